using System.Buffers.Binary;

namespace RankAndFile.Documents.Pdf;

/// <summary>A photograph as it was handed in (ITU-T T.81), with the size it says it has.</summary>
internal sealed record Jpeg(byte[] Bytes, int Width, int Height, string ColourSpace)
{
    private const byte Marker = 0xFF;
    private const byte StartOfImage = 0xD8;
    private const byte StartOfScan = 0xDA;

    /// <summary>Null where it is no photograph that a page can show: no JPEG, or neither grey nor of three colours.</summary>
    internal static Jpeg? Read(byte[] bytes)
    {
        if (bytes.Length < 4 || bytes[0] is not Marker || bytes[1] is not StartOfImage)
        {
            return null;
        }

        var at = 2;
        while (at + 9 < bytes.Length && bytes[at] is Marker && bytes[at + 1] is not StartOfScan)
        {
            if (IsFrame(bytes[at + 1]))
            {
                return Framed(bytes, at);
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + 2));
        }

        return null;
    }

    // Baseline, extended and progressive frames; the other codes of this row mean something else.
    private static bool IsFrame(byte code) => code is >= 0xC0 and <= 0xC2;

    private static Jpeg? Framed(byte[] bytes, int at)
    {
        var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + 5)), BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + 7)));
        return (bytes[at + 4], bytes[at + 9]) switch
        {
            _ when height is 0 || width is 0 => null,
            (8, 1) => new(bytes, width, height, "DeviceGray"),
            (8, 3) => new(bytes, width, height, "DeviceRGB"),
            _ => null,
        };
    }
}
