using RankAndFile.Web.Data;

namespace RankAndFile.Web.People;

/// <summary>Why somebody does not get a message.</summary>
public enum Blocked
{
    NoAddress,
    ChoseLetters,
    NotConfirmed,
    NoConsent,
    SwitchedOff,
    StoppedEverything,
    BouncedBefore,
    Complained,
    Erased,
    SameAddressTwice,
}

/// <summary>What is known of a reader when a message could go to them.</summary>
/// <param name="IsMember">They stand in the register, or have an account here.</param>
/// <param name="Consent">What they said last about the purpose, if they ever said anything.</param>
public sealed record Reader(bool IsMember, bool IsConfirmed, bool? Consent, IReadOnlyList<Suppression> Suppressions);

/// <summary>Who is written to, and when: docs/post.md in one place.</summary>
public static class WhoGetsWhat
{
    public static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>Why this must not be sent, or null if it may.</summary>
    public static Blocked? BlockOf(Purpose purpose, Reader reader)
    {
        if (purpose.GoesWhateverIsStopped())
        {
            return null;
        }

        var live = reader.Suppressions.Where(s => s.LiftedAt is null).ToList();
        if (live.Find(s => s.Purpose is null) is { } all)
        {
            return For(all.Reason);
        }

        if (live.Exists(s => s.Purpose == purpose))
        {
            return Blocked.SwitchedOff;
        }

        // Every candidate's mail goes to every member, or none does; the register is the consent of membership.
        var isAllOrNone = purpose is Purpose.CandidateMail && reader.IsMember;
        return purpose.NeedsConsent() switch
        {
            true when reader.Consent is false => Blocked.SwitchedOff,
            true when !isAllOrNone && reader.Consent is null => Blocked.NoConsent,
            true when !reader.IsMember && !reader.IsConfirmed => Blocked.NotConfirmed,
            _ => null,
        };
    }

    /// <summary>Until when a message has to wait, or null if it may go now.</summary>
    /// <param name="sent">When those messages went that count, in the last seven days, the oldest first.</param>
    /// <param name="ahead">How many messages that count wait for the same reader and go before this one.</param>
    public static Instant? WaitsUntil(Purpose purpose, int aWeek, DateOnly? pausedUntil, IReadOnlyList<Instant> sent, int ahead, Instant now)
    {
        if (!purpose.CountsInAWeek())
        {
            return null;
        }

        if (pausedUntil is { } day && now.Day < day)
        {
            return Instant.Of(new DateTimeOffset(day.ToDateTime(new TimeOnly(7, 0)), TimeSpan.Zero));
        }

        var over = sent.Count + ahead - aWeek;
        return over switch
        {
            < 0 => null,
            _ when over < sent.Count => sent[over] + Week,
            _ => now + Week,
        };
    }

    private static Blocked For(SuppressionReason reason) => reason switch
    {
        SuppressionReason.TheReader => Blocked.StoppedEverything,
        SuppressionReason.Complaint => Blocked.Complained,
        SuppressionReason.Erased => Blocked.Erased,
        _ => Blocked.BouncedBefore,
    };
}
