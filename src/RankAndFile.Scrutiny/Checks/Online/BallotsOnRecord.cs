using System.Collections.Immutable;
using RankAndFile.Scrutiny.Sealed;

namespace RankAndFile.Scrutiny;

/// <summary>Check 19: every ballot is right in itself, by a credential on the list, follows that credential's last, and came before the close.</summary>
internal sealed class BallotsOnRecord(Keys keys) : Check(19, "Every sealed ballot is right and follows the last of its credential")
{
    private const int Together = 16384;
    private const int FewestToCancel = 2;

    private readonly Dictionary<string, List<(SealedBallot Ballot, long Line)>> _waiting = new(StringComparer.Ordinal);

    protected override ImmutableArray<string> Needs => [Bundle.RecordName, Bundle.PublicName];

    internal override void See(EntrySeen entry)
    {
        switch (entry.Facts)
        {
            case BallotCast cast when keys.Contest(cast.Contest, entry) is { } contest:
                See(cast, contest, entry);
                break;
            case CredentialCancelled cancelled when keys.Contest(cancelled.Contest, entry) is { } contest:
                See(cancelled, contest, entry);
                break;
            default:
                break;
        }
    }

    internal override void End(Walked walked)
    {
        foreach (var contest in _waiting.Keys)
        {
            Check(contest);
        }
    }

    private void See(BallotCast cast, OnlineContest contest, EntrySeen entry)
    {
        if (contest.First is not null)
        {
            Fail(Bundle.RecordName, entry.Line, $"a ballot in {cast.Contest} after the close", "none");
            return;
        }

        if (contest.Cast is not { } all)
        {
            Fail(Bundle.RecordName, entry.Line, $"a ballot in {cast.Contest}", "a list of its credentials before it");
            return;
        }

        if (all.Cast(cast.Ballot) is { } wrong)
        {
            Fail(Bundle.RecordName, entry.Line, $"a ballot that is void: {wrong}", "a ballot with a place on the record");
        }

        if (!_waiting.TryGetValue(cast.Contest, out var waiting))
        {
            _waiting.Add(cast.Contest, waiting = []);
        }

        waiting.Add((cast.Ballot, entry.Line));
        if (waiting.Count == Together)
        {
            Check(cast.Contest);
        }
    }

    private void See(CredentialCancelled cancelled, OnlineContest contest, EntrySeen entry)
    {
        if (contest.First is not null)
        {
            Fail(Bundle.RecordName, entry.Line, $"a credential of {cancelled.Contest} cancelled after the close", "none");
        }
        else if (contest.Cast?.Cancel(cancelled.Credential) is { } wrong)
        {
            Fail(Bundle.RecordName, entry.Line, wrong, "a credential that can be cancelled");
        }

        if (cancelled.By.Distinct(StringComparer.Ordinal).Count() < FewestToCancel)
        {
            Fail(Bundle.RecordName, entry.Line, $"a credential cancelled by {string.Join(" and ", cancelled.By)}", "two people");
        }
    }

    private void Check(string contest)
    {
        var waiting = _waiting[contest];
        foreach (var (place, wrong) in BallotChecking.Wrong(keys.Contests[contest].Contest, [.. waiting.Select(one => one.Ballot)]))
        {
            Fail(Bundle.RecordName, waiting[place].Line, $"a ballot of which {wrong}", "a right ballot");
        }

        waiting.Clear();
    }
}
