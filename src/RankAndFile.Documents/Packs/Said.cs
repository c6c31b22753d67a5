namespace RankAndFile.Documents.Packs;

/// <summary>Words in English and, where there are any, in Welsh.</summary>
public sealed record Said(string English, string? Welsh = null)
{
    /// <summary>The same in both languages: a name, an address.</summary>
    public static implicit operator Said(string words) => new(words);
}

/// <summary>Which languages a paper speaks.</summary>
public enum Tongue
{
    English,

    /// <summary>Welsh alone; English where nobody gave the Welsh.</summary>
    Welsh,

    /// <summary>English, and Welsh after it.</summary>
    Both,
}

internal static class Tongues
{
    /// <summary>As separate lines or paragraphs.</summary>
    internal static IEnumerable<string> Says(this Tongue tongue, Said words) => (tongue, words.Welsh) switch
    {
        (Tongue.English, _) or (_, null) => [words.English],
        (Tongue.Welsh, { } welsh) => [welsh],
        (_, { } welsh) => welsh == words.English ? [words.English] : [words.English, welsh],
    };

    /// <summary>One language after the other, for what is read in one go: a list of steps.</summary>
    internal static IEnumerable<Tongue> Each(this Tongue tongue) => tongue is Tongue.Both ? [Tongue.English, Tongue.Welsh] : [tongue];

    /// <summary>In one line.</summary>
    internal static string Line(this Tongue tongue, Said words) => string.Join(" / ", tongue.Says(words));

    internal static string Code(this Tongue tongue) => tongue is Tongue.Welsh ? "cy-GB" : "en-GB";
}
