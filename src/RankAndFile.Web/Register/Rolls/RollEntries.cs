using RankAndFile.Scrutiny;

namespace RankAndFile.Web.Register.Rolls;

/// <summary>The Roll was frozen: the entry that freezes its document stands beside this one.</summary>
/// <param name="Roll">Which Roll, counted within the election.</param>
/// <param name="RelevantDate">The day on which entitlement is judged, as 2017-03-03.</param>
/// <param name="ReadAt">When the register was read.</param>
/// <param name="Rows">How many lines it has: a member in a contest each.</param>
/// <param name="Root">The root of the tree over its salted lines.</param>
/// <param name="By">Who had it frozen.</param>
[Entry("roll-frozen", Version = 1)]
public sealed record RollFrozen(
    [property: Public] int Roll,
    [property: Public] string RelevantDate,
    [property: Public] long ReadAt,
    [property: Public] long Rows,
    [property: Public] Digest Root,
    string By);

/// <summary>The Roll was supplied to the scrutineer.</summary>
/// <param name="Roll">Which Roll, counted within the election.</param>
/// <param name="Sha256">The digest of what was supplied.</param>
/// <param name="To">Who took it.</param>
[Entry("roll-supplied", Version = 1)]
public sealed record RollSupplied([property: Public] int Roll, [property: Public] Digest Sha256, string To);
