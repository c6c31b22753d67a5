namespace RankAndFile.Documents;

/// <summary>A word of the count is explained where it first stands, and then not again.</summary>
internal sealed class Glosses
{
    private readonly HashSet<string> _given = [];

    internal string Quota => First("quota", "the quota – the number of votes that is enough to be elected –", "the quota");

    internal string Surplus => First("surplus", "surplus, the votes beyond the quota,", "surplus");

    internal string Surpluses => First("surplus", "surpluses, the votes that the elected hold beyond the quota,", "surpluses");

    internal string NonTransferable => First(
        "non-transferable", "non-transferable (they name nobody further who is still in the count)", "non-transferable");

    internal string KeepValues => First(
        "keep value",
        "keep values (a candidate's keep value is the part of every vote reaching them that they keep; the rest goes on to the next choice)",
        "keep values");

    private string First(string word, string explained, string plain) => _given.Add(word) ? explained : plain;
}
