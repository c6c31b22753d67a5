namespace RankAndFile.Scrutiny;

/// <summary>The record begins. It names the first key that signs its heads.</summary>
/// <param name="Election">The election's id in every head.</param>
/// <param name="Union">The union, society or co-operative, as it was called on this day.</param>
/// <param name="Title">The election, as it was called on this day.</param>
/// <param name="Key">The key that heads are signed with until another is added.</param>
[Entry("election-opened", Version = 1, Lasting = true)]
public sealed record ElectionOpened(
    [property: Public] string Election,
    [property: Public] string Union,
    [property: Public] string Title,
    [property: Public] PublicKey Key);

/// <summary>What a key is for.</summary>
public enum KeyPurpose
{
    /// <summary>It signs heads.</summary>
    Heads,

    /// <summary>Its holder co-signs heads they have seen.</summary>
    Witness,
}

/// <summary>A key is in use from here on. A key for heads counts only after a head that covers this entry and is signed by an earlier key.</summary>
/// <param name="Holder">Whose it is, by function: this face is never destroyed.</param>
/// <param name="Name">The holder's name.</param>
[Entry("key-added", Version = 1, Lasting = true)]
public sealed record KeyAdded(
    [property: Public] PublicKey Key,
    [property: Public] KeyPurpose Purpose,
    [property: Public] string Holder,
    string? Name);

/// <summary>A key is not used any more. Heads that cover this entry are not signed by it.</summary>
/// <param name="Key">The fingerprint of the key.</param>
[Entry("key-retired", Version = 1, Lasting = true)]
public sealed record KeyRetired([property: Public] Digest Key, [property: Public] string Reason);

/// <summary>A witness co-signed an earlier head of this record.</summary>
/// <param name="Size">How many entries the head covers.</param>
/// <param name="HeadTime">The time in the head.</param>
/// <param name="Key">The witness's key.</param>
/// <param name="Time">The time in the co-signature.</param>
[Entry("head-witnessed", Version = 1, Lasting = true)]
public sealed record HeadWitnessed(
    [property: Public] long Size,
    [property: Public] Digest Root,
    [property: Public] long HeadTime,
    [property: Public] PublicKey Key,
    [property: Public] Signature Signature,
    [property: Public] long Time);

/// <summary>
/// The certificate under which faces were destroyed with their salts: every face on one side, of one
/// kind, between two heights. The entries stay.
/// </summary>
/// <param name="Kind">The kind of the entries.</param>
/// <param name="First">The height of the first entry concerned.</param>
/// <param name="Last">The height of the last entry concerned; below the certificate's own.</param>
/// <param name="Authority">The rule, order or retention period it was done under.</param>
/// <param name="By">Who did it, by function: this face is never destroyed.</param>
[Entry("payload-destroyed", Version = 1, Lasting = true)]
public sealed record PayloadDestroyed(
    [property: Public] FaceSide Face,
    [property: Public] string Kind,
    [property: Public] long First,
    [property: Public] long Last,
    [property: Public] string Authority,
    [property: Public] string By);
