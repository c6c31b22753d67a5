using System.Runtime.CompilerServices;

namespace RankAndFile.Documents;

/// <summary>
/// Writes HTML or SVG. Whatever stands in the holes of a text is data and is escaped; only a
/// <see cref="Markup"/> goes out as it is, so that a name can never become a tag.
/// </summary>
internal sealed class MarkupWriter(TextWriter output)
{
    internal void Line([InterpolatedStringHandlerArgument("")] ref Pieces pieces)
    {
        _ = pieces;
        Output.Write('\n');
    }

    internal void Line(string markup)
    {
        Output.Write(markup);
        Output.Write('\n');
    }

    /// <summary>Writes to a string what the action writes, to be set into another text.</summary>
    internal static Markup Of(Action<MarkupWriter> write)
    {
        using var text = new StringWriter { NewLine = "\n" };
        write(new MarkupWriter(text));
        return new(text.ToString());
    }

    [InterpolatedStringHandler]
    internal readonly ref struct Pieces
    {
        private readonly TextWriter _output;

        public Pieces(int literalLength, int formattedCount, MarkupWriter writer)
        {
            _ = literalLength + formattedCount;
            _output = writer.Output;
        }

        public void AppendLiteral(string markup) => _output.Write(markup);

        public void AppendFormatted(string? text) => Markup.Escape(text, _output);

        public void AppendFormatted(Markup markup) => _output.Write(markup.Text);

        public void AppendFormatted(int number) => _output.Write(Numerals.Grouped(number));

        public void AppendFormatted(Tenths length) => _output.Write(length.ToString());
    }

    private TextWriter Output { get; } = output;
}

/// <summary>Text that is markup already.</summary>
internal readonly record struct Markup(string Text)
{
    internal static Markup None => new("");

    /// <summary>
    /// Neither HTML nor XML can hold a control character, and half of a surrogate pair is no
    /// character at all: both become the sign for a character that is missing.
    /// </summary>
    internal static void Escape(string? text, TextWriter output)
    {
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&': output.Write("&amp;"); break;
                case '<': output.Write("&lt;"); break;
                case '>': output.Write("&gt;"); break;
                case '"': output.Write("&quot;"); break;
                case '\'': output.Write("&#39;"); break;
                case '\t' or '\n' or '\r': output.Write(' '); break;
                case < 0x20 or (>= 0x7F and < 0xA0) or 0xFFFE or 0xFFFF: output.Write('\uFFFD'); break;
                default: output.Write(rune.ToString()); break;
            }
        }
    }
}

/// <summary>A length on a drawing, in tenths of its unit.</summary>
internal readonly record struct Tenths(int Value)
{
    public static Tenths operator +(Tenths left, Tenths right) => new(left.Value + right.Value);

    public override string ToString()
    {
        var (units, rest) = (Math.Abs(Value) / 10, Math.Abs(Value) % 10);
        var sign = Value < 0 ? "-" : "";
        return rest is 0
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{sign}{units}")
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{sign}{units}.{rest}");
    }
}
