using RankAndFile.Scrutiny.Sealed;

namespace RankAndFile.Scrutiny.Tests.Sealed;

/// <summary>Opening: a trustee who lies is found by one proof for all, and which shares are wrong by proofs for each.</summary>
public sealed class OpeningTests
{
    private static readonly Ceremony _key = Ceremony.Of(2, 3, "opening");
    private static readonly SealedContest _contest = _key.Contest("president", new(Marking.Marks, 4, 2));
    private static readonly SealedVotes _list = SealedVotes.Joined([.. ((Vote[])
        [new Vote.Blank(), new Vote.Marked([1, 3]), new Vote.Spoiled(), new Vote.Marked([2]), new Vote.Marked([1, 3])])
        .Select(vote => UncastVote.Seal(_contest, vote, _key.Fill).Sealed.Bytes()), Malformed()]);

    [Fact]
    public void Blank_spoiled_malformed_and_marked_votes_are_opened_and_counted()
    {
        var opened = _key.Open(_contest, _list, 1, 3);

        Assert.Equal(
            [(new Vote.Blank(), 1L), (new Vote.Spoiled(), 1L), (new Vote.Malformed(), 1L), (new Vote.Marked([2]), 1L), (new Vote.Marked([1, 3]), 2L)],
            opened.Votes.Select(one => (one.Vote, one.Count)));
        Assert.Equal(
            "{\"count\":1,\"vote\":\"blank\"}\n{\"count\":1,\"vote\":\"spoiled\"}\n{\"count\":1,\"vote\":\"malformed\"}\n{\"candidates\":[2],\"count\":1,\"vote\":\"marked\"}\n{\"candidates\":[1,3],\"count\":2,\"vote\":\"marked\"}\n",
            System.Text.Encoding.UTF8.GetString(opened.ToBytes()));
        Assert.Equal(opened.ToBytes(), _key.Open(_contest, _list, 2, 3).ToBytes());
    }

    [Fact]
    public void A_trustee_who_lies_about_one_vote_is_found_and_the_vote_is_named_by_single_proofs()
    {
        var honest = Shares(2);
        var bytes = honest.Bytes.ToArray();
        Element.Of(Point.Generator).CopyTo(bytes.AsSpan(3 * 32));
        var lying = OpeningShares.Read(bytes, honest.Proof)!;

        Assert.Null(honest.Wrong(_contest, _key.Public, 2, _list, TestContext.Current.CancellationToken));
        Assert.Equal("the shares of trustee 2 are not all made with their share of the key", Wrong(lying, 2));
        var right = Enumerable.Range(0, 6).Select(place => lying.IsRight(
            _contest, _key.Public, 2, _list, place, OpeningShares.ProveOne(_contest, _key.Public, _key.Trustees[1], _list, place, _key.Fill)));
        Assert.Equal([true, true, true, false, true, true], right);
    }

    /// <summary>Two shares that are wrong so that their sum is right: equal weights would let them through.</summary>
    [Fact]
    public void Errors_that_cancel_are_found()
    {
        var honest = Shares(2);
        var bytes = honest.Bytes.ToArray();
        Point.TryDecode(honest.At(0), out var first);
        Point.TryDecode(honest.At(1), out var second);
        (first + Point.Generator).Encode(bytes);
        (second - Point.Generator).Encode(bytes.AsSpan(32));
        var lying = OpeningShares.Read(bytes, honest.Proof)!;

        Assert.NotNull(Wrong(lying, 2));
    }

    [Fact]
    public void Shares_are_of_their_trustee_contest_and_list_alone_and_every_byte_counts()
    {
        var shares = Shares(2);
        var fewer = SealedVotes.Of(_list.Bytes[64..].ToArray())!;
        var swapped = SealedVotes.Of([.. _list.Bytes[64..128], .. _list.Bytes[..64], .. _list.Bytes[128..]])!;

        Assert.NotNull(Wrong(shares, 1));
        Assert.NotNull(shares.Wrong(_contest with { Contest = "treasurer" }, _key.Public, 2, _list, TestContext.Current.CancellationToken));
        Assert.Equal("trustee 2 opens 6 of 5 votes", shares.Wrong(_contest, _key.Public, 2, fewer, TestContext.Current.CancellationToken));
        Assert.NotNull(shares.Wrong(_contest, _key.Public, 2, swapped, TestContext.Current.CancellationToken));
        for (var place = 0; place < shares.Bytes.Length; place++)
        {
            var bytes = shares.Bytes.ToArray();
            bytes[place] ^= 2;
            Assert.NotNull(Wrong(OpeningShares.Read(bytes, shares.Proof)!, 2));
        }

        Assert.NotNull(Wrong(OpeningShares.Read(shares.Bytes.ToArray(), shares.Proof with { OfGenerator = _key.Key })!, 2));
        Assert.NotNull(Wrong(OpeningShares.Read(shares.Bytes.ToArray(), shares.Proof with { OfBase = _key.Key })!, 2));
        Assert.NotNull(Wrong(OpeningShares.Read(shares.Bytes.ToArray(), shares.Proof with { Response = shares.Proof.Response + Scalar.One })!, 2));
    }

    /// <summary>Chaum and Pedersen's two equations, each broken alone.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Each_equation_of_the_same_logarithm_counts(bool first)
    {
        var (x, other) = (Scalar.From(_key.Fill), Scalar.From(_key.Fill));
        var (known, ofBase) = (Element.Of(Point.Generator.Times(x)), _key.Key);
        var product = Element.Of(ofBase.Point.Times(x));
        var (wrongKnown, wrongProduct) = first ? (Element.Of(Point.Generator.Times(other)), product) : (known, Element.Of(ofBase.Point.Times(other)));

        Assert.True(SameLogarithm.Make("test", x, known, ofBase, product, [1], _key.Fill).Holds("test", known, ofBase, product, [1]));
        Assert.False(SameLogarithm.Make("test", x, wrongKnown, ofBase, wrongProduct, [1], _key.Fill).Holds("test", wrongKnown, ofBase, wrongProduct, [1]));
    }

    private static byte[] Malformed()
    {
        var secret = Scalar.From(_key.Fill);
        return [.. FixedBase.Generator.Times(secret).Encoded(), .. (Embedding.Embed(_contest.Form.End) + _contest.KeyBase.Times(secret)).Encoded()];
    }

    private static OpeningShares Shares(int trustee) => OpeningShares.Make(_contest, _key.Public, _key.Trustees[trustee - 1], _list, _key.Fill)!;

    private static string? Wrong(OpeningShares shares, int trustee) => shares.Wrong(_contest, _key.Public, trustee, _list);
}
