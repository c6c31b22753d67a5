using System.Collections.Immutable;
using RankAndFile.Scrutiny.Sealed;

namespace RankAndFile.Scrutiny;

/// <summary>Check 22: what a trustee opened of the last list was opened with their share of the key, after they had mixed.</summary>
internal sealed class Openings(Bundle bundle, Keys keys) : Check(22, "Every opening is with the trustee's share of the key")
{
    protected override ImmutableArray<string> Needs => [Bundle.RecordName, Bundle.PublicName];

    internal override void See(EntrySeen entry)
    {
        switch (entry.Facts)
        {
            case OpeningShared shared when keys.Contest(shared.Contest, entry) is { } contest:
                See(shared, contest, entry);
                break;
            case BallotsMixed mixed when keys.Contests.TryGetValue(mixed.Contest, out var contest) && (contest.Shares.Count > 0 || contest.SharesAreMissing):
                Fail(Bundle.RecordName, entry.Line, $"a mix of {mixed.Contest} after its opening began", "no mix after an opening");
                break;
            default:
                break;
        }
    }

    private void See(OpeningShared shared, OnlineContest contest, EntrySeen entry)
    {
        if (!contest.Mixers.Contains(shared.Trustee) || contest.Mixers.Distinct().Count() < contest.Ceremony.Called.Needed)
        {
            Fail(Bundle.RecordName, entry.Line, $"an opening by trustee {shared.Trustee} after mixes by {string.Join(", ", contest.Mixers)}", $"{contest.Ceremony.Called.Needed} trustees to have mixed first, and whoever opens among them");
            return;
        }

        if (contest.Last is not { } list)
        {
            NotChecked($"what trustee {shared.Trustee} opened in {shared.Contest}: the last list is not known");
            contest.SharesAreMissing = true;
        }
        else if ((shared.Published ?? shared.Kept) is not { } file || bundle.Bytes(file) is not { } bytes)
        {
            NotChecked($"what trustee {shared.Trustee} opened in {shared.Contest} is not in this bundle");
            contest.SharesAreMissing = true;
        }
        else if (OpeningShares.Read(bytes, shared.Proof) is not { } shares)
        {
            Fail(file.Path, 0, $"{bytes.Length} bytes", $"32 for each of {list.Count} votes");
        }
        else if (shares.Wrong(contest.Contest, contest.Ceremony, shared.Trustee, list) is { } wrong)
        {
            // Where enough others have opened rightly, the election goes on without this trustee.
            Fail(file.Path, 0, wrong, "what the trustee's share of the key gives");
        }
        else if (!shared.Signature.Holds(OpeningShares.SignatureUse, contest.Ceremony.Called.Trustees[shared.Trustee - 1].Signing, shares.Message(contest.Contest, shared.Trustee, list)))
        {
            Fail(Bundle.RecordName, entry.Line, $"an opening that trustee {shared.Trustee} did not sign", "the trustee's signature");
        }
        else if (!contest.Shares.TryAdd(shared.Trustee, shares))
        {
            Fail(Bundle.RecordName, entry.Line, $"a second opening by trustee {shared.Trustee}", "one");
        }
    }
}
