using RankAndFile.Scrutiny.Sealed;

namespace RankAndFile.Scrutiny.Tests.Sealed;

/// <summary>Mixing: an honest mix is accepted, and each equation of the proof refuses what it alone forbids.</summary>
public sealed class MixTests
{
    private static readonly Ceremony _key = Ceremony.OfOne("mix");
    private static readonly SealedContest _contest = _key.Contest("president", new(Marking.Ranking, 5, 5));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(300)]
    public void A_mix_is_accepted_and_its_list_opens_to_the_same_votes(int count)
    {
        var (before, votes) = Sealed(count);
        var (after, proof) = Mixed(before);

        Assert.Empty(Wrong(new(_contest, 1, before, after), proof));
        Assert.Equal(votes.Order(), Opened(after).Order());
        Assert.Equal(32 * (9 + (5 * count)), proof.Bytes.Length);
    }

    [Fact]
    public void A_list_longer_than_a_part_is_mixed_and_checked_whole()
    {
        var before = SealedVotes.Joined([.. Enumerable.Repeat(Sealed(1).List.Bytes.ToArray(), 5000)]);
        var (after, proof) = Mixed(before);

        Assert.Empty(Wrong(new(_contest, 1, before, after), proof));
        MixProof.At(proof.SHat, 4321)[0] ^= 1;
        Assert.NotEmpty(Wrong(new(_contest, 1, before, after), proof));
    }

    /// <summary>5.6: reject N mismatch and N = 0; identity points.</summary>
    [Fact]
    public void Lists_of_other_lengths_no_list_and_identities_are_refused()
    {
        var (before, _) = Sealed(3);
        var (after, proof) = Mixed(before);
        var none = SealedVotes.Joined([]);
        var fewer = SealedVotes.Of(after.Bytes[64..].ToArray())!;

        Assert.IsType<MixOutcome.Refused>(Mix.Of(_contest, 1, none, new Chance("none").Fill, TestContext.Current.CancellationToken));
        Assert.Equal(["there is no vote in the list"], Wrong(new(_contest, 1, none, none), MixProof.Of(0)));
        Assert.Contains("3 votes before, 2 after", Assert.Single(Wrong(new(_contest, 1, before, fewer), proof)), StringComparison.Ordinal);
        Assert.Null(MixProof.Read(proof.Bytes[32..].ToArray(), 3));
        Assert.Null(SealedVotes.Of(new byte[65]));
        byte[] identity = after.Bytes.ToArray();
        identity.AsSpan(64, 32).Clear();
        Assert.Contains("α after at place 2 is no element", string.Join(' ', Wrong(new(_contest, 1, before, SealedVotes.Of(identity)!), proof)), StringComparison.Ordinal);
        Assert.Contains("place 2", Assert.IsType<MixOutcome.Refused>(Mix.Of(_contest, 1, SealedVotes.Of(identity)!, new Chance("x").Fill, TestContext.Current.CancellationToken)).Reason, StringComparison.Ordinal);
    }

    /// <summary>5.6: group membership of every received element, and canonical bytes of every scalar.</summary>
    [Fact]
    public void Every_element_and_scalar_of_the_proof_is_read_in_its_one_form()
    {
        var (before, _) = Sealed(3);
        var (after, proof) = Mixed(before);
        var bad = Convert.FromHexString("26948d35ca62e643e26a83177332e6b6afeb9d08e4268b650f1f5bbd8d81d371");
        for (var place = 0; place < proof.Bytes.Length; place += 32)
        {
            foreach (var value in (byte[][])[bad, new byte[32], [.. Enumerable.Repeat((byte)255, 32)]])
            {
                var bytes = proof.Bytes.ToArray();
                value.CopyTo(bytes, place);
                Assert.NotEmpty(Wrong(new(_contest, 1, before, after), MixProof.Read(bytes, 3)!));
            }
        }
    }

    /// <summary>5.6: the proof is bound to the election, the contest, the key, the mixer's turn and both lists.</summary>
    [Fact]
    public void A_proof_is_of_its_election_contest_key_turn_and_lists_alone()
    {
        var (before, _) = Sealed(3);
        var (after, proof) = Mixed(before);
        var (other, _) = Mixed(before, "other");

        Assert.NotEmpty(Wrong(new(_contest with { Election = "another" }, 1, before, after), proof));
        Assert.NotEmpty(Wrong(new(_contest with { Contest = "treasurer" }, 1, before, after), proof));
        Assert.NotEmpty(Wrong(new(_contest with { Key = Ceremony.OfOne("other").Key }, 1, before, after), proof));
        Assert.NotEmpty(Wrong(new(_contest, 2, before, after), proof));
        Assert.NotEmpty(Wrong(new(_contest, 1, other, after), proof));
        Assert.NotEmpty(Wrong(new(_contest, 1, before, other), proof));
    }

    /// <summary>5.6: a permutation with one replaced ciphertext; and one vote put in twice for another.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_mixer_who_replaces_one_vote_is_found(bool byDuplicate)
    {
        var (before, _) = Sealed(20);
        var forged = before.Bytes.ToArray();
        var replacing = byDuplicate ? forged.AsSpan(64, 64).ToArray() : UncastVote.Seal(_contest, new Vote.Marked([5]), new Chance("forged").Fill).Sealed.Bytes();
        replacing.CopyTo(forged, 5 * 64);
        var (after, proof) = Mixed(SealedVotes.Of(forged)!);

        Assert.NotEmpty(Wrong(new(_contest, 1, before, after), proof));
    }

    /// <summary>5.6: soundness, equation by equation.</summary>
    [Theory]
    [InlineData("nothing", null)]
    [InlineData("a commitment to no permutation", "equation 1")]
    [InlineData("the first answer", "equation 1")]
    [InlineData("the second answer", "equation 2")]
    [InlineData("the third answer", "equation 3")]
    [InlineData("a vote's α replaced", "equation 4α")]
    [InlineData("a vote's β replaced", "equation 4β")]
    [InlineData("t4 of α alone", "equation 4α")]
    [InlineData("t4 of β alone", "equation 4β")]
    [InlineData("one t of the chain", "equation 5: the link at place 3 ")]
    public void Each_equation_alone_refuses_what_it_alone_forbids(string lie, string? equation)
    {
        var (before, _) = Sealed(5);
        var (after, proof) = new PlainMixer(_contest, before, lie).Mix();

        var wrong = Wrong(new(_contest, 1, before, after), proof);

        if (equation is null)
        {
            Assert.Empty(wrong);
        }
        else
        {
            Assert.StartsWith(equation, Assert.Single(wrong), StringComparison.Ordinal);
        }
    }

    /// <summary>5.6: no hashing that grows with the square: eight times the votes take nowhere near 64 times as long.</summary>
    [Fact]
    public void Mixing_and_checking_grow_with_the_votes_and_not_with_their_square()
    {
        var one = Sealed(1).List.Bytes.ToArray();
        Run(500);

        var (few, many) = (Run(1000), Run(8000));

        Assert.True(many < 32 * few, $"{many} ms for 8000, {few} ms for 1000");

        double Run(int count)
        {
            var before = SealedVotes.Joined([.. Enumerable.Repeat(one, count)]);
            var watch = System.Diagnostics.Stopwatch.StartNew();
            var (after, proof) = Mixed(before);
            Assert.Empty(Wrong(new(_contest, 1, before, after), proof));
            return watch.Elapsed.TotalMilliseconds;
        }
    }

    [Fact]
    public void No_two_generators_are_alike_and_none_is_known() =>
        Assert.Equal(502, Enumerable.Range(-1, 500).Select(Generators.Of).Append(Point.Generator).Append(Point.Identity).Select(one => Element.Of(one)).Distinct().Count());

    [Fact]
    public void Any_byte_of_the_proof_and_of_the_lists_counts()
    {
        var (before, _) = Sealed(2);
        var (after, proof) = Mixed(before);
        for (var place = 0; place < proof.Bytes.Length; place++)
        {
            var bytes = proof.Bytes.ToArray();
            bytes[place] ^= 4;
            Assert.NotEmpty(Wrong(new(_contest, 1, before, after), MixProof.Read(bytes, 2)!));
        }

        for (var place = 0; place < after.Bytes.Length; place++)
        {
            var bytes = after.Bytes.ToArray();
            bytes[place] ^= 4;
            Assert.NotEmpty(Wrong(new(_contest, 1, before, SealedVotes.Of(bytes)!), proof));
            Assert.NotEmpty(Wrong(new(_contest, 1, SealedVotes.Of(bytes)!, after), proof));
        }
    }

    private static System.Collections.Immutable.ImmutableArray<string> Wrong(MixContext context, MixProof proof) => MixChecking.Wrong(context, proof, TestContext.Current.CancellationToken);

    internal static (SealedVotes List, List<int> Votes) Sealed(int count)
    {
        var chance = new Chance($"votes {count}");
        var votes = Enumerable.Range(0, count).Select(_ => 1 + chance.Below(5)).ToList();
        return (SealedVotes.Joined([.. votes.Select(vote => UncastVote.Seal(_contest, new Vote.Marked([vote]), chance.Fill).Sealed.Bytes())]), votes);
    }

    private static (SealedVotes After, MixProof Proof) Mixed(SealedVotes before, string chance = "mixer") =>
        Mix.Of(_contest, 1, before, new Chance(chance).Fill, TestContext.Current.CancellationToken) is MixOutcome.Mixed mixed ? (mixed.After, mixed.Proof) : throw new InvalidOperationException();

    private static List<int> Opened(SealedVotes list) => [.. Enumerable.Range(0, list.Count).Select(place => _key.Opened1(_contest, list, place) is Vote.Marked { Candidates: [var one] } ? one : 0)];
}
