using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Hosting;
using RankAndFile.Web.Layout;
using RankAndFile.Web.People;

namespace RankAndFile.Web.Post;

/// <summary>Carries messages to the mail server, or into the folder where there is none.</summary>
public sealed partial class Postman(Database database, Door door, Settings settings, AddressSeal seal, Pickup pickup, TimeProvider clock, ILogger<Postman> log)
{
    /// <summary>How many lines to the mail server are open at once, which is also how many messages a kill can leave unsure.</summary>
    private const int Lines = 8;

    private const int AtOnce = 400;

    private readonly DomainPace _pace = new(settings.Mail.ADomainASecond, clock);

    /// <summary>Sends the messages for which somebody waits.</summary>
    public async Task SendAnswers()
    {
        try
        {
            await Send(await Waiting(onlyAnswers: true), CancellationToken.None);
        }
        catch (Exception failure)
        {
            // They wait in the outbox, and go with the next round.
            NotSent(log, failure.GetType().Name);
        }
    }

    /// <summary>Tells somebody with an account what happened to it, at once. Who has no address is not told.</summary>
    public async Task Tell(PersonId person, string subject, string text)
    {
        await using var db = database.ForReading();
        if (await db.People.Where(p => p.Id == person).Select(p => p.Email).FirstOrDefaultAsync() is { Length: > 0 } email)
        {
            await door.Do(TellPerson.Act, Signed.Office, new OneLetter(Purpose.Account, seal.SealWords(subject), seal.SealWords(text), seal.Mac(email), null, person));
            await SendAnswers();
        }
    }

    /// <summary>Sends what waits, as much as fits into one round.</summary>
    /// <returns>How many messages were looked at, and whether the mail server could not be reached.</returns>
    internal async Task<(int Looked, bool IsAway)> SendSome(CancellationToken stop)
    {
        var waiting = await Waiting(onlyAnswers: false);
        return (waiting.Count, await Send(waiting, stop));
    }

    private async Task<List<ToSend>> Waiting(bool onlyAnswers)
    {
        await using var db = database.ForReading();
        var union = (await db.Union.FirstAsync()).Name;
        var waiting = db.Deliveries.Where(d => d.State == DeliveryState.Waiting);
        var some = await (onlyAnswers ? waiting.Where(d => d.Precedence == Outbox.AtOnce) : waiting).OrderBy(d => d.Precedence).ThenBy(d => d.Id).Take(AtOnce).ToListAsync();
        var mailings = some.Select(d => d.Mailing).Distinct().ToList();
        var letters = await db.Mailings.Where(m => mailings.Contains(m.Id)).ToDictionaryAsync(m => m.Id);
        var readers = await Readers.Of(db, some, seal);
        return [.. some.Select(d => new ToSend(d, letters[d.Mailing], readers[d.Id], union))];
    }

    private async Task<bool> Send(List<ToSend> waiting, CancellationToken stop)
    {
        // In their order, so that what goes first of a reader's week is decided first.
        var queue = new ConcurrentQueue<ToSend>(waiting);
        var away = new StrongBox();
        await Task.WhenAll(Enumerable.Range(0, Math.Min(Lines, (waiting.Count + 9) / 10)).Select(_ => Task.Run(() => OneLine(queue, away, stop), CancellationToken.None)));
        return away.IsAway;
    }

