using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Post;

namespace RankAndFile.Web.People;

/// <summary>All that is kept about somebody as a reader of messages, as a file.</summary>
public static class MyData
{
    private const int MostMessages = 1000;

    private static readonly JsonSerializerOptions _readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static void MapMyData(this IEndpointRouteBuilder site) =>
        site.MapGet("/me/data/{token?}", Download).WithMetadata(new DoesAttribute(Doing.KeepOnesPreferences));

    private static async Task<IResult> Download(string? token, OfficeDb db, AddressSeal seal, HttpContext http) =>
        await Holder.Of(db, seal, token, http.Who()) is { } holder ? Results.Bytes(JsonSerializer.SerializeToUtf8Bytes(await Of(holder, db), _readable), "application/json", "my-data.json")
            : token is null ? Results.Redirect("/me/preferences")
            : Results.NotFound();

    private static async Task<object> Of(Holder holder, OfficeDb db)
    {
        var contact = holder.Contact;
        var consents = contact is null ? [] : await db.ConsentEvents.Where(e => e.Contact == contact.Id).OrderBy(e => e.Id).ToListAsync();
        var stopped = await db.Suppressions.Where(s => s.Mac == holder.Mac).OrderBy(s => s.Id).ToListAsync();
        var messages = await (
            from delivery in db.Deliveries
            join mailing in db.Mailings on delivery.Mailing equals mailing.Id
            where delivery.Mac == holder.Mac
            orderby delivery.Id descending
            select new { mailing.Purpose, mailing.Subject, mailing.Audience, delivery.State, delivery.SentAt, delivery.NotBefore }).Take(MostMessages).ToListAsync();
        return new
        {
            email = holder.Email,
            name = contact?.Name,
            language = contact?.Language,
            form = contact?.Form.ToString(),
            messagesAWeek = contact?.MessagesAWeek,
            pausedUntil = contact?.PausedUntil,
            since = contact?.Since.ToString(),
            confirmedAt = contact?.ConfirmedAt.ToString(),
            consents = consents.Select(e => new { purpose = e.Purpose.ToString(), given = e.Given, words = e.Words, page = e.Page, method = e.Method.ToString(), at = e.At.ToString() }),
            stopped = stopped.Select(s => new { purpose = s.Purpose?.ToString() ?? "everything except ballot notices", reason = s.Reason.ToString(), at = s.At.ToString(), liftedAt = s.LiftedAt?.ToString() }),
            messages = messages.Select(m => new { purpose = m.Purpose.ToString(), subject = m.Audience is Audience.One ? "" : m.Subject, state = m.State.ToString(), sentAt = m.SentAt?.ToString(), notBefore = m.NotBefore.ToString() }),
        };
    }
}
