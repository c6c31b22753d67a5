namespace RankAndFile.Scrutiny;

/// <summary>The five documents that pass from room to room.</summary>
public enum FrozenKind
{
    Roll,
    BallotPaper,
    Box,
    Transcript,
    Declaration,
}

/// <summary>A file that the record holds fast by its digest.</summary>
/// <param name="Path">Where it lies in a bundle: documents/ and a name.</param>
/// <param name="Sha256">The digest of its bytes.</param>
public sealed record FrozenFile(string Path, long Bytes, Digest Sha256);

/// <summary>A document was made, and is only read from here on.</summary>
/// <param name="Contest">The contest it is of; absent where it is of the whole election.</param>
/// <param name="Published">Its public face, which every bundle holds.</param>
/// <param name="Kept">Its sealed face, which the full bundle holds.</param>
[Entry("document-frozen", Version = 1, Lasting = true)]
public sealed record DocumentFrozen(
    [property: Public] FrozenKind Document,
    [property: Public] string? Contest,
    [property: Public] FrozenFile? Published,
    FrozenFile? Kept);

/// <summary>A remedy voided a document: the steps after it run again, and both are kept.</summary>
/// <param name="Height">The height of the entry that froze the document.</param>
/// <param name="Because">The clause or decision it was voided under.</param>
[Entry("document-voided", Version = 1, Lasting = true)]
public sealed record DocumentVoided(
    [property: Public] long Height,
    [property: Public] string Reason,
    [property: Public] string Because);

/// <summary>The election's rules were frozen at the call.</summary>
[Entry("rules-frozen", Version = 1, Lasting = true)]
public sealed record RulesFrozen([property: Public] FrozenFile Published);

/// <summary>The election's rules were amended after the call, in public and with a reason.</summary>
[Entry("rules-amended", Version = 1, Lasting = true)]
public sealed record RulesAmended([property: Public] FrozenFile Published, [property: Public] string Reason);
