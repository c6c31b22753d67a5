namespace RankAndFile.Documents.Pdf;

/// <summary>The typeface in a document (ISO 32000-1, 9.7 and 9.9): each file that was used, whole, with the way back from its glyphs to characters.</summary>
internal static class FontObjects
{
    // A block of pairs holds no more (Adobe Technical Note 5014).
    private const int PairsInABlock = 100;

    internal static IReadOnlyList<(int File, int Number)> Write(PdfFile file, bool[] used) =>
        [.. Enumerable.Range(0, used.Length).Where(at => used[at]).Select(at => (at, Write(file, Typeface.Files[at])))];

    private static int Write(PdfFile file, FontFile font)
    {
        var name = string.Concat("SourceSans3-", font.Name.AsSpan("source-sans-3-".Length));
        var embedded = file.Stream($"/Length1 {font.Sfnt.Length}", font.Sfnt);
        var descriptor = file.Reserve();
        var bytes = file.Object(descriptor).Add("<</Type/FontDescriptor/FontName/"u8).Add(name).Add("/Flags 4/ItalicAngle 0/StemV "u8)
            .Add(font.Name.Contains("-700-", StringComparison.Ordinal) ? 140 : 80).Add("/Ascent "u8).Add(font.Ascent).Add("/Descent "u8).Add(font.Descent)
            .Add("/CapHeight "u8).Add(font.CapHeight).Add("/FontBBox["u8);
        foreach (var bound in font.Bounds)
        {
            bytes.Add(bound).Add(" "u8);
        }

        bytes.Add("]/FontFile2 "u8).Add(embedded).Add(" 0 R>>"u8);
        file.EndObject();
        var descendant = Descendant(file, font, name, descriptor);
        var characters = file.Stream("", Characters(font));
        var number = file.Reserve();
        file.Object(number).Add("<</Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont/"u8).Add(name)
            .Add("/DescendantFonts["u8).Add(descendant).Add(" 0 R]/ToUnicode "u8).Add(characters).Add(" 0 R>>"u8);
        file.EndObject();
        return number;
    }

    private static int Descendant(PdfFile file, FontFile font, string name, int descriptor)
    {
        var number = file.Reserve();
        var bytes = file.Object(number).Add("<</Type/Font/Subtype/CIDFontType2/CIDToGIDMap/Identity/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/BaseFont/"u8)
            .Add(name).Add("/FontDescriptor "u8).Add(descriptor).Add(" 0 R/W[0["u8);
        foreach (var width in font.Widths)
        {
            bytes.Add(width).Add(" "u8);
        }

        bytes.Add("]]>>"u8);
        file.EndObject();
        return number;
    }

    /// <summary>Which character each glyph prints, so that text can be searched, copied and read aloud. A glyph that serves two says the first.</summary>
    private static ReadOnlySpan<byte> Characters(FontFile font)
    {
        var pairs = font.Characters.GroupBy(pair => pair.Value).Select(same => (Glyph: same.Key, Character: (ushort)same.Min(pair => pair.Key))).OrderBy(pair => pair.Glyph);
        var map = new Bytes().Add("""
            /CIDInit /ProcSet findresource begin
            12 dict begin begincmap
            /CMapName /Adobe-Identity-UCS def /CMapType 2 def
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            1 begincodespacerange <0000> <FFFF> endcodespacerange

            """u8);
        foreach (var block in pairs.Chunk(PairsInABlock))
        {
            map.Add(block.Length).Add(" beginbfchar\n"u8);
            foreach (var (glyph, character) in block)
            {
                map.Add("<"u8).Hex(glyph).Add("> <"u8).Hex(character).Add(">\n"u8);
            }

            map.Add("endbfchar\n"u8);
        }

        return map.Add("endcmap CMapName currentdict /CMap defineresource pop end end\n"u8).Written;
    }
}
