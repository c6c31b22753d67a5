using RankAndFile.Counting;
using RankAndFile.Counting.Formats;

namespace RankAndFile.Cli.Asking;

/// <summary>Guaranteed places, from a file of their own: <c>--guarantee</c>.</summary>
internal static class GuaranteesAsked
{
    /// <returns>How it ended if the file cannot be read, else null.</returns>
    internal static int? Read(Desk desk, string? path, ref Contest contest)
    {
        if (path is null)
        {
            return null;
        }

        var before = contest;
        var stopped = ElectionFile.Lines<GuaranteedPlaces>(desk, path, stream => GuaranteeFile.Read(stream, before), out var guarantees);
        contest = before with { Guarantees = [.. before.Guarantees, .. guarantees] };
        return stopped;
    }
}
