using System.Collections.Immutable;
using System.Numerics;
using RankAndFile.Scrutiny.Sealed;

namespace RankAndFile.Scrutiny.Tests.Sealed;

/// <summary>Votes as numbers and elements, codes and credentials, and what makes a ballot right.</summary>
public sealed class BallotTests
{
    private static readonly Ceremony _key = Ceremony.OfOne("ballots");
    private static readonly BallotForm _form = new(Marking.Ranking, 5, 5);
    private static readonly SealedContest _contest = _key.Contest("president", _form);
    private static readonly ImmutableArray<Credential> _members = [.. Enumerable.Range(0, 5).Select(_ => Credential.Of(CredentialCode.New(_key.Fill), Ceremony.Election)!)];

    [Theory]
    [InlineData(Marking.Ranking, 4, 4, 2 + 4 + 12 + 24 + 24)]
    [InlineData(Marking.Ranking, 5, 2, 2 + 5 + 20)]
    [InlineData(Marking.Marks, 6, 3, 2 + 6 + 15 + 20)]
    [InlineData(Marking.Marks, 1, 1, 3)]
    public void Every_vote_has_one_number_and_every_number_one_vote(Marking marking, int candidates, int most, int votes)
    {
        var form = new BallotForm(marking, candidates, most);
        var all = Enumerable.Range(0, votes).Select(number => form.VoteOf(VoteNumber.Of((ulong)number))).ToList();

        Assert.Equal(votes, all.Distinct().Count());
        Assert.DoesNotContain(new Vote.Malformed(), all);
        Assert.All(all.Index(), one => Assert.Equal(VoteNumber.Of((ulong)one.Index), form.NumberOf(one.Item)));
        Assert.IsType<Vote.Malformed>(form.VoteOf(VoteNumber.Of((ulong)votes)));
        Assert.IsType<Vote.Malformed>(form.VoteOf(VoteNumber.Limit - VoteNumber.Of(1)));
    }

    [Fact]
    public void Fifty_four_candidates_fit_into_an_element_and_come_out_as_they_went_in()
    {
        var chance = new Chance("rankings");
        foreach (var form in (BallotForm[])[new(Marking.Ranking, 54, 54), new(Marking.Marks, 54, 27), new(Marking.Ranking, 30, 30)])
        {
            for (var number = 0; number < 60; number++)
            {
                var order = Enumerable.Range(1, form.Candidates).Select(candidate => (candidate, chance.Below(1 << 30))).OrderBy(one => one.Item2).Select(one => one.candidate);
                var marked = order.Take(number is 0 ? form.Most : 1 + chance.Below(form.Most));
                var vote = new Vote.Marked([.. form.Marking is Marking.Ranking ? marked : marked.Order()]);
                Assert.Equal(vote, form.VoteOf(form.NumberOf(vote)));
                Assert.Equal(vote, Embedding.Read(form, Embedding.Embed(form.NumberOf(vote)).Encoded()));
            }
        }

        var last = new Vote.Marked([.. Enumerable.Range(1, 54).Reverse()]);
        var most = new BallotForm(Marking.Ranking, 54, 54);
        Assert.Equal(most.End, most.NumberOf(last) + VoteNumber.Of(1));
        var votes = Enumerable.Range(0, 55).Aggregate(BigInteger.One, (sum, k) => sum + Enumerable.Range(54 - k + 1, k).Aggregate(BigInteger.One, (product, factor) => product * factor));
        Span<byte> bytes = stackalloc byte[30];
        most.End.Write(bytes);
        Assert.Equal(votes, new BigInteger(bytes, isUnsigned: true));
    }

    [Fact]
    public void A_contest_with_more_candidates_is_refused()
    {
        Assert.Null(BallotForm.RefusalToSeal(Marking.Ranking, 54, 54));
        Assert.Contains("55 candidates stand", BallotForm.RefusalToSeal(Marking.Ranking, 55, 3)!.Reason, StringComparison.Ordinal);
        Assert.NotNull(BallotForm.RefusalToSeal(Marking.Marks, 55, 1));
        Assert.NotNull(BallotForm.RefusalToSeal(Marking.Marks, 0, 0));
        Assert.NotNull(BallotForm.RefusalToSeal(Marking.Marks, 5, 6));
        Assert.Throws<ArgumentException>(() => _form.NumberOf(new Vote.Marked([1, 1])));
        Assert.Throws<ArgumentException>(() => _form.NumberOf(new Vote.Marked([6])));
        Assert.Throws<ArgumentException>(() => new BallotForm(Marking.Marks, 5, 2).NumberOf(new Vote.Marked([2, 1])));
    }

