using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Jobs;
using RankAndFile.Web.People;

namespace RankAndFile.Web.Post;

/// <summary>Writes a message to everybody who said yes to its purpose, and has its readers counted. Nothing is sent.</summary>
public static class WriteMailing
{
    /// <summary>What the office may write from its own page. What belongs to an election is sent there.</summary>
    public static IReadOnlyList<Purpose> FromThePage { get; } = [Purpose.Updates];

    public sealed record Facts(Purpose Purpose, string Subject, string Text, string ReplyTo);

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.SendPost, who) is { } refused)
        {
            return refused;
        }

        if (!FromThePage.Contains(facts.Purpose))
        {
            return new("This purpose is not written for on this page.", LetGo.Because);
        }

        if (Letter.RefusalOf(facts.Subject, facts.Text) is { } refusal)
        {
            return refusal;
        }

        if (facts.ReplyTo.Any(letter => char.IsControl(letter) || letter is '<' or '>'))
        {
            return new("The address for answers is one address.", LetGo.Because);
        }

        await ToAll(db, facts, Audience.WhoeverSaidYes, "", who, now);
        return null;
    }

    /// <summary>For acts of other slices: puts a message to many into the outbox.</summary>
    /// <param name="rule">The published rule that fixes this sending; then it goes as soon as its readers are counted. Empty: a person lets it go.</param>
    internal static async Task<MailingId> ToAll(OfficeDb db, Facts facts, Audience audience, string rule, Signed who, Instant now)
    {
        var mailing = new Mailing
        {
            Purpose = facts.Purpose,
            Audience = audience,
            Subject = facts.Subject.Trim(),
            Text = facts.Text,
            ReplyTo = facts.ReplyTo.Trim(),
            Rule = rule,
            AskedBy = who.Person,
            AskedAt = now,
            State = MailingState.BeingCounted,
        };
        db.Add(mailing);
        await db.SaveChangesAsync();
        await db.Start(FindReaders.Name, new FindReaders.Facts(mailing.Id.Value), who, now, key: $"{FindReaders.Name}-{mailing.Id}");
        return mailing.Id;
    }
}

/// <summary>Sends the message to the one who wrote it, as its readers will have it.</summary>
public static class TestMailing
{
    public sealed record Facts(MailingId Mailing, string SealedSubject, string SealedText, string Mac);

    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.SendPost, who) is { } refused)
        {
            return refused;
        }

        if (await db.Mailings.FirstOrDefaultAsync(m => m.Id == facts.Mailing && m.Audience != Audience.One) is not { } mailing)
        {
            return LetGo.NoSuch;
        }

        mailing.TestedAt = now;
        await db.Put(new(Purpose.Test, facts.SealedSubject, facts.SealedText, facts.Mac, null, who.Person), who, now);
        return null;
    }
}

/// <summary>Lets a counted message go: at once where it has few readers, and to a second person first where it has many.</summary>
public static class LetGo
{
    internal static Source Because { get; } = Source.Docs("post.md", "Before anything is sent");

    internal static Refusal NoSuch { get; } = new("There is no such message.", Because);

    /// <param name="Second">Who is asked to agree, where somebody has to.</param>
    public sealed record Facts(MailingId Mailing, PersonId? Second);

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.SendPost, who) is { } refused)
        {
            return refused;
        }

        if (await db.Mailings.FirstOrDefaultAsync(m => m.Id == facts.Mailing && m.Audience != Audience.One) is not { } mailing)
        {
            return NoSuch;
        }

        if (RefusalOf(mailing) is { } refusal)
        {
            return refusal;
        }

        if (mailing.Readers <= Mailing.MostByOnePerson)
        {
            await Begin(db, mailing, who, now);
            return null;
        }

        if (facts.Second is not { } second || second == who.Person || second == mailing.AskedBy || !await SecondPeople.Of(db).AnyAsync(p => p.Id == second))
        {
            return new($"More than {Mailing.MostByOnePerson} people would get this, so a second person has to agree. Say who.", Because);
        }

        (mailing.State, mailing.SecondPerson) = (MailingState.WaitingForTheSecond, second);
        return null;
    }

    private static Refusal? RefusalOf(Mailing mailing) => mailing switch
    {
        { State: not (MailingState.Counted or MailingState.WaitingForTheSecond) } => new("This message has gone already, or its readers have not been counted yet.", Because),
        { TestedAt: null } => new("First send it to yourself, and read it as its readers will.", Because),
        { Readers: 0 } => new("Nobody would get this message.", Because),
        _ => null,
    };

    internal static async Task Begin(OfficeDb db, Mailing mailing, Signed who, Instant now)
    {
        mailing.State = MailingState.Going;
        await db.Start(Release.Name, new FindReaders.Facts(mailing.Id.Value), who, now, key: $"{Release.Name}-{mailing.Id}", again: true, of: mailing.Readers);
    }
}

/// <summary>Who can be asked to agree: whoever the office has added, or who acts in an election. A member who came by the register alone is not.</summary>
internal static class SecondPeople
{
    internal static IQueryable<Person> Of(OfficeDb db) =>
        db.People.Where(p => p.Member == null || p.IsAdministrator || db.Grants.Any(grant => grant.Person == p.Id));
}

/// <summary>A second person agrees, and the message goes.</summary>
public static class AgreeToMailing
{
    public sealed record Facts(MailingId Mailing);

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.AgreeToPost, who) is { } refused)
        {
            return refused;
        }

        var mailing = await db.Mailings.FirstOrDefaultAsync(m => m.Id == facts.Mailing && m.State == MailingState.WaitingForTheSecond);
        if (mailing is null || mailing.SecondPerson != who.Person || mailing.AskedBy == who.Person || !who.CodeGiven)
        {
            return new("You have not been asked to agree to this message, or you have not given a code of your authenticator.", LetGo.Because);
        }

        mailing.AgreedAt = now;
        await LetGo.Begin(db, mailing, who, now);
        return null;
    }
}

/// <summary>Stops a message. Who has it has it; nobody else gets it.</summary>
public static class StopMailing
{
    public sealed record Facts(MailingId Mailing);

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.SendPost, who) is { } refused)
        {
            return refused;
        }

        if (await db.Mailings.FirstOrDefaultAsync(m => m.Id == facts.Mailing && m.Audience != Audience.One && m.State != MailingState.Stopped) is not { } mailing)
        {
            return LetGo.NoSuch;
        }

        if (mailing.Rule.Length > 0)
        {
            return new("A published rule fixes this sending, so nobody stops it here.", LetGo.Because);
        }

        mailing.State = MailingState.Stopped;
        return null;
    }
}
