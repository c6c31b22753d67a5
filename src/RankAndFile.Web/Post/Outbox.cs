using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Jobs;
using RankAndFile.Web.People;
using RankAndFile.Web.Register;

namespace RankAndFile.Web.Post;

/// <summary>A message to one reader. Its words are sealed, since they may hold a link that is as good as a key.</summary>
/// <param name="Mac">Of the reader's address, which is looked up when the message is sent.</param>
public sealed record OneLetter(Purpose Purpose, string SealedSubject, string SealedText, string Mac, ContactId? Contact, PersonId? Person, MemberId? Member = null, string? InReplyTo = null);

/// <summary>How messages get into the outbox, in the transaction of the act that causes them.</summary>
public static class Outbox
{
    /// <summary>Before everything else: somebody waits for it.</summary>
    internal const int AtOnce = -1;

    public static async Task Put(this OfficeDb db, OneLetter letter, Signed who, Instant now)
    {
        var mailing = new Mailing
        {
            Purpose = letter.Purpose,
            Audience = Audience.One,
            Subject = letter.SealedSubject,
            Text = letter.SealedText,
            ReplyTo = "",
            InReplyTo = letter.InReplyTo,
            Rule = "",
            AskedBy = who.Person,
            AskedAt = now,
            State = MailingState.Going,
            Readers = 1,
        };
        db.Add(mailing);
        await db.SaveChangesAsync();
        db.Add(new Delivery
        {
            Mailing = mailing.Id,
            Mac = letter.Mac,
            Contact = letter.Contact,
            Person = letter.Person,
            Member = letter.Member,
            Precedence = PrecedenceOf(letter.Purpose),
            Counts = letter.Purpose.CountsInAWeek(),
            State = DeliveryState.Waiting,
            NotBefore = now,
        });
    }

    internal static int PrecedenceOf(Purpose purpose) => purpose is Purpose.Account or Purpose.Confirmation or Purpose.Test ? AtOnce : (int)purpose;

    /// <summary>Sees that somebody carries out what waits.</summary>
    internal static Task<JobId> StartCarrying(this OfficeDb db, Signed who, Instant now) => db.Start(Carry.Name, new { }, who, now, key: Carry.Name, again: true);

    /// <summary>What is known of a reader, for a purpose.</summary>
    internal static async Task<Reader> ReaderOf(this OfficeDb db, Delivery delivery, Contact? contact, Purpose purpose) => new(
        delivery.Contact is null,
        contact?.ConfirmedAt is not null,
        contact is null || !purpose.NeedsConsent() ? null : await db.ConsentOf(contact.Id, purpose),
        purpose.GoesWhateverIsStopped() ? [] : await db.Suppressions.AsNoTracking().Where(s => s.Mac == delivery.Mac && s.LiftedAt == null).ToListAsync());

    /// <summary>What somebody said last.</summary>
    public static Task<bool?> ConsentOf(this OfficeDb db, ContactId contact, Purpose purpose) =>
        db.ConsentEvents.Where(e => e.Contact == contact && e.Purpose == purpose).OrderByDescending(e => e.Id).Select(e => (bool?)e.Given).FirstOrDefaultAsync();
}

/// <summary>Tells somebody what happened to their way in.</summary>
internal static class TellPerson
{
    internal static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, OneLetter letter)
    {
        await db.Put(letter, who, now);
        return null;
    }
}

/// <summary>
/// Takes a message in hand, asking once more whether it may go; only what is taken in hand is sent, so
/// that nothing is sent twice, by two machines or after a kill.
/// </summary>
internal static class TakeInHand
{
    /// <param name="Line">Who takes it: nobody else sends it.</param>
    /// <param name="Mac">Of the address as it is today: the register may have another since the readers were counted.</param>
    /// <param name="Before">What came of the message before, which is kept in the same transaction.</param>
    internal sealed record Facts(DeliveryId Delivery, string Line, string Mac, Ended? Before = null);

    internal static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (facts.Before is { } before)
        {
            await KeepAnswer.Keep(db, now, before);
        }

        if (await db.Deliveries.LockedForUpdate().FirstOrDefaultAsync(d => d.Id == facts.Delivery) is not { State: DeliveryState.Waiting } delivery)
        {
            return null;
        }

        var mailing = await db.Mailings.FirstAsync(m => m.Id == delivery.Mailing);
        if (mailing.State is not MailingState.Going)
        {
            delivery.State = DeliveryState.Held;
            return null;
        }

        if (facts.Mac != delivery.Mac && await db.Deliveries.AnyAsync(d => d.Mailing == mailing.Id && d.Mac == facts.Mac))
        {
            await Block(db, delivery, mailing, Blocked.SameAddressTwice);
            return null;
        }

        delivery.Mac = facts.Mac;
        var contact = await db.Contacts.AsNoTracking().FirstOrDefaultAsync(c => c.Mac == delivery.Mac);
        if (WhoGetsWhat.BlockOf(mailing.Purpose, await db.ReaderOf(delivery, contact, mailing.Purpose)) is { } because)
        {
            await Block(db, delivery, mailing, because);
        }
        else if (await WaitsUntil(db, delivery, contact, mailing.Purpose, now) is { } later)
        {
            (delivery.State, delivery.NotBefore, delivery.ForTheWeek) = (DeliveryState.Deferred, later, true);
            mailing.Deferred++;
        }
        else
        {
            (delivery.State, delivery.HeldBy, delivery.HandedAt) = (DeliveryState.Handing, facts.Line, now);
        }

