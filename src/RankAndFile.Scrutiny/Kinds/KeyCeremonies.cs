using System.Collections.Immutable;
using RankAndFile.Scrutiny.Sealed;

namespace RankAndFile.Scrutiny;

/// <summary>Somebody who will hold a share of a key, with the keys they come with.</summary>
/// <param name="Holder">Who it is, by function.</param>
/// <param name="Signing">What their messages are signed with.</param>
/// <param name="Sealing">What shares are sealed to them with.</param>
/// <param name="Knowledge">That they know the secret of the sealing key.</param>
/// <param name="Signature">Over both keys, the holder and the ceremony.</param>
public sealed record TrusteeNamed(string Holder, Element Signing, Element Sealing, Schnorr Knowledge, Schnorr Signature);

/// <summary>A key is to be made by trustees, of whom so many will be needed to open what is sealed with it. One of one is a single key.</summary>
/// <param name="Ceremony">Its id in the election.</param>
/// <param name="Needed">How many trustees open.</param>
/// <param name="Trustees">They are numbered from 1 in this order.</param>
[Entry("key-ceremony-called", Version = 1, Lasting = true)]
public sealed record KeyCeremonyCalled(
    [property: Public] string Ceremony,
    [property: Public] int Needed,
    [property: Public] ImmutableArray<TrusteeNamed> Trustees);

/// <summary>A trustee chose their part of the key, and committed to it before any other part was known.</summary>
/// <param name="Trustee">The trustee's number.</param>
/// <param name="Commitment">The hash of the coefficients to come.</param>
[Entry("key-part-committed", Version = 1, Lasting = true)]
public sealed record KeyPartCommitted(
    [property: Public] string Ceremony,
    [property: Public] int Trustee,
    [property: Public] Digest Commitment,
    [property: Public] Schnorr Signature);

/// <summary>A trustee showed the public coefficients of their part, after every trustee had committed.</summary>
/// <param name="Coefficients">As many as trustees are needed; the first is their part of the key.</param>
/// <param name="Knowledge">For each, that they know its secret.</param>
[Entry("key-part-revealed", Version = 1, Lasting = true)]
public sealed record KeyPartRevealed(
    [property: Public] string Ceremony,
    [property: Public] int Trustee,
    [property: Public] ImmutableArray<Element> Coefficients,
    [property: Public] ImmutableArray<Schnorr> Knowledge,
    [property: Public] Schnorr Signature);

/// <summary>A share that only one trustee can read.</summary>
/// <param name="Ephemeral">The public half of a key used once.</param>
/// <param name="Masked">The share, and a mask that only both ends can work out, added.</param>
public sealed record SealedShare(Element Ephemeral, Scalar Masked);

/// <summary>A trustee dealt every trustee, themselves too, a share of their part.</summary>
/// <param name="Shares">In the order of the trustees.</param>
[Entry("key-shares-dealt", Version = 1, Lasting = true)]
public sealed record KeySharesDealt(
    [property: Public] string Ceremony,
    [property: Public] int Trustee,
    [property: Public] ImmutableArray<SealedShare> Shares,
    [property: Public] Schnorr Signature);

/// <summary>A trustee says that a share dealt to them is wrong, and opens it for everybody to see who is right.</summary>
/// <param name="Dealer">The number of the trustee who dealt it.</param>
/// <param name="Shared">What the mask follows from.</param>
/// <param name="Proof">That it is the ephemeral key times the secret of the trustee's sealing key.</param>
[Entry("key-share-disputed", Version = 1, Lasting = true)]
public sealed record KeyShareDisputed(
    [property: Public] string Ceremony,
    [property: Public] int Trustee,
    [property: Public] int Dealer,
    [property: Public] Element Shared,
    [property: Public] SameLogarithm Proof,
    [property: Public] Schnorr Signature);

/// <summary>A trustee checked the whole ceremony and every share dealt to them, and holds their share of the key.</summary>
/// <param name="Key">The key that was made.</param>
/// <param name="Transcript">The hash of everything that was entered in the ceremony.</param>
[Entry("key-confirmed", Version = 1, Lasting = true)]
public sealed record KeyConfirmed(
    [property: Public] string Ceremony,
    [property: Public] int Trustee,
    [property: Public] Element Key,
    [property: Public] Digest Transcript,
    [property: Public] Schnorr Signature);
