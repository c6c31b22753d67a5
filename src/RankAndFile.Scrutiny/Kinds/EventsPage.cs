using System.Xml.Linq;

namespace RankAndFile.Scrutiny;

/// <summary>The page of every kind of entry, made from the catalogue and the docstrings: docs/record-events.md.</summary>
public static class EventsPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="docstrings">The files of docstrings that lie beside the assemblies.</param>
    public static void Write(Catalogue catalogue, IReadOnlyList<XDocument> docstrings, TextWriter to)
    {
        to.Write("""
            # Every kind of entry in the public record

            This page is made from the program, and a test holds the two together. docs/record-format.md says how entries are written, hashed and checked.

            The name, the version and the fields of a kind are for ever. What cannot stay as it is gets the next version; the old one stays readable.

            **Public** fields stand in the face that anyone may see, the others in the sealed one. The public face of a *lasting* kind is needed for checking and is never destroyed.

            """.ReplaceLineEndings("\n"));
        foreach (var kind in catalogue.Kinds)
        {
            WriteKind(kind, docstrings, to);
        }
    }

    private static void WriteKind(EntryKind kind, IReadOnlyList<XDocument> docstrings, TextWriter to)
    {
        var about = docstrings.SelectMany(page => page.Descendants("member"))
            .FirstOrDefault(member => member.Attribute("name")?.Value == $"T:{kind.Type.FullName}");
        to.Write($"\n## {kind.Name}, version {kind.Version}{(kind.IsLasting ? " (lasting)" : "")}\n\n{OnOneLine(about?.Element("summary"))}\n\n");
        to.Write("| Field | | What | |\n| --- | --- | --- | --- |\n");
        foreach (var property in kind.Properties)
        {
            var side = property.Side is FaceSide.Public ? "public" : "sealed";
            var field = about?.Elements("param").FirstOrDefault(param => param.Attribute("name")?.Value == property.ProgramName);
            to.Write($"| `{property.Name}` | {side} | {property.Words} | {OnOneLine(field)} |\n");
        }
    }

    /// <summary>The words of a docstring; what it refers to is called by its last name.</summary>
    private static string OnOneLine(XElement? docstring)
    {
        if (docstring is null)
        {
            return "";
        }

        var words = string.Concat(docstring.Nodes().Select(node => node switch
        {
            XElement named => named.Value.Length > 0 ? named.Value : named.Attributes().FirstOrDefault()?.Value.Split('.')[^1] ?? "",
            _ => node.ToString(),
        }));
        return string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace("|", "\\|", StringComparison.Ordinal);
    }
}
