using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace RankAndFile.Documents;

/// <summary>Text that is markup already.</summary>
internal readonly record struct Markup(string Text)
{
    internal static Markup None => new("");

    internal static Markup Of(ref Escaping markup) => markup.Written;

    internal static Markup Joined(IEnumerable<Markup> parts) => new(string.Concat(parts.Select(part => part.Text)));
}

/// <summary>
/// Takes the text of the program as it stands and escapes whatever is set into it, so that a name
/// can never become a tag. Only a <see cref="Markup"/> goes through as it is.
/// </summary>
[InterpolatedStringHandler]
internal readonly ref struct Escaping(int literalLength, int formattedCount)
{
    private readonly StringBuilder _written = new(literalLength + (16 * formattedCount));

    internal Markup Written => new(_written.ToString());

    public void AppendLiteral(string markup) => _written.Append(markup);

    public void AppendFormatted(Markup markup) => _written.Append(markup.Text);

    public void AppendFormatted(int number) => _written.Append(Numerals.Grouped(number));

    public void AppendFormatted(Tenths length) => _written.Append(length.ToString());

    /// <summary>
    /// Neither HTML nor XML can hold a control character, and half of a surrogate pair is no
    /// character at all: both become the sign for a character that is missing.
    /// </summary>
    public void AppendFormatted(string? text)
    {
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => _written.Append("&amp;"),
                '<' => _written.Append("&lt;"),
                '>' => _written.Append("&gt;"),
                '"' => _written.Append("&quot;"),
                '\'' => _written.Append("&#39;"),
                '\t' or '\n' or '\r' => _written.Append(' '),
                < 0x20 or (>= 0x7F and < 0xA0) or 0xFFFE or 0xFFFF => _written.Append('\uFFFD'),
                _ => _written.Append(rune.ToString()),
            };
        }
    }
}

/// <summary>A length on a drawing, in tenths of its unit.</summary>
internal readonly record struct Tenths(int Value)
{
    public override string ToString()
    {
        var sign = Value < 0 ? "-" : "";
        var (units, rest) = (Math.Abs(Value) / 10, Math.Abs(Value) % 10);
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{units}") + (rest is 0 ? "" : string.Create(CultureInfo.InvariantCulture, $".{rest}"));
    }
}
