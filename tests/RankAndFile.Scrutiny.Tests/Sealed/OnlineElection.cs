using System.Collections.Immutable;
using System.Text;
using RankAndFile.Counting;
using RankAndFile.Counting.Formats;
using RankAndFile.Scrutiny.Sealed;

namespace RankAndFile.Scrutiny.Tests.Sealed;

/// <summary>A whole election online on one record, from the key to the count, in which somebody may lie at any step.</summary>
internal sealed class OnlineElection
{
    internal const string Contest = RecordBeingMade.Contest;

    private readonly Chance _chance = new("election");
    private readonly Func<object, object?> _lie;

    private OnlineElection(Func<OnlineElection, object, object?>? lie, bool published)
    {
        _lie = facts => lie is null ? facts : lie(this, facts);
        Record = new RecordBeingMade().Add(new ElectionOpened(RecordBeingMade.Election, "AUMC", "General Secretary", RecordBeingMade.Office.Public));
        Key = Ceremony.Called(2, 3, "online");
        Members = [.. Enumerable.Range(0, 9).Select(_ => Credential.Of(CredentialCode.New(_chance.Fill), RecordBeingMade.Election)!)];
        MakeKey();
        Vote();
        Mix();
        Open(published);
        Record.Sign();
    }

    internal RecordBeingMade Record { get; }

    internal Ceremony Key { get; }

    internal SealedContest Sealed { get; private set; } = null!;

    internal ImmutableArray<Credential> Members { get; }

    internal List<SealedBallot> Ballots { get; } = [];

    internal SealedVotes First { get; private set; } = null!;

    internal SealedVotes Last { get; private set; } = null!;

    internal RandomBytes Fill => _chance.Fill;

    /// <summary>The lie is asked before every entry: the facts themselves, others in their place, or none.</summary>
    internal static OnlineElection Held(Func<OnlineElection, object, object?>? lie = null, bool published = true) => new(lie, published);

    internal void Enter(object facts)
    {
        if (_lie(facts) is { } told)
        {
            Record.Add(told);
        }
    }

    internal FrozenFile File(string name, byte[] bytes)
    {
        Record.Documents.RemoveAll(document => document.Path == $"documents/{name}");
        return Record.Document($"documents/{name}", bytes);
    }

    internal SealedBallot Cast(int member, Vote vote, SealedBallot? previous = null)
    {
        var ballot = UncastVote.Seal(Sealed, vote, Fill).Cast(Members[member], previous?.Hash(Sealed), Fill);
        Ballots.Add(ballot);
        Enter(new BallotCast(Contest, ballot));
        return ballot;
    }

    internal BallotsMixed Mixed(int turn, int trustee, SealedVotes before, SealedVotes? proved = null)
    {
        var mixed = (MixOutcome.Mixed)Scrutiny.Sealed.Mix.Of(Sealed, turn, proved ?? before, Fill);
        Last = mixed.After;
        var context = new MixContext(Sealed, turn, proved ?? before, mixed.After);
        return new(
            Contest,
            turn,
            trustee,
            File($"mix-{turn}.votes", mixed.After.Bytes.ToArray()),
            File($"mix-{turn}.proof", mixed.Proof.Bytes.ToArray()),
            mixed.Proof.SignedBy(Key.Trustees[trustee - 1], Key.Public, context, Fill));
    }

    internal OpeningShared Shared(int trustee, OpeningShares shares, bool published = true)
    {
        var file = File($"{(published ? "" : "sealed-")}opening-{trustee}", shares.Bytes.ToArray());
        return new(
            Contest,
            trustee,
            shares.Proof,
            shares.SignedBy(Key.Trustees[trustee - 1], Sealed, Key.Public, Last, Fill),
            published ? file : null,
            published ? null : file);
    }

    internal OpeningShares Shares(int trustee) => OpeningShares.Make(Sealed, Key.Public, Key.Trustees[trustee - 1], Last, Fill)!;

    private void MakeKey()
    {
        Enter(Key.Public.Called);
        Key.Run();
        Key.Steps.ForEach(Enter);
        Sealed = Key.Contest(Contest, new(Marking.Ranking, 4, 4));
        Enter(new OnlineVotingSet(Contest, "first", Key.Key, Marking.Ranking, 4, 4));
    }

    private void Vote()
    {
        var list = Members.Select(member => Convert.FromHexString(member.Public.ToString())).OrderBy(Convert.ToHexString, StringComparer.Ordinal).SelectMany(one => one).ToArray();
        Enter(new CredentialsListed(Contest, Members.Length, File("credentials", list)));
        var first = Cast(0, new Vote.Marked([1, 2, 3]));
        Cast(1, new Vote.Marked([2, 3]));
        Cast(2, new Vote.Blank());
        Cast(0, new Vote.Marked([3, 1]), first);
        Cast(3, new Vote.Marked([2, 3]));
        Cast(4, new Vote.Spoiled());
        Cast(5, new Vote.Marked([4]));
        Enter(new CredentialCancelled(Contest, Members[5].Public, CancelledBecause.PaperReturned, ["scrutineer", "independent person"]));
        var cast = new BallotsCast(Sealed, Members.Select(member => member.Public));
        Ballots.ForEach(ballot => cast.Cast(ballot));
        cast.Cancel(Members[5].Public);
        Last = First = cast.ToBeOpened();
        Enter(new OnlineVotingClosed(Contest, First.Count, First.Digest));
    }

    private void Mix()
    {
        Enter(Mixed(1, 3, First));
        Enter(Mixed(2, 1, Last));
    }

    private void Open(bool published)
    {
        Enter(Shared(1, Shares(1), published));
        Enter(Shared(3, Shares(3), published));
        var opened = Key.Open(Sealed, Last, 1, 3);
        var file = File(published ? "votes" : "sealed-votes", opened.ToBytes());
        Enter(new BallotsOpened(Contest, 3, 1, 1, 0, published ? file : null, published ? null : file));
        Enter(new DocumentFrozen(FrozenKind.Box, Contest, File("box.blt", Box), null));
        Enter(new DocumentFrozen(FrozenKind.Transcript, Contest, File("transcript.json", Counted(Box)), null));
    }

    /// <summary>What was opened online, and the paper of the member whose credential was cancelled.</summary>
    internal static byte[] Box { get; } = Encoding.UTF8.GetBytes("4 1\n1 3 1 0\n2 2 3 0\n1 4 0\n0\n\"Ann\"\n\"Bob\"\n\"Cyd\"\n\"Dan\"\n\"Online\"\n");

    internal static byte[] Counted(byte[] box)
    {
        var papers = (ReadOutcome.Accepted)BltFile.Read(new MemoryStream(box));
        var count = (CountOutcome.Completed)Count.Run(RuleBooks.Find("ers97")!, papers.Contest, papers.Papers, new LotsFromSeed("a b/1 1 1 1 1 1"));
        using var file = new MemoryStream();
        TranscriptJson.Write(count.Transcript, file);
        return file.ToArray();
    }
}
