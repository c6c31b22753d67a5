using System.Collections.Immutable;
using System.Globalization;
using RankAndFile.Scrutiny.Sealed;

namespace RankAndFile.Scrutiny;

/// <summary>Check 23: the votes are put together again from the shares of as many trustees as are needed.</summary>
internal sealed class VotesOpened(Bundle bundle, Keys keys) : Check(23, "The votes are those that the shares open")
{
    protected override ImmutableArray<string> Needs => [Bundle.RecordName, Bundle.PublicName];

    internal override void See(EntrySeen entry)
    {
        if (entry.Facts is not BallotsOpened opened || keys.Contest(opened.Contest, entry) is not { } contest)
        {
            return;
        }

        if (contest.Opened is not null)
        {
            Fail(Bundle.RecordName, entry.Line, $"{opened.Contest} opened again", "each contest once");
        }
        else if (contest.Shares.Count >= contest.Ceremony.Called.Needed && contest.Last is { } list)
        {
            Check(opened, contest, list, entry);
        }
        else if (contest.SharesAreMissing)
        {
            NotChecked($"the votes of {opened.Contest}: not all that was opened is in this bundle");
        }
        else if (contest.Last is not { Count: 0 } || (opened.Marked | opened.Blank | opened.Spoiled | opened.Malformed) is not 0)
        {
            Fail(Bundle.RecordName, entry.Line, $"votes put together from right openings by {contest.Shares.Count} trustees", $"{contest.Ceremony.Called.Needed}");
        }
    }

    private void Check(BallotsOpened opened, OnlineContest contest, SealedVotes list, EntrySeen entry)
    {
        var votes = contest.Opened = Opened.Of(contest.Contest, contest.Ceremony, list, contest.Shares);
        (long Marked, long Blank, long Spoiled, long Malformed) found = (
            votes.CountOf<Vote.Marked>(), votes.CountOf<Vote.Blank>(), votes.CountOf<Vote.Spoiled>(), votes.CountOf<Vote.Malformed>());
        if (found != (opened.Marked, opened.Blank, opened.Spoiled, opened.Malformed))
        {
            Fail(
                Bundle.RecordName,
                entry.Line,
                string.Create(CultureInfo.InvariantCulture, $"{opened.Marked} marked, {opened.Blank} blank, {opened.Spoiled} spoiled, {opened.Malformed} malformed"),
                string.Create(CultureInfo.InvariantCulture, $"{found.Marked}, {found.Blank}, {found.Spoiled}, {found.Malformed}"));
        }

        if ((opened.Published ?? opened.Kept) is not { } file || bundle.Bytes(file) is not { } bytes)
        {
            NotChecked($"the votes of {opened.Contest} are not in this bundle");
        }
        else if (!votes.ToBytes().AsSpan().SequenceEqual(bytes))
        {
            Fail(file.Path, 0, "other votes", "those that the shares give, in the one form");
        }
    }
}
