using System.Globalization;

namespace RankAndFile.Cli.Conforming;

/// <summary>One place where a count and the table beside it say different things.</summary>
/// <param name="Line">The line of the table, counting from 1.</param>
/// <param name="What">The figure: a candidate's votes, the quota, who was elected.</param>
internal sealed record Difference(string File, int Line, string What, string Expected, string Got)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}: {What}: expected {Expected}, got {Got}");
}

/// <summary>What came of comparing: how much was held side by side, and where it differs.</summary>
internal sealed class Findings
{
    internal int Elections { get; private set; }

    internal int Tables { get; private set; }

    internal long Lines { get; private set; }

    internal long Figures { get; private set; }

    internal List<Difference> Differences { get; } = [];

    internal void Election() => Elections++;

    internal void Table() => Tables++;

    internal void Line() => Lines++;

    internal void Figure() => Figures++;

    internal void Add(Findings others)
    {
        Elections += others.Elections;
        Tables += others.Tables;
        Lines += others.Lines;
        Figures += others.Figures;
        Differences.AddRange(others.Differences);
    }
}