    /// <summary>A vote that is no number of the contest, or a second element for one that is (by which it could be marked), is malformed.</summary>
    [Fact]
    public void What_is_no_vote_and_a_vote_sealed_in_a_second_way_are_malformed()
    {
        var first = Embedding.Embed(_form.NumberOf(new Vote.Marked([3, 1]))).Encoded();
        var others = new List<byte[]>();
        for (var (last, low) = (0, 0); others.Count < 5; low += 2)
        {
            (last, low) = low is 256 ? (last + 1, 0) : (last, low);
            byte[] other = [(byte)low, .. first[1..31], (byte)last];
            if (Point.TryDecode(other, out _) && !other.SequenceEqual(first))
            {
                others.Add(other);
            }
        }

        Assert.Equal(new Vote.Marked([3, 1]), Embedding.Read(_form, first));
        Assert.All(others, other => Assert.IsType<Vote.Malformed>(Embedding.Read(_form, other)));
        Assert.IsType<Vote.Malformed>(Embedding.Read(_form, Embedding.Embed(_form.End).Encoded()));
        Assert.IsType<Vote.Malformed>(Embedding.Read(_form, Embedding.Embed(VoteNumber.Limit - VoteNumber.Of(1)).Encoded()));
    }

    [Fact]
    public void A_code_is_read_as_people_type_it_and_any_slip_is_seen()
    {
        var chance = new Chance("codes");
        for (var number = 0; number < 50; number++)
        {
            var code = CredentialCode.New(chance.Fill);
            var plain = code.Replace("-", "", StringComparison.Ordinal);
            Assert.Equal((29, 24), (code.Length, plain.Length));
            Assert.Equal(plain, CredentialCode.Read(code));
            Assert.Equal(plain, CredentialCode.Read($" {code.ToLowerInvariant().Replace('0', 'o').Replace('1', 'l')} "));
            for (var place = 0; place < 24; place++)
            {
                var other = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[(1 + chance.Below(31) + "0123456789ABCDEFGHJKMNPQRSTVWXYZ".IndexOf(plain[place], StringComparison.Ordinal)) % 32];
                Assert.Null(CredentialCode.Read($"{plain[..place]}{other}{plain[(place + 1)..]}"));
                var swapped = place < 23 && plain[place] != plain[place + 1] ? $"{plain[..place]}{plain[place + 1]}{plain[place]}{plain[(place + 2)..]}" : "";
                Assert.Null(CredentialCode.Read(swapped));
            }
        }

        Assert.Null(CredentialCode.Read("U"));
        Assert.Null(Credential.Of("not a code", Ceremony.Election));
    }

    [Fact]
    public void A_credential_differs_in_every_election()
    {
        var code = CredentialCode.New(new Chance("code").Fill);

        Assert.Equal(Credential.Of(code, "gs-2026")!.Public, Credential.Of(code.ToLowerInvariant(), "gs-2026")!.Public);
        Assert.NotEqual(Credential.Of(code, "gs-2026")!.Public, Credential.Of(code, "gs-2027")!.Public);
    }

    [Fact]
    public void An_honest_ballot_is_right_and_any_byte_of_it_counts()
    {
        var ballot = Cast(0, new Vote.Marked([2, 1]));

        Assert.Null(BallotChecking.Wrong(_contest, ballot));
        for (var place = 0; place < SealedBallot.Length; place++)
        {
            var bytes = ballot.Bytes.ToArray();
            bytes[place] ^= 2;
            Assert.NotNull(BallotChecking.Wrong(_contest, SealedBallot.Read(bytes)));
        }
    }

    /// <summary>5.6: bound to election, contest, key and credential; group membership; canonical scalars.</summary>
    [Fact]
    public void A_ballot_is_of_its_election_contest_and_key_alone()
    {
        var ballot = Cast(0, new Vote.Blank());

        Assert.NotNull(BallotChecking.Wrong(_contest with { Election = "another" }, ballot));
        Assert.NotNull(BallotChecking.Wrong(_contest with { Contest = "treasurer" }, ballot));
        Assert.NotNull(BallotChecking.Wrong(_contest with { Key = Ceremony.OfOne("another").Key }, ballot));
        foreach (var (place, wrong) in (ReadOnlySpan<(int, string)>)[(0, "credential"), (64, "α"), (96, "β"), (128, "proof"), (160, "scalar"), (192, "signature"), (224, "scalar")])
        {
            var bytes = ballot.Bytes.ToArray();
            bytes.AsSpan(place, 32).Fill(255);
            Assert.Contains(wrong, BallotChecking.Wrong(_contest, SealedBallot.Read(bytes)), StringComparison.Ordinal);
            bytes.AsSpan(place, 32).Clear();
            Assert.NotNull(BallotChecking.Wrong(_contest, SealedBallot.Read(bytes)));
        }
    }

