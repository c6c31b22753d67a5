using System.Diagnostics.CodeAnalysis;

namespace RankAndFile.Scrutiny.Sealed;

/// <summary>A vote that nobody can read without the key: α = r·G and β = M + r·Y.</summary>
public readonly record struct SealedVote(Element Alpha, Element Beta)
{
    internal const int Length = 2 * Element.Length;

    /// <summary>What the booth shows before the member chooses to check or to cast.</summary>
    public Digest Hash(SealedContest contest) => contest.Statement("sealed-vote").With(Alpha).With(Beta).ToDigest();

    /// <summary>Whether this is that vote, sealed with that secret: how a checked ballot is checked by another program.</summary>
    public bool IsOpenedBy(SealedContest contest, Vote vote, in Scalar secret) => vote is not Vote.Malformed && this == Of(contest, vote, secret);

    internal static SealedVote Of(SealedContest contest, Vote vote, in Scalar secret) => new(
        Element.Of(FixedBase.Generator.Times(secret)),
        Element.Of(Embedding.Embed(contest.Form.NumberOf(vote)) + contest.KeyBase.Times(secret)));
}

/// <summary>A vote that has been sealed and not cast: it is either opened, to check the booth, and thrown away, or cast.</summary>
public sealed class UncastVote
{
    private readonly SealedContest _contest;
    private readonly Scalar _secret;

    private UncastVote(SealedContest contest, Vote vote, in Scalar secret) =>
        (_contest, Vote, _secret, Sealed) = (contest, vote, secret, SealedVote.Of(contest, vote, secret));

    public Vote Vote { get; }

    public SealedVote Sealed { get; }

    /// <summary>What opens it. Whoever has seen this does not cast it any more.</summary>
    public Scalar Secret => _secret;

    [SuppressMessage("Naming", "CA1704", Justification = "To seal is the word of the page.")]
    public static UncastVote Seal(SealedContest contest, Vote vote, RandomBytes chance) => new(contest, vote, Scalar.From(chance));

    /// <summary>The ballot, signed by the credential over everything in it and over that credential's ballot before it.</summary>
    /// <param name="previous">The hash of the credential's ballot before this; null for the first.</param>
    public SealedBallot Cast(Credential credential, Digest? previous, RandomBytes chance)
    {
        var unproved = SealedBallot.Unproved(credential.Public, previous, Sealed);
        var proof = Schnorr.Make(SealedBallot.ProofUse, _secret, Sealed.Alpha, SealedBallot.ProofMessage(_contest, unproved), chance);
        proof.CopyTo(unproved.AsSpan(SealedBallot.ProofAt));
        var signature = Schnorr.Make(SealedBallot.SignatureUse, credential.Secret, credential.Public, SealedBallot.SignatureMessage(_contest, unproved), chance);
        signature.CopyTo(unproved.AsSpan(SealedBallot.SignatureAt));
        return SealedBallot.Read(unproved);
    }
}