        return null;
    }

    private static Task Block(OfficeDb db, Delivery delivery, Mailing mailing, Blocked because)
    {
        (delivery.State, delivery.Because) = (DeliveryState.Blocked, because);
        mailing.Blocked++;
        return Count(db, mailing.Id, because);
    }

    internal static async Task Count(OfficeDb db, MailingId mailing, Blocked because, long number = 1)
    {
        if (await db.MailingBlocks.FirstOrDefaultAsync(b => b.Mailing == mailing && b.Because == because) is not { } block)
        {
            block = new() { Mailing = mailing, Because = because };
            db.Add(block);
        }

        block.Number += number;
    }

    private static async Task<Instant?> WaitsUntil(OfficeDb db, Delivery delivery, Contact? contact, Purpose purpose, Instant now)
    {
        if (!delivery.Counts)
        {
            return null;
        }

        var since = now - WhoGetsWhat.Week;
        var theirs = await db.Deliveries.AsNoTracking()
            .Where(d => d.Mac == delivery.Mac && d.Counts && d.Id != delivery.Id && (d.State == DeliveryState.Waiting || d.State == DeliveryState.Handing || d.State == DeliveryState.Unsure || (d.State == DeliveryState.Sent && d.SentAt > since)))
            .Select(d => new { d.State, d.Precedence, d.SentAt, d.HandedAt }).ToListAsync();
        var sent = theirs.Where(d => d.State is DeliveryState.Sent).Select(d => d.SentAt!.Value).Order().ToList();
        var ahead = theirs.Count(d => d.State is DeliveryState.Waiting ? d.Precedence < delivery.Precedence : d.State is not DeliveryState.Sent && d.HandedAt > since);
        return WhoGetsWhat.WaitsUntil(purpose, contact?.MessagesAWeek ?? Contact.UsualMessagesAWeek, contact?.PausedUntil, sent, ahead, now);
    }
}

/// <summary>What came of a message that was taken in hand.</summary>
internal sealed record Ended(DeliveryId Delivery, string Line, Outcome Outcome, string Answer);

internal enum Outcome
{
    Accepted,
    Later,
    Never,
    NobodyThere,
    NoAddress,
    Unsure,

    /// <summary>The line broke before the message was sent.</summary>
    NotBegun,
}

/// <summary>Keeps what the mail server said.</summary>
internal static class KeepAnswer
{
    private static readonly TimeSpan _firstRest = TimeSpan.FromMinutes(2);

    internal static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Ended ended)
    {
        await Keep(db, now, ended);
        return null;
    }

    internal static async Task Keep(OfficeDb db, Instant now, Ended ended)
    {
        if (await db.Deliveries.FirstOrDefaultAsync(d => d.Id == ended.Delivery) is not { State: DeliveryState.Handing } delivery || delivery.HeldBy != ended.Line)
        {
            return;
        }

        var mailing = await db.Mailings.FirstAsync(m => m.Id == delivery.Mailing);
        (delivery.Answer, delivery.HeldBy) = (ended.Answer, null);
        switch (ended.Outcome)
        {
            case Outcome.Accepted:
                (delivery.State, delivery.SentAt) = (DeliveryState.Sent, now);
                mailing.Sent++;
                Forget(mailing);
                break;
            case Outcome.NotBegun:
                delivery.State = DeliveryState.Waiting;
                break;
            case Outcome.Later when ++delivery.Tries < Delivery.MostTries:
                (delivery.State, delivery.NotBefore) = (DeliveryState.Deferred, now + (_firstRest * Math.Pow(3, delivery.Tries - 1)));
                (delivery.ForTheWeek, mailing.Deferred) = (false, mailing.Deferred + 1);
                break;
            case Outcome.Unsure:
                delivery.State = DeliveryState.Unsure;
                mailing.Unsure++;
                break;
            default:
                await Fail(db, delivery, mailing, ended.Outcome, now);
                break;
        }
    }

    private static async Task Fail(OfficeDb db, Delivery delivery, Mailing mailing, Outcome outcome, Instant now)
    {
        delivery.State = DeliveryState.Failed;
        mailing.Failed++;
        Forget(mailing);
        if (outcome is Outcome.NobodyThere)
        {
            await TakeIn.Suppress(db, delivery.Mac, null, SuppressionReason.HardBounce, now);
        }
    }

    // The words were for one reader, and a link among them may be as good as a key.
    private static void Forget(Mailing mailing)
    {
        if (mailing.IsSealed)
        {
            (mailing.Subject, mailing.Text) = ("", "");
        }
    }
}

/// <summary>Brings back what has waited long enough, and marks what was in hand when the program ended.</summary>
internal static class WakeDeferred
{
    /// <summary>Longer than any message is in hand: the patience of a line, twice over.</summary>
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(15);

    private const int AtOnce = 500;

    internal static async Task<bool> Some(OfficeDb db, Instant now)
    {
        var due = await db.Deliveries.Where(d => d.State == DeliveryState.Deferred && d.NotBefore <= now).OrderBy(d => d.NotBefore).Take(AtOnce).ToListAsync();
        var before = now - _longest;
        var lost = await db.Deliveries.Where(d => d.State == DeliveryState.Handing && d.HandedAt < before).Take(AtOnce).ToListAsync();
        var ids = due.Concat(lost).Select(d => d.Mailing).Distinct().ToList();
        var mailings = await db.Mailings.Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id);
        foreach (var delivery in due)
        {
            delivery.State = DeliveryState.Waiting;
            mailings[delivery.Mailing].Deferred--;
        }

        foreach (var delivery in lost)
        {
            delivery.State = DeliveryState.Unsure;
            mailings[delivery.Mailing].Unsure++;
        }

        return due.Count is AtOnce;
    }
}
