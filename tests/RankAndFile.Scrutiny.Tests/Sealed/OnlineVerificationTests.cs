using RankAndFile.Scrutiny.Sealed;

namespace RankAndFile.Scrutiny.Tests.Sealed;

/// <summary>Checks 17 to 25: an honest election online is accepted, and each lie is found by the check it concerns, all hashes and heads made anew.</summary>
public sealed class OnlineVerificationTests
{
    [Fact]
    public void An_election_online_is_accepted_from_the_key_to_the_count()
    {
        var verified = OnlineElection.Held().Record.Verified();

        Assert.Equal([], verified.Results.OfType<CheckResult.Failed>().SelectMany(failed => failed.Findings).Select(finding => finding.ToString()));
        Assert.All(verified.Results.Where(result => result.Number > 16), result => Assert.IsType<CheckResult.Passed>(result));
    }

    [Fact]
    public void Where_preferences_are_not_published_the_public_bundle_says_so_and_the_full_one_is_checked_whole()
    {
        var record = OnlineElection.Held(published: false).Record;

        var full = record.Verified();
        var shown = record.Verified(full: false);

        Assert.All(full.Results.Where(result => result.Number > 16), result => Assert.IsType<CheckResult.Passed>(result));
        Assert.True(shown.Holds);
        Assert.Equal([22, 23, 24], shown.Results.Where(result => result.Number > 16 && result is CheckResult.NotChecked).Select(result => result.Number));
    }

    /// <summary>5.6: a wrong partial opening does not stop the election where enough others have opened rightly.</summary>
    [Fact]
    public void A_trustee_who_lies_in_opening_is_named_and_the_others_suffice()
    {
        var record = OnlineElection.Held((held, facts) => facts switch
        {
            BallotsMixed { Turn: 2 } => After<BallotsMixed>(held, facts, held.Mixed(3, 2, held.Last)),
            OpeningShared { Trustee: 3 } => After<OpeningShared>(held, held.Shared(3, Lying(held)), held.Shared(2, held.Shares(2))),
            _ => facts,
        }).Record;

        var verified = record.Verified();

        Assert.Equal([22], verified.Results.OfType<CheckResult.Failed>().Select(failed => failed.Number));
        Assert.Contains("trustee 3 are not all made with their share", Assert.Single(Found.By(verified, 22)).Found, StringComparison.Ordinal);
        Assert.IsType<CheckResult.Passed>(verified.Results[22]);
    }

    [Fact]
    public void Any_byte_of_any_file_of_an_election_online_counts()
    {
        var chance = new Chance("bytes");
        var files = OnlineElection.Held().Record.Files();
        for (var number = 0; number < 120; number++)
        {
            var name = files.Keys.ElementAt(number % files.Count);
            var changed = files[name].ToArray();
            changed[chance.Below(changed.Length)] ^= (byte)(1 + chance.Below(255));
            Assert.False(RecordBeingMade.Verified(new SortedDictionary<string, byte[]>(files, StringComparer.Ordinal) { [name] = changed }).Holds, name);
        }
    }

    [Theory]
    [MemberData(nameof(Lies))]
    public void Every_lie_is_found_and_named(string lie)
    {
        var (check, words, told) = _lies[lie];

        var verified = OnlineElection.Held(told).Record.Verified();

        var found = Found.By(verified, check);
        Assert.True(found.Any(finding => finding.ToString().Contains(words, StringComparison.Ordinal)), string.Join('\n', verified.Results.OfType<CheckResult.Failed>().SelectMany(failed => failed.Findings.Select(finding => $"{failed.Number}: {finding}"))));
    }

    public static TheoryData<string> Lies => [.. _lies.Keys];

