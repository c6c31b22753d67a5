namespace RankAndFile.Web.People;

/// <summary>What a message is for. Their order is the order of precedence of docs/post.md.</summary>
public enum Purpose
{
    /// <summary>What the law or the rules make the union send: it goes whatever else somebody has stopped.</summary>
    BallotNotice,

    /// <summary>About a meeting that the reader signed up to.</summary>
    Meeting,

    Bulletin,

    /// <summary>All candidates of an election together: a member has all of it or none.</summary>
    CandidateMail,

    Group,

    Updates,

    EventsNearMe,

    Introductions,

    Donations,

    /// <summary>A link to sign in, and what else happens to somebody's way in.</summary>
    Account,

    /// <summary>The answer to somebody who left an address.</summary>
    Confirmation,

    /// <summary>A message that its sender sends to themselves, to see it.</summary>
    Test,
}

/// <summary>What follows from a purpose.</summary>
public static class Purposes
{
    /// <summary>What one can switch on and off for oneself.</summary>
    public static IReadOnlyList<Purpose> Switched { get; } = [Purpose.Updates, Purpose.CandidateMail];

    /// <summary>Nobody gets this without having said yes, and no longer than they do.</summary>
    public static bool NeedsConsent(this Purpose purpose) =>
        purpose is Purpose.Bulletin or Purpose.CandidateMail or Purpose.Group or Purpose.Updates or Purpose.EventsNearMe or Purpose.Introductions or Purpose.Donations;

    /// <summary>It takes one of the messages that somebody gets at most in a week.</summary>
    public static bool CountsInAWeek(this Purpose purpose) => purpose is Purpose.Meeting || purpose.NeedsConsent();

    /// <summary>The reader has just asked for it, or the law has.</summary>
    public static bool GoesWhateverIsStopped(this Purpose purpose) => purpose is Purpose.BallotNotice or Purpose.Account or Purpose.Test;

    /// <summary>Whoever is written to by post gets it as a letter, and not by mail besides.</summary>
    public static bool IsAlsoPosted(this Purpose purpose) => purpose is Purpose.BallotNotice;

    /// <summary>As the list is called in List-Id.</summary>
    public static string List(this Purpose purpose) => purpose switch
    {
        Purpose.BallotNotice => "ballot-notices",
        Purpose.Meeting => "meetings",
        Purpose.CandidateMail => "candidate-mail",
        Purpose.EventsNearMe => "events-near-me",
        _ => purpose.ToString().ToLowerInvariant(),
    };
}
