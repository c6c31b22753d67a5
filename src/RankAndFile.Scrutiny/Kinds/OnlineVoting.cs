using System.Collections.Immutable;
using RankAndFile.Scrutiny.Sealed;

namespace RankAndFile.Scrutiny;

/// <summary>A contest is voted in online, with a key that a finished ceremony made.</summary>
/// <param name="Ceremony">The id of the ceremony.</param>
/// <param name="Candidates">How many stand; they are numbered as on the ballot paper.</param>
/// <param name="Most">How many of them may be marked.</param>
[Entry("online-voting-set", Version = 1, Lasting = true)]
public sealed record OnlineVotingSet(
    [property: Public] string Contest,
    [property: Public] string Ceremony,
    [property: Public] Element Key,
    [property: Public] Marking Marking,
    [property: Public] int Candidates,
    [property: Public] int Most);

/// <summary>The credentials that may cast in a contest, before the first ballot: 32 bytes each, ascending, no names.</summary>
/// <param name="Count">How many there are.</param>
[Entry("credentials-listed", Version = 1, Lasting = true)]
public sealed record CredentialsListed(
    [property: Public] string Contest,
    [property: Public] long Count,
    [property: Public] FrozenFile Published);

/// <summary>A sealed ballot was cast.</summary>
[Entry("ballot-cast", Version = 1, Lasting = true)]
public sealed record BallotCast([property: Public] string Contest, [property: Public] SealedBallot Ballot);

/// <summary>Why nothing of a credential is opened.</summary>
public enum CancelledBecause
{
    /// <summary>A paper from the same pack was returned.</summary>
    PaperReturned,

    /// <summary>The pack was lost, and another was sent.</summary>
    PackReplaced,

    /// <summary>Whoever it was issued to was not entitled.</summary>
    NotEntitled,
}

/// <summary>A credential was cancelled by two people.</summary>
/// <param name="By">Who, by function.</param>
[Entry("credential-cancelled", Version = 1, Lasting = true)]
public sealed record CredentialCancelled(
    [property: Public] string Contest,
    [property: Public] Element Credential,
    [property: Public] CancelledBecause Because,
    [property: Public] ImmutableArray<string> By);

/// <summary>No ballot of this contest is cast, and no credential cancelled, any more: the list of what is mixed first is fixed.</summary>
/// <param name="Ballots">How many are in it: the last of every credential that was not cancelled.</param>
/// <param name="List">The digest of the list.</param>
[Entry("online-voting-closed", Version = 1, Lasting = true)]
public sealed record OnlineVotingClosed(
    [property: Public] string Contest,
    [property: Public] long Ballots,
    [property: Public] Digest List);

/// <summary>A trustee mixed the ballots of a contest.</summary>
/// <param name="Turn">From 1.</param>
/// <param name="Trustee">The trustee's number in the ceremony.</param>
/// <param name="Votes">The list after it: 64 bytes a vote.</param>
/// <param name="Proof">That it is the list before, in another order and sealed anew.</param>
[Entry("ballots-mixed", Version = 1, Lasting = true)]
public sealed record BallotsMixed(
    [property: Public] string Contest,
    [property: Public] int Turn,
    [property: Public] int Trustee,
    [property: Public] FrozenFile Votes,
    [property: Public] FrozenFile Proof,
    [property: Public] Schnorr Signature);

/// <summary>A trustee opened the last list with their share of the key.</summary>
/// <param name="Proof">That all of it was done with that share.</param>
/// <param name="Published">What they opened, 32 bytes a vote, where the rules publish preferences.</param>
/// <param name="Kept">The same, where the rules do not.</param>
[Entry("opening-shared", Version = 1, Lasting = true)]
public sealed record OpeningShared(
    [property: Public] string Contest,
    [property: Public] int Trustee,
    [property: Public] SameLogarithm Proof,
    [property: Public] Schnorr Signature,
    [property: Public] FrozenFile? Published,
    FrozenFile? Kept);

/// <summary>The votes of a contest were put together from the shares.</summary>
/// <param name="Marked">How many votes mark a candidate.</param>
/// <param name="Malformed">How many are no vote in this contest.</param>
/// <param name="Published">The votes, where the rules publish them.</param>
/// <param name="Kept">The same, where the rules do not.</param>
[Entry("ballots-opened", Version = 1, Lasting = true)]
public sealed record BallotsOpened(
    [property: Public] string Contest,
    [property: Public] long Marked,
    [property: Public] long Blank,
    [property: Public] long Spoiled,
    [property: Public] long Malformed,
    [property: Public] FrozenFile? Published,
    FrozenFile? Kept);
