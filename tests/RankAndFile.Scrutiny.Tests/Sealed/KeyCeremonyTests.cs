using RankAndFile.Scrutiny.Sealed;

namespace RankAndFile.Scrutiny.Tests.Sealed;

/// <summary>Making a key together: any that are needed open, fewer do not, and every dishonest move is found and named.</summary>
public sealed class KeyCeremonyTests
{
    private static readonly BallotForm _form = new(Marking.Ranking, 5, 5);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(3, 5)]
    [InlineData(5, 5)]
    public void Any_trustees_who_are_enough_open_the_same_and_fewer_open_nothing(int needed, int count)
    {
        var ceremony = Ceremony.Of(needed, count, $"{needed} of {count}");
        var contest = ceremony.Contest("president", _form);
        var list = SealedVotes.Of(UncastVote.Seal(contest, new Vote.Marked([4, 2, 5]), ceremony.Fill).Sealed.Bytes())!;

        foreach (var some in Some(needed, count))
        {
            Assert.Equal((new Vote.Marked([4, 2, 5]), 1L), Assert.Single(ceremony.Open(contest, list, some).Votes));
            if (needed > 1)
            {
                Assert.Throws<ArgumentException>(() => ceremony.Open(contest, list, some[1..]));
            }
        }
    }

    [Fact]
    public void Every_trustee_checks_the_same_transcript_and_a_share_key_is_that_of_the_share()
    {
        var ceremony = Ceremony.Of(2, 3, "transcript");

        Assert.All(ceremony.Steps.OfType<KeyConfirmed>(), confirmed => Assert.Equal((ceremony.Key, ceremony.Public.Transcript), (confirmed.Key, confirmed.Transcript)));
        Assert.All(ceremony.Trustees.Index(), one => Assert.Equal(ceremony.Public.ShareKey(one.Index + 1), Element.Of(FixedBase.Generator.Times(one.Item.Share(ceremony.Public)))));
    }

    /// <summary>5.6: coefficients committed before they are revealed, knowledge of each with the key in the challenge; and every other dishonest move.</summary>
    [Theory]
    [InlineData("a step signed by another", "what is entered for trustee 2 is not signed by them")]
    [InlineData("a part other than was committed to", "trustee 2 reveals another part than they committed to")]
    [InlineData("a part that cancels the others", "trustee 2 does not show that they know the secret of coefficient 0")]
    [InlineData("a coefficient less", "trustee 2 reveals 1 coefficients, and 2 are needed")]
    [InlineData("a share less", "trustee 2 deals 2 shares to 3 trustees")]
    [InlineData("a wrong share", "trustee 2 dealt trustee 1 a wrong share")]
    [InlineData("a false dispute", "trustee 1 disputes a share of trustee 2 that is right")]
    [InlineData("a dispute opened falsely", "trustee 1 disputes a share of trustee 2 without opening it truly")]
    [InlineData("another key confirmed", "trustee 2 confirms another ceremony than this")]
    [InlineData("a step twice", "trustee 1 commits twice")]
    [InlineData("a step too early", "trustee 1 reveals before it is time")]
    public void Every_dishonest_move_is_found_and_named(string move, string found)
    {
        var ceremony = Ceremony.Called(2, 3, "honest until now");
        ceremony.Run(step => Lie(ceremony, move, step));

        Assert.Equal([found], ceremony.Public.Wrong);
        Assert.False(ceremony.Public.IsDone);
    }

    [Fact]
    public void A_call_with_too_many_needed_one_key_twice_or_keys_of_another_election_is_refused()
    {
        var called = Ceremony.Called(2, 3, "call").Public.Called;

        Assert.NotEmpty(new KeyCeremony(Ceremony.Election, called with { Needed = 4 }).Wrong);
        Assert.NotEmpty(new KeyCeremony(Ceremony.Election, called with { Needed = 0 }).Wrong);
        Assert.NotEmpty(new KeyCeremony(Ceremony.Election, called with { Trustees = [.. called.Trustees[..2], called.Trustees[0]] }).Wrong);
        Assert.Equal(3, new KeyCeremony("another", called).Wrong.Count);
        Assert.NotEmpty(new KeyCeremony(Ceremony.Election, called with { Trustees = [called.Trustees[0], called.Trustees[1] with { Sealing = called.Trustees[2].Sealing }] }).Wrong);
    }

    /// <summary>5.6: seeds of 256 bits at least.</summary>
    [Fact]
    public void A_trustee_has_a_seed_of_512_bits_and_all_else_follows_from_it()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Trustee.Of(new byte[32]));
        var ceremony = Ceremony.Of(1, 1, "seed");
        var again = Ceremony.Called(1, 1, "seed");
        Assert.Equal(ceremony.Trustees[0].Signing, again.Trustees[0].Signing);
        Assert.Equal(ceremony.Public.Key, Element.Of(FixedBase.Generator.Times(again.Trustees[0].Share(ceremony.Public))));
    }

    [Fact]
    public void A_ceremony_stopped_by_a_finding_takes_no_more_steps()
    {
        var ceremony = Ceremony.Called(2, 3, "stopped");
        ceremony.Run(step => Lie(ceremony, "a wrong share", step));

        Assert.Throws<InvalidOperationException>(() => ceremony.Trustees[0].Check(ceremony.Public, ceremony.Fill));
        Assert.False(ceremony.Public.AllDealt);
    }

    private static object Lie(Ceremony ceremony, string move, object step)
    {
        var (one, two) = (ceremony.Trustees[0], ceremony.Trustees[1]);
        switch (move, step)
        {
            case ("a step signed by another", KeyPartCommitted { Trustee: 2 } committed):
                return committed with { Signature = one.Sign(committed, ceremony.Public, ceremony.Fill) };
            case ("a part other than was committed to", KeyPartRevealed { Trustee: 2 } revealed):
                return Signed(revealed with { Coefficients = [.. revealed.Coefficients.Reverse()], Knowledge = [.. revealed.Knowledge.Reverse()] });
            case ("a part that cancels the others", KeyPartCommitted { Trustee: 2 } committed):
                return Signed(committed with { Commitment = ceremony.Public.CommitmentTo(2, Cancelling()) });
            case ("a part that cancels the others", KeyPartRevealed { Trustee: 2 } revealed):
                return Signed(revealed with { Coefficients = Cancelling() });
            case ("a coefficient less", KeyPartRevealed { Trustee: 2 } revealed):
                return Signed(revealed with { Coefficients = revealed.Coefficients[..1], Knowledge = revealed.Knowledge[..1] });
            case ("a share less", KeySharesDealt { Trustee: 2 } dealt):
                return Signed(dealt with { Shares = dealt.Shares[..2] });
            case ("a wrong share", KeySharesDealt { Trustee: 2 } dealt):
                return Signed(dealt with { Shares = [dealt.Shares[0] with { Masked = dealt.Shares[0].Masked + Scalar.One }, .. dealt.Shares[1..]] });
            case ("a false dispute", KeyConfirmed { Trustee: 1 }):
                return one.Dispute(ceremony.Public, 2, ceremony.Fill);
            case ("a dispute opened falsely", KeyConfirmed { Trustee: 1 }):
                var dispute = one.Dispute(ceremony.Public, 2, ceremony.Fill) with { Shared = ceremony.Key };
                return dispute with { Signature = one.Sign(dispute, ceremony.Public, ceremony.Fill) };
            case ("another key confirmed", KeyConfirmed { Trustee: 2 } confirmed):
                return Signed(confirmed with { Key = one.Signing });
            case ("a step twice", KeyPartCommitted { Trustee: 2 }):
                return ceremony.Steps[0];
            case ("a step too early", KeyPartCommitted { Trustee: 2 }):
                var early = new KeyPartRevealed("first", 1, [one.Signing], [], null!);
                return early with { Signature = one.Sign(early, ceremony.Public, ceremony.Fill) };
            default:
                return step;
        }

        object Signed(object changed)
        {
            var signature = two.Sign(changed, ceremony.Public, ceremony.Fill);
            return changed switch
            {
                KeyPartCommitted committed => committed with { Signature = signature },
                KeyPartRevealed revealed => revealed with { Signature = signature },
                KeySharesDealt dealt => dealt with { Signature = signature },
                _ => ((KeyConfirmed)changed) with { Signature = signature },
            };
        }

        // What a trustee would reveal who wanted to know the key alone, had they seen trustee 1's part: whose secret they do not know.
        System.Collections.Immutable.ImmutableArray<Element> Cancelling() => [Element.Of(Point.Generator - one.Signing.Point), two.Signing];
    }

    private static IEnumerable<int[]> Some(int needed, int count)
    {
        yield return [.. Enumerable.Range(1, needed)];
        yield return [.. Enumerable.Range(count - needed + 1, needed)];
        yield return [.. Enumerable.Range(1, count).Where(number => number % 2 is 1).Concat(Enumerable.Range(1, count).Where(number => number % 2 is 0)).Take(needed).Order()];
    }
}
