namespace RankAndFile.Web.Accounts;

/// <summary>Who asks: a person in a session, nobody known, or the office's own program.</summary>
public sealed record Signed(PersonId? Person, SessionId? Session, string Name, bool IsAdministrator, bool CodeGiven)
{
    public static Signed Nobody { get; } = new(null, null, "", IsAdministrator: false, CodeGiven: false);

    /// <summary>The program itself: a job, or what is done at the start.</summary>
    public static Signed Office { get; } = new(null, null, "the office", IsAdministrator: false, CodeGiven: false);

    public bool IsIn => Person is not null;
}

public static class Asking
{
    /// <summary>Who sent this request, as their session says.</summary>
    public static Signed Who(this HttpContext http) => http.Features.Get<Signed>() ?? Signed.Nobody;
}
