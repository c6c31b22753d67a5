using System.Globalization;
using System.Xml;

namespace RankAndFile.Documents;

/// <summary>The few ways a cell looks, by their numbers in the workbook's list of styles.</summary>
internal static class CellStyles
{
    internal const int Words = 0;
    internal const int Heading = 1;

    /// <summary>A figure that is kept as text, because a spreadsheet would not keep all of its digits.</summary>
    internal const int FigureAsText = 2;

    private const int FirstFigure = 3;
    private const int MostDecimals = 9;

    // Numbers below this one are the format's own.
    private const int FirstFormat = 164;

    internal static int FigureWith(int decimals) => FirstFigure + decimals;

    internal static void Write(XmlWriter xml)
    {
        Workbook.StartMain(xml, "styleSheet");
        WriteFormats(xml);
        WriteFonts(xml);
        WriteList(xml, "fills", "<fill><patternFill patternType=\"none\"/></fill>", "<fill><patternFill patternType=\"gray125\"/></fill>");
        WriteList(xml, "borders", "<border/>", "<border><bottom style=\"thin\"/></border>");
        WriteList(xml, "cellStyleXfs", "<xf/>");
        WriteList(
            xml,
            "cellXfs",
            [
                "<xf xfId=\"0\"/>",
                "<xf xfId=\"0\" fontId=\"1\" borderId=\"1\" applyFont=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment vertical=\"bottom\" wrapText=\"1\"/></xf>",
                "<xf xfId=\"0\" applyAlignment=\"1\"><alignment horizontal=\"right\"/></xf>",
                .. Enumerable.Range(0, MostDecimals + 1).Select(decimals =>
                    string.Create(CultureInfo.InvariantCulture, $"<xf xfId=\"0\" numFmtId=\"{FirstFormat + decimals}\" applyNumberFormat=\"1\"/>")),
            ]);
        xml.WriteEndElement();
    }

    private static void WriteFormats(XmlWriter xml)
    {
        xml.WriteStartElement("numFmts");
        xml.WriteAttributeString("count", XmlConvert.ToString(MostDecimals + 1));
        for (var decimals = 0; decimals <= MostDecimals; decimals++)
        {
            Workbook.WriteEmpty(
                xml,
                "numFmt",
                ("numFmtId", XmlConvert.ToString(FirstFormat + decimals)),
                ("formatCode", decimals is 0 ? "#,##0" : "#,##0." + new string('0', decimals)));
        }

        xml.WriteEndElement();
    }

    private static void WriteFonts(XmlWriter xml) => WriteList(
        xml,
        "fonts",
        "<font><sz val=\"11\"/><name val=\"Calibri\"/></font>",
        "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font>");

    private static void WriteList(XmlWriter xml, string name, params IReadOnlyList<string> items)
    {
        xml.WriteStartElement(name);
        xml.WriteAttributeString("count", XmlConvert.ToString(items.Count));
        foreach (var item in items)
        {
            xml.WriteRaw(item);
        }

        xml.WriteEndElement();
    }
}
