using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Jobs;
using RankAndFile.Web.People;

namespace RankAndFile.Web.Post;

/// <summary>Sends what waits in the outbox.</summary>
public sealed class Carry(Postman postman) : Work
{
    internal const string Name = "post";

    private static readonly TimeSpan _rest = TimeSpan.FromMinutes(1);

    public override string Kind => Name;

    public override async Task<Slice> Next(Job job, CancellationToken stop)
    {
        var (looked, isAway) = await postman.SendSome(stop);
        return async (db, now) =>
            isAway ? new Progress.MovedOn(null, job.Done, 0, now + _rest)
            : looked > 0 || await db.Deliveries.AnyAsync(d => d.State == DeliveryState.Waiting) ? new Progress.MovedOn(null, job.Done + looked, 0)
            : new Progress.Finished(job.Done);
    }
}

/// <summary>Once a minute: wakes what has waited long enough, and forgets addresses that nobody confirmed.</summary>
public sealed class PostRound : RecurringWork
{
    public override string Kind => "post-round";

    public override TimeSpan Every => TimeSpan.FromMinutes(1);

    public override Task<Slice> Next(Job job, CancellationToken stop) => Task.FromResult<Slice>(async (db, now) =>
    {
        var more = await WakeDeferred.Some(db, now);
        await Forget.Unconfirmed(db, now);
        await db.SaveChangesAsync();
        if (await db.Deliveries.AnyAsync(d => d.State == DeliveryState.Waiting))
        {
            await db.StartCarrying(Signed.Office, now);
        }

        return more ? new Progress.MovedOn(null, job.Done, 0) : new Progress.Finished(job.Done);
    });
}

/// <summary>Finds out whom a message goes to, a slice of readers each time.</summary>
public sealed class FindReaders(Database database, AddressSeal seal) : Work
{
    internal const string Name = "post-readers";

    private const int AtOnce = 250;

    internal sealed record Facts(long Mailing);

    public override string Kind => Name;

    public override async Task<Slice> Next(Job job, CancellationToken stop)
    {
        var mailing = new MailingId(job.FactsAs<Facts>().Mailing);
        var after = long.Parse(job.Cursor ?? "0", System.Globalization.CultureInfo.InvariantCulture);
        await using var db = database.ForReading();
        var audience = (await db.Mailings.FirstAsync(m => m.Id == mailing, stop)).Audience;
        var some = audience is Audience.Members ? await Members(db, after) : await Contacts(db, after);
        return async (rows, now) =>
        {
            if (await rows.Mailings.FirstAsync(m => m.Id == mailing) is not { State: MailingState.BeingCounted } letter)
            {
                return new Progress.Finished(job.Done);
            }

            await Add(rows, letter, some, now);
            if (some.Count == AtOnce)
            {
                return new Progress.MovedOn($"{some[^1].Key}", job.Done + some.Count, 0);
            }

            letter.State = MailingState.Counted;
            if (letter.Rule.Length > 0)
            {
                await LetGo.Begin(rows, letter, Signed.Office, now);
            }

            return new Progress.Finished(job.Done + some.Count);
        };
    }

    private sealed record Found(long Key, string? Mac, ContactId? Contact, Register.MemberId? Member, bool ChoseLetters = false);

    private async Task<List<Found>> Members(OfficeDb db, long after)
    {
        var from = new Register.MemberId(after);
        var some = await db.Members
            .Where(m => m.Id > from && (m.Membership == Register.Membership.Current || m.Membership == Register.Membership.InArrears))
            .OrderBy(m => m.Id).Take(AtOnce).Select(m => new { m.Id, m.Email, m.Channel }).ToListAsync();
        return [.. some.Select(m => new Found(m.Id.Value, m.Email.Length > 0 ? seal.Mac(m.Email) : null, null, m.Id, m.Channel is Register.Channel.Post))];
    }

    private static async Task<List<Found>> Contacts(OfficeDb db, long after)
    {
        var from = new ContactId(after);
        var some = await db.Contacts.Where(c => c.Id > from && c.Mac != null).OrderBy(c => c.Id).Take(AtOnce).Select(c => new { c.Id, c.Mac }).ToListAsync();
        return [.. some.Select(c => new Found(c.Id.Value, c.Mac, c.Id, null))];
    }