    private static readonly Dictionary<string, (int Check, string Words, Func<OnlineElection, object, object?> Told)> _lies = new(StringComparer.Ordinal)
    {
        ["a step of the ceremony left out"] = (17, "reveals before it is time", (_, facts) => facts is KeyPartCommitted { Trustee: 2 } ? null : facts),
        ["a share changed on its way"] = (17, "is not signed by them", (_, facts) => facts is KeySharesDealt { Trustee: 2 } dealt
            ? dealt with { Shares = [dealt.Shares[0] with { Masked = dealt.Shares[1].Masked }, .. dealt.Shares[1..]] } : facts),
        ["another key than was made"] = (17, "expected the key that all trustees", (held, facts) => facts is OnlineVotingSet set ? set with { Key = held.Members[0].Public } : facts),
        ["a trustee who has not confirmed"] = (17, "expected the key that all trustees", (_, facts) => facts is KeyConfirmed { Trustee: 3 } ? null : facts),
        ["online voting never set"] = (17, "expected a contest that was set for online voting", (_, facts) => facts is OnlineVotingSet ? null : facts),
        ["more candidates than fit"] = (17, "55 candidates stand", (_, facts) => facts is OnlineVotingSet set ? set with { Candidates = 55 } : facts),
        ["a list of another length"] = (18, "32 for each of 10", (_, facts) => facts is CredentialsListed listed ? listed with { Count = 10 } : facts),
        ["a credential twice"] = (18, "none twice", (held, facts) => facts is CredentialsListed listed
            ? new CredentialsListed(listed.Contest, 2, held.File("credentials", [.. Bytes(held.Members[0].Public), .. Bytes(held.Members[0].Public)])) : facts),
        ["a credential that is none"] = (18, "what is no element", (held, facts) => facts is CredentialsListed listed
            ? new CredentialsListed(listed.Contest, 1, held.File("credentials", [.. Enumerable.Repeat((byte)255, 32)])) : facts),
        ["no list at all"] = (19, "a list of its credentials before it", (_, facts) => facts is CredentialsListed ? null : facts),
        ["a ballot dropped that another follows"] = (19, "it follows a ballot that is not on the record", (held, facts) => facts is BallotCast cast && cast.Ballot == held.Ballots[0] ? null : facts),
        ["a ballot of a stranger"] = (19, "its credential is not on the list", (held, facts) => facts is BallotCast cast && cast.Ballot == held.Ballots.ElementAtOrDefault(1) ? Stranger(held) : facts),
        ["an older ballot put last"] = (19, "it is a first ballot, and the credential has cast one already", (held, facts) => After<CredentialCancelled>(held, facts, new BallotCast(OnlineElection.Contest, held.Ballots.FirstOrDefault()!))),
        ["a ballot replayed"] = (19, "it is the credential's last ballot again", (held, facts) => After<CredentialCancelled>(held, facts, new BallotCast(OnlineElection.Contest, held.Ballots.ElementAtOrDefault(1)!))),
        ["a vote swapped inside a ballot"] = (19, "the proof does not show", (held, facts) => facts is BallotCast cast && cast.Ballot == held.Ballots.ElementAtOrDefault(4) ? new BallotCast(cast.Contest, Swapped(held)) : facts),
        ["cancelled by one alone"] = (19, "expected two people", (_, facts) => facts is CredentialCancelled cancelled ? cancelled with { By = ["scrutineer", "scrutineer"] } : facts),
        ["a ballot after the close"] = (19, "after the close", (held, facts) => After<OnlineVotingClosed>(held, facts, new BallotCast(OnlineElection.Contest, held.Ballots.ElementAtOrDefault(1)!))),
        ["a cancellation after the close"] = (19, "cancelled after the close", (held, facts) => After<OnlineVotingClosed>(held, facts,
            new CredentialCancelled(OnlineElection.Contest, held.Members[1].Public, CancelledBecause.NotEntitled, ["a", "b"]))),
        ["a cancellation hidden"] = (20, "expected 6 with", (_, facts) => facts is CredentialCancelled ? null : facts),
        ["a ballot dropped unseen"] = (20, "expected 4 with", (held, facts) => facts is BallotCast cast && cast.Ballot == held.Ballots.ElementAtOrDefault(2) ? null : facts),
        ["another list mixed first"] = (21, "equation", (held, facts) => facts is BallotsMixed { Turn: 1 } ? held.Mixed(1, 3, held.First, SealedVotes.Of([.. held.First.Bytes[64..], .. held.First.Bytes[64..128]])!) : facts),
        ["a turn left out"] = (21, "expected turn 1", (_, facts) => facts is BallotsMixed { Turn: 1 } ? null : facts),
        ["one trustee mixes twice"] = (21, "by a trustee who has not mixed", (held, facts) => facts is BallotsMixed { Turn: 2 } mixed ? mixed with { Trustee = 3 } : facts),
        ["a mix signed by nobody"] = (21, "did not sign", (held, facts) => facts is BallotsMixed { Turn: 2 } mixed ? mixed with { Trustee = 2 } : facts),
        ["a trustee who opens without having mixed"] = (22, "to have mixed first", (held, facts) => facts is OpeningShared { Trustee: 3 } ? held.Shared(2, held.Shares(2)) : facts),
        ["a trustee who lies in opening"] = (22, "are not all made with their share", (held, facts) => facts is OpeningShared { Trustee: 3 } ? held.Shared(3, Lying(held)) : facts),
        ["an opening signed by another"] = (22, "did not sign", (held, facts) => facts is OpeningShared { Trustee: 3 } shared
            ? shared with { Signature = held.Shares(3).SignedBy(held.Key.Trustees[0], held.Sealed, held.Key.Public, held.Last, held.Fill) } : facts),
        ["a mix after the opening began"] = (22, "no mix after an opening", (held, facts) => After<OpeningShared>(held, facts, facts is OpeningShared { Trustee: 1 } ? held.Mixed(3, 2, held.Last) : null)),
        ["too few open"] = (23, "expected 2", (_, facts) => facts is OpeningShared { Trustee: 3 } ? null : facts),
        ["other sums"] = (23, "4 marked", (_, facts) => facts is BallotsOpened opened ? opened with { Marked = 4 } : facts),
        ["other votes"] = (23, "found other votes", (held, facts) => facts is BallotsOpened opened ? opened with { Published = held.File("votes", "{}\n"u8.ToArray()) } : facts),
        ["a vote left out of the box"] = (24, "1 papers of general-secretary marked 2 3", (held, facts) => facts is DocumentFrozen { Document: FrozenKind.Box } box
            ? box with { Published = held.File("box.blt", System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(OnlineElection.Box).Replace("2 2 3 0", "1 2 3 0", StringComparison.Ordinal))) } : facts),
        ["a transcript of other papers"] = (25, "another count", (held, facts) => facts is DocumentFrozen { Document: FrozenKind.Transcript } transcript
            ? transcript with { Published = held.File("transcript.json", OnlineElection.Counted(System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(OnlineElection.Box).Replace("2 2 3 0", "2 4 3 0", StringComparison.Ordinal)))) } : facts),
    };

    /// <summary>The facts are entered as they are, and something after them.</summary>
    private static object After<T>(OnlineElection held, object facts, object? then)
    {
        if (facts is T && then is not null)
        {
            held.Record.Add(facts);
            return then;
        }

        return facts;
    }

    private static BallotCast Stranger(OnlineElection held)
    {
        var stranger = Credential.Of(CredentialCode.New(held.Fill), RecordBeingMade.Election)!;
        return new(OnlineElection.Contest, UncastVote.Seal(held.Sealed, new Vote.Marked([4]), held.Fill).Cast(stranger, null, held.Fill));
    }

    private static SealedBallot Swapped(OnlineElection held)
    {
        var bytes = held.Ballots[4].Bytes.ToArray();
        UncastVote.Seal(held.Sealed, new Vote.Marked([4]), held.Fill).Sealed.Bytes().CopyTo(bytes, 64);
        return SealedBallot.Read(bytes);
    }

    private static OpeningShares Lying(OnlineElection held)
    {
        var bytes = held.Shares(3).Bytes.ToArray();
        bytes.AsSpan(32, 32).CopyTo(bytes);
        return OpeningShares.Read(bytes, held.Shares(3).Proof)!;
    }

    private static byte[] Bytes(Element element) => Convert.FromHexString(element.ToString());
}
