namespace RankAndFile.Counting;

/// <summary>What makes a paper valid under a rule book, and what is read off it.</summary>
public enum HowPapersAreRead
{
    /// <summary>A 1 against one candidate, then 2, 3 and so on.</summary>
    ByPreference,

    /// <summary>The same, and a paper with one mark only is valid without a 1: ERS97 6.9 and 6.24.</summary>
    ByPreferenceOrOnlyMark,

    /// <summary>Crosses, as many as the paper has votes; of a ranking, the first so many.</summary>
    ByVotes,
}
