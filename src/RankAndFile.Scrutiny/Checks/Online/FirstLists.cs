using System.Collections.Immutable;

namespace RankAndFile.Scrutiny;

/// <summary>Check 20: the list that is mixed first is worked out again from the ballots and the cancellations.</summary>
internal sealed class FirstLists(Keys keys) : Check(20, "What is mixed first is the last ballot of every credential")
{
    protected override ImmutableArray<string> Needs => [Bundle.RecordName, Bundle.PublicName];

    internal override void See(EntrySeen entry)
    {
        if (entry.Facts is not OnlineVotingClosed closed || keys.Contest(closed.Contest, entry) is not { } contest)
        {
            return;
        }

        if (contest.First is not null)
        {
            Fail(Bundle.RecordName, entry.Line, $"{closed.Contest} closed again", "each contest once");
        }
        else if (contest.Cast is not { } cast)
        {
            NotChecked($"what is mixed first in {closed.Contest}: its list of credentials is not at hand");
        }
        else
        {
            contest.First = contest.Last = cast.ToBeOpened();
            contest.Cast = null;
            if (contest.First.Count != closed.Ballots || contest.First.Digest != closed.List)
            {
                Fail(Bundle.RecordName, entry.Line, $"{closed.Ballots} ballots with the digest {closed.List}", $"{contest.First.Count} with {contest.First.Digest}");
            }
        }
    }
}
