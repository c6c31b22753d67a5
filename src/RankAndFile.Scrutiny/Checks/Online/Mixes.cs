using System.Collections.Immutable;
using RankAndFile.Scrutiny.Sealed;

namespace RankAndFile.Scrutiny;

/// <summary>Check 21: every mix is the list before it in another order, by a trustee whose turn it is.</summary>
internal sealed class Mixes(Bundle bundle, Keys keys) : Check(21, "Every mix is the list before it in another order")
{
    protected override ImmutableArray<string> Needs => [Bundle.RecordName, Bundle.PublicName];

    internal override void See(EntrySeen entry)
    {
        if (entry.Facts is BallotsMixed mixed && keys.Contest(mixed.Contest, entry) is { } contest)
        {
            See(mixed, contest, entry);
        }
    }

    private void See(BallotsMixed mixed, OnlineContest contest, EntrySeen entry)
    {
        if (mixed.Turn != contest.Mixers.Count + 1 || mixed.Trustee < 1 || mixed.Trustee > contest.Ceremony.Called.Trustees.Length || contest.Mixers.Contains(mixed.Trustee))
        {
            Fail(Bundle.RecordName, entry.Line, $"turn {mixed.Turn} by trustee {mixed.Trustee}", $"turn {contest.Mixers.Count + 1}, by a trustee who has not mixed");
        }

        contest.Mixers.Add(mixed.Trustee);
        if (contest.Last is not { } before)
        {
            NotChecked($"turn {mixed.Turn} in {mixed.Contest}: the list before it is not known");
            return;
        }

        contest.Last = null;
        if (bundle.Bytes(mixed.Votes) is not { } votes || bundle.Bytes(mixed.Proof) is not { } proof)
        {
            NotChecked($"{mixed.Votes.Path} or {mixed.Proof.Path} is not in this bundle");
        }
        else if (SealedVotes.Of(votes) is not { } after || MixProof.Read(proof, before.Count) is not { } read)
        {
            Fail(mixed.Proof.Path, 0, $"a list of {votes.Length} bytes and a proof of {proof.Length}", $"those of {before.Count} votes");
        }
        else
        {
            contest.Last = Check(mixed, contest, new(contest.Contest, mixed.Turn, before, after), read, entry) ? after : null;
        }
    }

    private bool Check(BallotsMixed mixed, OnlineContest contest, MixContext context, MixProof proof, EntrySeen entry)
    {
        var all = MixChecking.Wrong(context, proof);
        foreach (var wrong in all)
        {
            Fail(mixed.Proof.Path, 0, $"in turn {mixed.Turn} of {mixed.Contest}, {wrong}", $"trustee {mixed.Trustee} to have mixed the list before, and nothing else");
        }

        if (mixed.Trustee >= 1 && mixed.Trustee <= contest.Ceremony.Called.Trustees.Length
            && !mixed.Signature.Holds(MixProof.SignatureUse, contest.Ceremony.Called.Trustees[mixed.Trustee - 1].Signing, proof.Message(context, mixed.Trustee)))
        {
            Fail(Bundle.RecordName, entry.Line, $"a mix that trustee {mixed.Trustee} did not sign", "the trustee's signature");
        }

        return all.IsEmpty;
    }
}