    /// <summary>5.6: a ballot copied under another credential: whoever copies it does not know what is in it.</summary>
    [Fact]
    public void A_ballot_copied_under_another_credential_is_refused()
    {
        var copied = Cast(0, new Vote.Marked([1])).Bytes.ToArray();
        _members[1].Public.CopyTo(copied);
        Schnorr.Make(SealedBallot.SignatureUse, _members[1].Secret, _members[1].Public, SealedBallot.SignatureMessage(_contest, copied), _key.Fill).CopyTo(copied.AsSpan(SealedBallot.SignatureAt));

        Assert.StartsWith("the proof does not show", BallotChecking.Wrong(_contest, SealedBallot.Read(copied)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_ballot_signed_by_another_credential_is_refused()
    {
        var forged = Cast(0, new Vote.Marked([1])).Bytes.ToArray();
        Schnorr.Make(SealedBallot.SignatureUse, _members[1].Secret, _members[1].Public, SealedBallot.SignatureMessage(_contest, forged), _key.Fill).CopyTo(forged.AsSpan(SealedBallot.SignatureAt));

        Assert.StartsWith("the signature is not", BallotChecking.Wrong(_contest, SealedBallot.Read(forged)), StringComparison.Ordinal);
    }

    [Fact]
    public void Among_many_ballots_checked_as_one_the_wrong_ones_are_named()
    {
        var ballots = Enumerable.Range(0, 40).Select(place => Cast(place % 5, new Vote.Marked([1 + (place % 5)]))).ToArray();
        Assert.Empty(BallotChecking.Wrong(_contest, ballots));

        foreach (var (place, at) in (ReadOnlySpan<(int, int)>)[(7, 170), (31, 240)])
        {
            var bytes = ballots[place].Bytes.ToArray();
            bytes[at] ^= 1;
            ballots[place] = SealedBallot.Read(bytes);
        }

        Assert.Equal([7, 31], BallotChecking.Wrong(_contest, ballots).Select(wrong => wrong.Place));
    }

    [Fact]
    public void The_last_ballot_counts_and_an_older_one_cannot_be_put_last()
    {
        var cast = new BallotsCast(_contest, _members.Select(member => member.Public));
        var first = Cast(0, new Vote.Marked([1]));
        var second = Cast(0, new Vote.Marked([2]), first);
        var third = Cast(0, new Vote.Marked([3]), second);
        var stranger = UncastVote.Seal(_contest, new Vote.Blank(), _key.Fill).Cast(Credential.Of(CredentialCode.New(_key.Fill), Ceremony.Election)!, null, _key.Fill);

        Assert.Equal("it follows a ballot that is not on the record", cast.Cast(second));
        Assert.Null(cast.Cast(first));
        Assert.Equal("it is the credential's last ballot again", cast.Cast(first));
        Assert.Null(cast.Cast(second));
        Assert.Equal("it is a first ballot, and the credential has cast one already", cast.Cast(first));
        Assert.Null(cast.Cast(third));
        Assert.Equal("it does not follow the credential's last ballot", cast.Cast(second));
        Assert.Equal("its credential is not on the list of this contest", cast.Cast(stranger));
        Assert.Null(cast.Cast(Cast(1, new Vote.Spoiled())));
        Assert.Equal([new Vote.Spoiled(), new Vote.Marked([3])], _key.Open(_contest, cast.ToBeOpened(), 1).Votes.Select(one => one.Vote));
    }

    [Fact]
    public void Nothing_of_a_cancelled_credential_is_opened_and_it_casts_no_more()
    {
        var cast = new BallotsCast(_contest, _members.Select(member => member.Public));
        var first = Cast(0, new Vote.Marked([1]));
        Assert.Null(cast.Cast(first));
        Assert.Null(cast.Cast(Cast(1, new Vote.Marked([2]))));

        Assert.Null(cast.Cancel(_members[0].Public));
        Assert.Equal("the credential was cancelled before", cast.Cancel(_members[0].Public));
        Assert.Equal("the credential is not on the list of this contest", cast.Cancel(_key.Key));
        Assert.Equal("its credential was cancelled", cast.Cast(Cast(0, new Vote.Marked([3]), first)));
        Assert.Equal(new Vote.Marked([2]), Assert.Single(_key.Open(_contest, cast.ToBeOpened(), 1).Votes).Vote);
    }

    /// <summary>Check or cast: what the booth sealed is opened to any program, and only as what it is.</summary>
    [Fact]
    public void A_checked_vote_opens_as_what_was_sealed_and_as_nothing_else()
    {
        var uncast = UncastVote.Seal(_contest, new Vote.Marked([4, 5]), _key.Fill);

        Assert.True(uncast.Sealed.IsOpenedBy(_contest, new Vote.Marked([4, 5]), uncast.Secret));
        Assert.False(uncast.Sealed.IsOpenedBy(_contest, new Vote.Marked([5, 4]), uncast.Secret));
        Assert.False(uncast.Sealed.IsOpenedBy(_contest, new Vote.Marked([4, 5]), uncast.Secret + Scalar.One));
        Assert.NotEqual(uncast.Sealed.Hash(_contest), uncast.Sealed.Hash(_contest with { Contest = "treasurer" }));
    }

    private static SealedBallot Cast(int member, Vote vote, SealedBallot? previous = null) =>
        UncastVote.Seal(_contest, vote, _key.Fill).Cast(_members[member], previous?.Hash(_contest), _key.Fill);
}
