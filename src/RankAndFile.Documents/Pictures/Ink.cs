namespace RankAndFile.Documents;

/// <summary>
/// The colours a sheet is printed in: ink on paper and one strong colour, which the union may set.
/// What the colour says is always said in another way too.
/// </summary>
public sealed record Ink
{
    internal const string Paper = "#fbfaf7";
    internal const string Black = "#1c1a17";

    /// <summary>For words of less weight: 7 to 1 against the paper.</summary>
    internal const string Grey = "#55514a";

    /// <summary>For bars and bands: 3 to 1 against the paper, and clearly lighter in print than any strong colour.</summary>
    internal const string Band = "#8f8a80";

    internal const string Rule = "#d9d5cb";

    /// <param name="strong">A colour such as <c>#8c1d18</c>, dark enough to be read on paper.</param>
    public Ink(string strong)
    {
        if (strong.Length is not 7 || strong[0] is not '#' || !strong.Skip(1).All(char.IsAsciiHexDigit))
        {
            throw new ArgumentException($"{strong} is not a colour: write it as #8c1d18.", nameof(strong));
        }

        Strong = strong;
    }

    /// <summary>A deep red, 9 to 1 against the paper.</summary>
    public static Ink Red { get; } = new("#8c1d18");

    public string Strong { get; }
}
