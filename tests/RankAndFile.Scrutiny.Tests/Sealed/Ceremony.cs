using RankAndFile.Scrutiny.Sealed;

namespace RankAndFile.Scrutiny.Tests.Sealed;

/// <summary>A key that tests have made, with its secret at hand.</summary>
internal sealed class Ceremony
{
    internal const string Election = "gs-2026";

    private readonly Scalar _secret;

    private Ceremony(Scalar secret) => (_secret, Key) = (secret, Element.Of(FixedBase.Generator.Times(secret)));

    internal Element Key { get; }

    internal static Ceremony OfOne(string seed) => new(Scalar.From(new Chance(seed).Fill));

    internal SealedContest Contest(string contest, BallotForm form) => new(Election, contest, Key, form);

    internal Vote Opened(SealedContest contest, SealedVotes list, int place)
    {
        Assert.True(Point.TryDecode(list.Alpha(place), out var alpha) & Point.TryDecode(list.Beta(place), out var beta));
        return Embedding.Read(contest.Form, (beta - alpha.Times(_secret)).Encoded());
    }
}

internal static class SealedVoteBytes
{
    internal static byte[] Bytes(this SealedVote vote)
    {
        var bytes = new byte[64];
        vote.Alpha.CopyTo(bytes);
        vote.Beta.CopyTo(bytes.AsSpan(32));
        return bytes;
    }
}
