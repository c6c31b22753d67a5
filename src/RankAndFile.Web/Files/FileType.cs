using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Text;

namespace RankAndFile.Web.Files;

/// <summary>What a file is, by what it holds. Nothing else is taken in.</summary>
public enum FileType
{
    Pdf,
    Png,
    Jpeg,

    /// <summary>Written letters: a table, minutes, a list. Its name says which.</summary>
    Text,
}

/// <summary>Tells what a file is by reading it from its first byte to its last. What is two things at once is neither.</summary>
public static class FileTypes
{
    private static readonly UTF8Encoding _strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly FrozenDictionary<FileType, (string Ending, string Media)> _written = new Dictionary<FileType, (string, string)>
    {
        [FileType.Pdf] = (".pdf", "application/pdf"),
        [FileType.Png] = (".png", "image/png"),
        [FileType.Jpeg] = (".jpg", "image/jpeg"),
        [FileType.Text] = (".txt", "text/plain; charset=utf-8"),
    }.ToFrozenDictionary();

    public static string Ending(FileType type) => _written[type].Ending;

    /// <summary>As it is handed out. A table is text whose name says so.</summary>
    public static string Media(FileType type, string name) => type is FileType.Text && name.EndsWith(".csv", StringComparison.Ordinal) ? "text/csv; charset=utf-8" : _written[type].Media;

    /// <summary>What this is, or null.</summary>
    public static async Task<FileType?> Of(Func<Stream> open)
    {
        await using var file = new BufferedStream(open(), 1 << 16);
        var first = new byte[8];
        var length = await file.ReadAtLeastAsync(first, first.Length, throwOnEndOfStream: false);
        file.Position = 0;
        if (first.AsSpan(0, length).StartsWith("%PDF-"u8))
        {
            return await IsPdf(file) ? FileType.Pdf : null;
        }

        if (first.AsSpan(0, length).SequenceEqual(_png))
        {
            return await IsPng(file) ? FileType.Png : null;
        }

        if (first.AsSpan(0, length).StartsWith(new byte[] { 0xFF, 0xD8, 0xFF }))
        {
            return IsJpeg(file) ? FileType.Jpeg : null;
        }

        return length > 0 && await IsText(file) ? FileType.Text : null;
    }

    private static readonly byte[] _png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    // ISO 32000-1, 7.5.5: it ends with %%EOF. The directory of a zip file stands in the last 64 KiB of it (APPNOTE 4.3.16).
    private static async Task<bool> IsPdf(Stream file)
    {
        var end = new byte[(int)Math.Min(file.Length, ushort.MaxValue + 22)];
        file.Position = file.Length - end.Length;
        await file.ReadExactlyAsync(end);
        var written = end.AsSpan().TrimEnd("\r\n \0"u8);
        return written.EndsWith("%%EOF"u8) && end.AsSpan().IndexOf("PK\x05\x06"u8) < 0;
    }

    // PNG, 11.2 (W3C): chunks from IHDR to IEND, and nothing after it.
    private static async Task<bool> IsPng(Stream file)
    {
        var chunk = new byte[8];
        file.Position = _png.Length;
        for (var isFirst = true; file.Length - file.Position >= 12; isFirst = false)
        {
            await file.ReadExactlyAsync(chunk);
            var (length, kind) = (BinaryPrimitives.ReadUInt32BigEndian(chunk), Encoding.ASCII.GetString(chunk, 4, 4));
            if (isFirst != kind is "IHDR" || !kind.All(char.IsAsciiLetter) || length > file.Length - file.Position - 4)
            {
                return false;
            }

            file.Position += length + 4;
            if (kind is "IEND")
            {
                return length is 0 && file.Position == file.Length;
            }
        }

        return false;
    }

    // ITU T.81, B.1.1: segments with their lengths; after a scan's header its data, until a marker that is no part of them.
    private static bool IsJpeg(Stream file)
    {
        file.Position = 2;
        while (file.ReadByte() is 0xFF)
        {
            int marker;
            do
            {
                marker = file.ReadByte();
            }
            while (marker is 0xFF);

            if (marker is 0xD9)
            {
                return file.Position == file.Length;
            }

            var length = (file.ReadByte() << 8) | file.ReadByte();
            if (marker is < 0xC0 or 0xFF or (>= 0xD0 and <= 0xD8) || length < 2 || file.Position + length - 2 > file.Length)
            {
                return false;
            }

            file.Position += length - 2;
            if (marker is 0xDA && !SkipScan(file))
            {
                return false;
            }
        }

        return false;
    }

    private static bool SkipScan(Stream file)
    {
        for (var last = file.ReadByte(); last >= 0;)
        {
            var next = file.ReadByte();
            if (last is 0xFF && next is not (0 or 0xFF or -1) and not (>= 0xD0 and <= 0xD7))
            {
                file.Position -= 2;
                return true;
            }

            last = next;
        }

        return false;
    }

    private static readonly SearchValues<char> _notInText = SearchValues.Create([.. Enumerable.Range(0, 0x20).Append(0x7F).Select(code => (char)code).Except(['\t', '\r', '\n', '\f'])]);

    private static async Task<bool> IsText(Stream file)
    {
        using var text = new StreamReader(file, _strict, detectEncodingFromByteOrderMarks: false, 1 << 14, leaveOpen: true);
        var letters = new char[1 << 14];
        try
        {
            while (await text.ReadAsync(letters) is var read and > 0)
            {
                if (letters.AsSpan(0, read).ContainsAny(_notInText))
                {
                    return false;
                }
            }

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
