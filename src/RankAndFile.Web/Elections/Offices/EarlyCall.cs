using RankAndFile.Counting;

namespace RankAndFile.Web.Elections;

/// <summary>An election long before it is due takes everybody by surprise but who calls it: so it is called with a published reason.</summary>
public static class EarlyCall
{
    public const int LongestReason = 2_000;

    private static readonly Source _because = Source.Docs("offices.md", "Early elections");

    /// <summary>Whether voting would end more than the normal months before the first of these days. A vacant place has none, and makes nothing early.</summary>
    public static bool IsEarly(IEnumerable<DateOnly> dueOn, DateOnly votingCloses) =>
        dueOn.Select(due => (DateOnly?)due).Min() is { } first && votingCloses < first.AddMonths(-TermOfOffice.NormalMonths);

    /// <summary>Why an election whose voting closes on this day cannot be called with this reason, or none; null if it can.</summary>
    /// <param name="dueOn">When the holders of the offices that it fills are due to be elected again.</param>
    public static Refusal? RefusalTo(IEnumerable<DateOnly> dueOn, DateOnly votingCloses, string reason)
    {
        if (reason.Length > LongestReason)
        {
            return new($"The reason has at most {LongestReason} letters.", _because);
        }

        return IsEarly(dueOn, votingCloses) && string.IsNullOrWhiteSpace(reason)
            ? new($"This election is more than {TermOfOffice.NormalMonths} months before it is due. Give the reason; it is published with the call.", _because)
            : null;
    }
}
