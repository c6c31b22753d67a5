namespace RankAndFile.Documents;

/// <summary>Writes HTML or SVG, line by line.</summary>
internal sealed class MarkupWriter(TextWriter output)
{
    internal void Line(ref Escaping markup) => Line(markup.Written);

    internal void Line(Markup markup)
    {
        output.Write(markup.Text);
        output.Write('\n');
    }
}
