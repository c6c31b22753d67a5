using System.IO.Compression;
using System.Text;
using System.Xml;
using RankAndFile.Counting;

namespace RankAndFile.Documents;

/// <summary>A workbook in the format of ECMA-376 (XLSX): a zip of XML parts. It holds no date, so that equal counts make equal files.</summary>
internal sealed class Workbook(IReadOnlyList<Worksheet> sheets)
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string PartType = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    // The earliest a zip can tell.
    private static readonly DateTimeOffset _atNoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    internal static Workbook Of(Transcript count) => new(
        [WorkbookPages.ResultSheet(count), WorkbookPages.Stages(count), WorkbookPages.Elected(count), WorkbookPages.Papers(count)]);

    internal void Write(Stream to)
    {
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        WritePart(zip, "[Content_Types].xml", WriteContentTypes);
        WritePart(zip, "_rels/.rels", xml => WriteRelations(xml, [("officeDocument", "xl/workbook.xml")]));
        WritePart(zip, "xl/workbook.xml", WriteWorkbook);
        WritePart(zip, "xl/_rels/workbook.xml.rels", xml => WriteRelations(
            xml, [.. sheets.Select((_, index) => ("worksheet", $"worksheets/sheet{index + 1}.xml")), ("styles", "styles.xml")]));
        WritePart(zip, "xl/styles.xml", CellStyles.Write);
        for (var index = 0; index < sheets.Count; index++)
        {
            WritePart(zip, $"xl/worksheets/sheet{index + 1}.xml", sheets[index].Write);
        }
    }

    internal static void StartMain(XmlWriter xml, string name) => xml.WriteStartElement(name, Main);

    private static void WritePart(ZipArchive zip, string name, Action<XmlWriter> write)
    {
        var part = zip.CreateEntry(name, CompressionLevel.Optimal);
        part.LastWriteTime = _atNoTime;
        using var stream = part.Open();
        using var xml = XmlWriter.Create(stream, new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        xml.WriteStartDocument(standalone: true);
        write(xml);
        xml.WriteEndDocument();
    }

    private void WriteContentTypes(XmlWriter xml)
    {
        xml.WriteStartElement("Types", ContentTypes);
        WriteEmpty(xml, "Default", ("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"));
        WriteEmpty(xml, "Default", ("Extension", "xml"), ("ContentType", "application/xml"));
        WriteEmpty(xml, "Override", ("PartName", "/xl/workbook.xml"), ("ContentType", PartType + "sheet.main+xml"));
        WriteEmpty(xml, "Override", ("PartName", "/xl/styles.xml"), ("ContentType", PartType + "styles+xml"));
        for (var index = 1; index <= sheets.Count; index++)
        {
            WriteEmpty(xml, "Override", ("PartName", $"/xl/worksheets/sheet{index}.xml"), ("ContentType", PartType + "worksheet+xml"));
        }

        xml.WriteEndElement();
    }

    private static void WriteRelations(XmlWriter xml, IReadOnlyList<(string Type, string Target)> relations)
    {
        xml.WriteStartElement("Relationships", PackageRelations);
        for (var index = 0; index < relations.Count; index++)
        {
            var (type, target) = relations[index];
            WriteEmpty(xml, "Relationship", ("Id", $"rId{index + 1}"), ("Type", $"{Relations}/{type}"), ("Target", target));
        }

        xml.WriteEndElement();
    }

    private void WriteWorkbook(XmlWriter xml)
    {
        StartMain(xml, "workbook");
        xml.WriteStartElement("sheets");
        for (var index = 0; index < sheets.Count; index++)
        {
            xml.WriteStartElement("sheet");
            xml.WriteAttributeString("name", sheets[index].Name);
            xml.WriteAttributeString("sheetId", XmlConvert.ToString(index + 1));
            xml.WriteAttributeString("r", "id", Relations, $"rId{index + 1}");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteStartElement("definedNames");
        for (var index = 0; index < sheets.Count; index++)
        {
            xml.WriteStartElement("definedName");
            xml.WriteAttributeString("name", "_xlnm.Print_Titles");
            xml.WriteAttributeString("localSheetId", XmlConvert.ToString(index));
            xml.WriteString($"'{sheets[index].Name}'!${sheets[index].HeadingRows}:${sheets[index].HeadingRows}");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    internal static void WriteEmpty(XmlWriter xml, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name);
        foreach (var (attribute, value) in attributes)
        {
            xml.WriteAttributeString(attribute, value);
        }

        xml.WriteEndElement();
    }
}
