namespace RankAndFile.Scrutiny;

/// <summary>Somebody opened a draft of the election before the call.</summary>
/// <param name="Draft">Which draft.</param>
/// <param name="By">Who opened it.</param>
[Entry("draft-opened", Version = 1)]
public sealed record DraftOpened([property: Public] string Draft, string By);

/// <summary>The law or the rules said no to something that was asked.</summary>
/// <param name="Act">What was asked.</param>
/// <param name="Document">The law, rule book or page that says no.</param>
/// <param name="Place">Where in it.</param>
/// <param name="Reason">As the person who asked was told.</param>
/// <param name="By">Who asked.</param>
[Entry("act-refused", Version = 1)]
public sealed record ActRefused(
    [property: Public] string Act,
    [property: Public] string Document,
    [property: Public] string Place,
    string Reason,
    string By);

/// <summary>Somebody was given a role in this election.</summary>
/// <param name="Person">Who has the role now.</param>
/// <param name="By">Who gave it.</param>
[Entry("role-granted", Version = 1)]
public sealed record RoleGranted([property: Public] string Role, string Person, string By);

/// <summary>A role in this election was taken back.</summary>
/// <param name="Person">Who had the role.</param>
/// <param name="By">Who took it back.</param>
[Entry("role-revoked", Version = 1)]
public sealed record RoleRevoked([property: Public] string Role, [property: Public] string Reason, string Person, string By);