    private async Task OneLine(ConcurrentQueue<ToSend> queue, StrongBox away, CancellationToken stop)
    {
        var (name, line, before) = (Secret.New(), (SmtpLine?)null, (Ended?)null);
        try
        {
            while (!away.IsAway && !stop.IsCancellationRequested && queue.TryDequeue(out var next))
            {
                await _pace.Wait(next.Reader.Address, stop);
                line = await Ready(line, away, stop);
                if (away.IsAway)
                {
                    return;
                }

                await door.Do(TakeInHand.Act, Signed.Office, new TakeInHand.Facts(next.Delivery.Id, name, next.Reader.Address.Length > 0 ? seal.Mac(next.Reader.Address) : next.Delivery.Mac, before));
                before = await IsInHand(next.Delivery.Id, name) ? await HandOver(next, name, line, stop) : null;
            }
        }
        finally
        {
            if (before is not null)
            {
                await door.Do(KeepAnswer.Act, Signed.Office, before);
            }

            await (line?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }

    private async Task<SmtpLine?> Ready(SmtpLine? line, StrongBox away, CancellationToken stop)
    {
        if (settings.Mail.Smtp is not { } server || line is { IsBroken: false })
        {
            return line;
        }

        await (line?.DisposeAsync() ?? ValueTask.CompletedTask);
        try
        {
            return await SmtpLine.Open(server, settings.MailFrom.Split('@')[^1], stop);
        }
        catch (SmtpException failure)
        {
            away.IsAway = true;
            Away(log, failure.Message);
            return null;
        }
    }

    private async Task<bool> IsInHand(DeliveryId id, string name)
    {
        await using var db = database.ForReading();
        return await db.Deliveries.AnyAsync(d => d.Id == id && d.State == DeliveryState.Handing && d.HeldBy == name);
    }

    private async Task<Ended> HandOver(ToSend next, string name, SmtpLine? line, CancellationToken stop)
    {
        if (next.Reader.Address.Length is 0)
        {
            return new(next.Delivery.Id, name, Outcome.NoAddress, "");
        }

        var message = Message(next);
        if (line is null)
        {
            await pickup.Put(message.Written());
            return new(next.Delivery.Id, name, Outcome.Accepted, "");
        }

        try
        {
            var answer = (await line.Send(message.ReturnPath, [next.Reader.Address], message.Written(), stop))[0];
            var outcome = answer.IsYes ? Outcome.Accepted : answer.NobodyThere ? Outcome.NobodyThere : answer.IsLater ? Outcome.Later : Outcome.Never;
            return new(next.Delivery.Id, name, outcome, answer.Figures);
        }
        catch (SmtpException broken)
        {
            return new(next.Delivery.Id, name, broken.MayHaveTakenIt ? Outcome.Unsure : stop.IsCancellationRequested ? Outcome.NotBegun : Outcome.Later, "");
        }
    }

    internal MessageTo Message(ToSend next)
    {
        var (mailing, words) = (next.Mailing, Words.In(next.Reader.Language));
        var (subject, text) = mailing.IsSealed ? (seal.OpenWords(mailing.Subject), seal.OpenWords(mailing.Text)) : (mailing.Subject, mailing.Text);
        var token = seal.Token(TokenFor.Delivery, next.Delivery.Id.Value);
        var union = next.Union.Length > 0 ? next.Union : "Rank & File";
        var isList = !mailing.IsSealed || mailing.Purpose.NeedsConsent();
        return new(
            union,
            settings.MailFrom,
            next.Reader.Address,
            mailing.ReplyTo.Length > 0 ? mailing.ReplyTo : settings.MailFrom,
            subject,
            [.. Letter.Paragraphs(text)],
            Footers.Of(mailing.Purpose, union, settings.Mail.Address, token, words),
            words.Language,
            next.Reader.Form,
            token,
            isList ? mailing.Purpose.List() : null,
            mailing.Purpose.NeedsConsent() ? $"{settings.Mail.Address}/u/{token}" : null,
            IsAutomatic: !mailing.Purpose.NeedsConsent(),
            mailing.InReplyTo,
            clock.GetUtcNow());
    }

    /// <summary>Shared by the lines of a round.</summary>
    private sealed class StrongBox
    {
        internal bool IsAway { get; set; }
    }

    // What an exception says may hold an address.
    [LoggerMessage(LogLevel.Error, "A message could not be sent: {Kind}. It waits in the outbox.")]
    private static partial void NotSent(ILogger log, string kind);

    [LoggerMessage(LogLevel.Error, "The mail server cannot be used: {Why} Messages wait in the outbox.")]
    private static partial void Away(ILogger log, string why);
}

/// <summary>A message to one reader, with everything that it is written from.</summary>
internal sealed record ToSend(Delivery Delivery, Mailing Mailing, ReaderNow Reader, string Union);

/// <summary>A reader as they are known at the moment of sending.</summary>
/// <param name="Address">Empty where there is none any more.</param>
internal sealed record ReaderNow(string Address, string Language, Form Form);

/// <summary>Looks readers up when a message is sent, so that it goes to the address of today.</summary>
internal static class Readers
{
    internal static async Task<Dictionary<DeliveryId, ReaderNow>> Of(OfficeDb db, List<Delivery> some, AddressSeal seal)
    {
        var (members, people, macs) = (some.Select(d => d.Member).Where(id => id is not null).Distinct().ToList(), some.Select(d => d.Person).Where(id => id is not null).Distinct().ToList(), some.Select(d => d.Mac).Distinct().ToList());
        var ofMembers = await db.Members.Where(m => members.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Email);
        var ofPeople = await db.People.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Email);
        var contacts = await db.Contacts.Where(c => c.Mac != null && macs.Contains(c.Mac)).ToDictionaryAsync(c => c.Mac!);
        return some.ToDictionary(d => d.Id, d =>
        {
            var contact = contacts.GetValueOrDefault(d.Mac);
            var address = d.Member is { } member ? ofMembers.GetValueOrDefault(member, "")
                : d.Person is { } person ? ofPeople.GetValueOrDefault(person, "")
                : contact is { SealedEmail.Length: > 0 } ? seal.Open(contact.SealedEmail) : "";
            return new ReaderNow(address, contact?.Language ?? Words.English, contact?.Form ?? Form.Formatted);
        });
    }
}

/// <summary>Keeps below what a domain takes in a second, over all lines together.</summary>
internal sealed class DomainPace(int aSecond, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, long> _next = new(StringComparer.OrdinalIgnoreCase);
    private readonly long _step = TimeSpan.TicksPerSecond / Math.Max(1, aSecond);

    internal async Task Wait(string address, CancellationToken stop)
    {
        var now = clock.GetUtcNow().UtcTicks;

        // A tenth of a second's worth may go at once: the clock of a delay is no finer.
        var at = _next.AddOrUpdate(address.Split('@')[^1], now, (_, next) => Math.Max(next + _step, now - (TimeSpan.TicksPerSecond / 10)));
        if (at > now)
        {
            await Task.Delay(TimeSpan.FromTicks(at - now), stop);
        }
    }
}