    private static async Task Add(OfficeDb db, Mailing mailing, List<Found> some, Instant now)
    {
        var macs = some.Select(f => f.Mac).Where(mac => mac is not null).Distinct().ToList();
        var there = (await db.Deliveries.Where(d => d.Mailing == mailing.Id && macs.Contains(d.Mac)).Select(d => d.Mac).ToListAsync()).ToHashSet();
        var readers = await Known(db, macs!, mailing.Purpose);
        var blocked = new Dictionary<Blocked, long>();
        foreach (var found in some)
        {
            var reader = found.Mac is null ? null : readers(found.Mac, found.Member is not null);
            var block = found.Mac is null ? Blocked.NoAddress
                : found.ChoseLetters && mailing.Purpose.IsAlsoPosted() ? Blocked.ChoseLetters
                : there.Contains(found.Mac) ? Blocked.SameAddressTwice
                : WhoGetsWhat.BlockOf(mailing.Purpose, reader!);
            if (block is { } because)
            {
                blocked[because] = blocked.GetValueOrDefault(because) + 1;
                continue;
            }

            there.Add(found.Mac!);
            mailing.Readers++;
            db.Add(new Delivery { Mailing = mailing.Id, Mac = found.Mac!, Contact = found.Contact, Member = found.Member, Precedence = Outbox.PrecedenceOf(mailing.Purpose), Counts = mailing.Purpose.CountsInAWeek(), State = DeliveryState.Held, NotBefore = now });
        }

        foreach (var (because, number) in blocked)
        {
            mailing.Blocked += number;
            await TakeInHand.Count(db, mailing.Id, because, number);
        }
    }

    private static async Task<Func<string, bool, Reader>> Known(OfficeDb db, List<string> macs, Purpose purpose)
    {
        var contacts = await db.Contacts.AsNoTracking().Where(c => c.Mac != null && macs.Contains(c.Mac)).Select(c => new { c.Id, c.Mac, c.ConfirmedAt }).ToListAsync();
        var ids = contacts.Select(c => c.Id).ToList();
        var said = (await db.ConsentEvents.AsNoTracking().Where(e => ids.Contains(e.Contact) && e.Purpose == purpose).OrderBy(e => e.Id).ToListAsync()).GroupBy(e => e.Contact).ToDictionary(group => group.Key, group => group.Last().Given);
        var stopped = (await db.Suppressions.AsNoTracking().Where(s => macs.Contains(s.Mac) && s.LiftedAt == null).ToListAsync()).ToLookup(s => s.Mac);
        var byMac = contacts.ToDictionary(c => c.Mac!);
        return (mac, isMember) => byMac.TryGetValue(mac, out var contact)
            ? new(isMember, contact.ConfirmedAt is not null, said.TryGetValue(contact.Id, out var yes) ? yes : null, [.. stopped[mac]])
            : new(isMember, IsConfirmed: false, null, [.. stopped[mac]]);
    }
}

/// <summary>Lets the readers of a message go, a slice each time: a million rows change in no one act.</summary>
public sealed class Release(Database database) : Work
{
    internal const string Name = "post-release";

    private const int AtOnce = 1000;

    public override string Kind => Name;

    public override async Task<Slice> Next(Job job, CancellationToken stop)
    {
        var mailing = new MailingId(job.FactsAs<FindReaders.Facts>().Mailing);
        await using var db = database.ForReading();

        // By the address's key, in whose order the index of a mailing lies.
        var after = job.Cursor ?? "";
        var some = await db.Deliveries.Where(d => d.Mailing == mailing && string.Compare(d.Mac, after) > 0).OrderBy(d => d.Mac).Take(AtOnce).Select(d => d.Mac).ToListAsync(stop);
        return async (rows, now) =>
        {
            var isGoing = await rows.Mailings.AnyAsync(m => m.Id == mailing && m.State == MailingState.Going);
            if (!isGoing || some.Count is 0)
            {
                return new Progress.Finished(job.Done);
            }

            var last = some[^1];
            await rows.Deliveries
                .Where(d => d.Mailing == mailing && string.Compare(d.Mac, after) > 0 && string.Compare(d.Mac, last) <= 0 && d.State == DeliveryState.Held)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeliveryState.Waiting));
            await rows.StartCarrying(Signed.Office, now);
            return new Progress.MovedOn(last, job.Done + some.Count, job.Of);
        };
    }
}
