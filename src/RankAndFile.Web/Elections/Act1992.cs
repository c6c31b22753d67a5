using RankAndFile.Counting;

namespace RankAndFile.Web.Elections;

/// <summary>Trade Union and Labour Relations (Consolidation) Act 1992: its Part I, Chapter IV is the law of union elections.</summary>
internal static class Act1992
{
    internal static Source At(string section) => new("Trade Union and Labour Relations (Consolidation) Act 1992", section);
}
