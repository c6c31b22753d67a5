using System.Buffers.Binary;
using System.IO.Compression;
using System.Reflection;
using System.Text;

namespace RankAndFile.Documents.Pdf;

/// <summary>A file of TrueType outlines, unpacked from WOFF 1.0 (W3C, 13 December 2012).</summary>
internal sealed class FontFile
{
    private const int WoffHeader = 44;
    private const int WoffEntry = 20;

    // What a CIDFontType2 needs of a font (ISO 32000-1, 9.9); characters are found by us.
    private static readonly string[] _embedded = ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"];

    private readonly SortedDictionary<string, byte[]> _tables = new(StringComparer.Ordinal);

    private FontFile(string name, byte[] woff)
    {
        Name = name;
        Unpack(woff);
        var (head, across, most) = (_tables["head"], _tables["hhea"], _tables["maxp"]);
        UnitsPerEm = Unsigned(head, 18);
        Bounds = [.. Enumerable.Range(0, 4).Select(at => PerThousand(Signed(head, 36 + (2 * at))))];
        (Ascent, Descent) = (PerThousand(Signed(across, 4)), PerThousand(Signed(across, 6)));
        CapHeight = PerThousand(Signed(_tables["OS/2"], 88));
        Widths = new int[Unsigned(most, 4)];
        var (measured, metrics) = (Unsigned(across, 34), _tables["hmtx"]);
        for (var glyph = 0; glyph < Widths.Length; glyph++)
        {
            Widths[glyph] = PerThousand(Unsigned(metrics, 4 * Math.Min(glyph, measured - 1)));
        }

        Characters = ReadCharacters(_tables["cmap"]);
        Sfnt = Packed([.. _tables.Where(table => _embedded.Contains(table.Key))]);
    }

    internal string Name { get; }

    internal int UnitsPerEm { get; }

    internal int[] Bounds { get; }

    internal int Ascent { get; }

    internal int Descent { get; }

    internal int CapHeight { get; }

    /// <summary>How far each glyph moves on, in thousandths of the size.</summary>
    internal int[] Widths { get; }

    /// <summary>The characters this file has, and their glyphs.</summary>
    internal SortedDictionary<int, ushort> Characters { get; }

    /// <summary>The file as it is embedded.</summary>
    internal byte[] Sfnt { get; }

    internal static FontFile Carried(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"typeface/{name}.woff")
            ?? throw new InvalidOperationException($"The typeface {name} was not built in.");
        var woff = new byte[stream.Length];
        stream.ReadExactly(woff);
        return new(name, woff);
    }

    private int PerThousand(int units) => units * 1000 / UnitsPerEm;

    private void Unpack(byte[] woff)
    {
        for (var table = 0; table < Unsigned(woff, 12); table++)
        {
            var entry = woff.AsSpan(WoffHeader + (WoffEntry * table), WoffEntry);
            var (at, packed, length) = (Long(entry, 4), Long(entry, 8), Long(entry, 12));
            var bytes = new byte[length];
            if (packed < length)
            {
                using var unpacking = new ZLibStream(new MemoryStream(woff, at, packed), CompressionMode.Decompress);
                unpacking.ReadExactly(bytes);
            }
            else
            {
                woff.AsSpan(at, length).CopyTo(bytes);
            }

            _tables[Encoding.ASCII.GetString(entry[..4])] = bytes;
        }
    }

    /// <summary>The subtable of format 4, which holds every character up to U+FFFF.</summary>
    private static SortedDictionary<int, ushort> ReadCharacters(byte[] cmap)
    {
        var subtable = Enumerable.Range(0, Unsigned(cmap, 2)).Select(at => Long(cmap.AsSpan(), 8 + (8 * at))).First(at => Unsigned(cmap, at) is 4);
        var map = cmap.AsSpan(subtable);
        var found = new SortedDictionary<int, ushort>();
        var doubled = (int)Unsigned(map, 6);
        for (var segment = 0; segment < doubled; segment += 2)
        {
            var (last, first) = (Unsigned(map, 14 + segment), Unsigned(map, 16 + doubled + segment));
            var (delta, range) = (Unsigned(map, 16 + (2 * doubled) + segment), 16 + (3 * doubled) + segment);
            for (int character = first; character <= last && character < 0xFFFF; character++)
            {
                var offset = Unsigned(map, range);
                var glyph = offset is 0 ? (ushort)((character + delta) & 0xFFFF) : Unsigned(map, range + offset + (2 * (character - first)));
                var moved = offset is 0 || glyph is 0 ? glyph : (ushort)((glyph + delta) & 0xFFFF);
                if (moved > 0)
                {
                    found[character] = moved;
                }
            }
        }

        return found;
    }

    /// <summary>The tables as one file (OpenType 1.9, "Organization of an OpenType font"), in the order of their names.</summary>
    private static byte[] Packed(KeyValuePair<string, byte[]>[] tables)
    {
        var power = 1;
        while (power * 2 <= tables.Length)
        {
            power *= 2;
        }

        using var file = new MemoryStream();
        Span<byte> header = stackalloc byte[12];
        BinaryPrimitives.WriteUInt32BigEndian(header, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(header[4..], (ushort)tables.Length);
        BinaryPrimitives.WriteUInt16BigEndian(header[6..], (ushort)(16 * power));
        BinaryPrimitives.WriteUInt16BigEndian(header[8..], (ushort)int.Log2(power));
        BinaryPrimitives.WriteUInt16BigEndian(header[10..], (ushort)(16 * (tables.Length - power)));
        file.Write(header);
        var at = 12 + (16 * tables.Length);
        Span<byte> entry = stackalloc byte[16];
        foreach (var (name, table) in tables)
        {
            Encoding.ASCII.GetBytes(name, entry);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], Sum(table));
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], at);
            BinaryPrimitives.WriteInt32BigEndian(entry[12..], table.Length);
            file.Write(entry);
            at += Padded(table.Length);
        }

        foreach (var (_, table) in tables)
        {
            file.Write(table);
            file.Write(new byte[Padded(table.Length) - table.Length]);
        }

        return file.ToArray();
    }

    private static uint Sum(byte[] table)
    {
        var (padded, sum) = (new byte[Padded(table.Length)], 0u);
        table.CopyTo(padded, 0);
        for (var at = 0; at < padded.Length; at += 4)
        {
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(padded.AsSpan(at)));
        }

        return sum;
    }

    private static int Padded(int length) => (length + 3) / 4 * 4;

    private static ushort Unsigned(ReadOnlySpan<byte> table, int at) => BinaryPrimitives.ReadUInt16BigEndian(table[at..]);

    private static short Signed(ReadOnlySpan<byte> table, int at) => BinaryPrimitives.ReadInt16BigEndian(table[at..]);

    private static int Long(ReadOnlySpan<byte> table, int at) => BinaryPrimitives.ReadInt32BigEndian(table[at..]);
}
