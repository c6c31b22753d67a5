using System.Globalization;
using System.Text;
using System.Xml;

namespace RankAndFile.Documents;

/// <summary>One sheet of a workbook, with its heading kept in sight, printed on A4 landscape to the width of a page.</summary>
/// <param name="HeadingRows">The last of them is the row of column headings.</param>
/// <param name="FrozenColumns">Columns that stay in sight: who a row is about.</param>
internal sealed record Worksheet(string Name, int HeadingRows, int FrozenColumns, IReadOnlyList<IReadOnlyList<Cell>> Rows)
{
    // A spreadsheet keeps fifteen digits of a number and drops the rest without a word.
    private const int DigitsKept = 15;

    private const int NarrowestColumn = 8;
    private const int WidestColumn = 40;

    internal void Write(XmlWriter xml)
    {
        Workbook.StartMain(xml, "worksheet");
        xml.WriteStartElement("sheetPr");
        Workbook.WriteEmpty(xml, "pageSetUpPr", ("fitToPage", "1"));
        xml.WriteEndElement();
        WriteView(xml);
        WriteColumns(xml);
        xml.WriteStartElement("sheetData");
        for (var row = 0; row < Rows.Count; row++)
        {
            WriteRow(xml, row);
        }

        xml.WriteEndElement();
        Workbook.WriteEmpty(xml, "pageMargins", ("left", "0.4"), ("right", "0.4"), ("top", "0.5"), ("bottom", "0.5"), ("header", "0.3"), ("footer", "0.3"));
        Workbook.WriteEmpty(xml, "pageSetup", ("paperSize", "9"), ("orientation", "landscape"), ("fitToWidth", "1"), ("fitToHeight", "0"));
        xml.WriteEndElement();
    }

    private void WriteView(XmlWriter xml)
    {
        xml.WriteStartElement("sheetViews");
        xml.WriteStartElement("sheetView");
        xml.WriteAttributeString("workbookViewId", "0");
        xml.WriteStartElement("pane");
        if (FrozenColumns > 0)
        {
            xml.WriteAttributeString("xSplit", XmlConvert.ToString(FrozenColumns));
        }

        xml.WriteAttributeString("ySplit", XmlConvert.ToString(HeadingRows));
        xml.WriteAttributeString("topLeftCell", Reference(HeadingRows, FrozenColumns));
        xml.WriteAttributeString("activePane", FrozenColumns > 0 ? "bottomRight" : "bottomLeft");
        xml.WriteAttributeString("state", "frozen");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteColumns(XmlWriter xml)
    {
        xml.WriteStartElement("cols");
        var columns = Rows.Max(row => row.Count);
        for (var column = 0; column < columns; column++)
        {
            // Headings wrap, and what stands above them may run on over empty cells.
            var longest = Rows.Skip(HeadingRows).Where(row => row.Count > column).Select(row => row[column].Text.Length).DefaultIfEmpty().Max();
            var width = Math.Clamp(longest + 3, column < FrozenColumns ? NarrowestColumn : NarrowestColumn + 4, WidestColumn);
            var number = XmlConvert.ToString(column + 1);
            Workbook.WriteEmpty(xml, "col", ("min", number), ("max", number), ("width", XmlConvert.ToString(width)), ("customWidth", "1"));
        }

        xml.WriteEndElement();
    }

    private void WriteRow(XmlWriter xml, int row)
    {
        xml.WriteStartElement("row");
        xml.WriteAttributeString("r", XmlConvert.ToString(row + 1));
        for (var column = 0; column < Rows[row].Count; column++)
        {
            if (Rows[row][column] is { Text.Length: > 0 } cell)
            {
                WriteCell(xml, cell, Reference(row, column), isHeading: row == HeadingRows - 1);
            }
        }

        xml.WriteEndElement();
    }

    private static void WriteCell(XmlWriter xml, Cell cell, string reference, bool isHeading)
    {
        xml.WriteStartElement("c");
        xml.WriteAttributeString("r", reference);
        if (cell.Decimals is { } decimals && cell.Text.Count(char.IsAsciiDigit) <= DigitsKept)
        {
            xml.WriteAttributeString("s", XmlConvert.ToString(CellStyles.FigureWith(decimals)));
            xml.WriteElementString("v", cell.Text);
        }
        else
        {
            var style = isHeading ? CellStyles.Heading : cell.IsText ? CellStyles.Words : CellStyles.FigureAsText;
            xml.WriteAttributeString("s", XmlConvert.ToString(style));

            // Text of its own, never a formula, whatever it begins with.
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is");
            xml.WriteStartElement("t");
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(Allowed(cell.Text));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>XML has no place for control characters and half pairs, which a name in a file may hold.</summary>
    private static string Allowed(string text)
    {
        var allowed = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            allowed.Append(rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value) ? rune.ToString() : "\uFFFD");
        }

        return allowed.ToString();
    }

    private static string Reference(int row, int column)
    {
        var letters = "";
        for (var left = column; left >= 0; left = (left / 26) - 1)
        {
            letters = (char)('A' + (left % 26)) + letters;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{letters}{row + 1}");
    }
}
