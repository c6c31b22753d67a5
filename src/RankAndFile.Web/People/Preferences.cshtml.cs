using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Hosting;
using RankAndFile.Web.Layout;
using RankAndFile.Web.Post;

namespace RankAndFile.Web.People;

/// <summary>What somebody gets, how often, what waits for them, and the way out. A link in each message leads here; who has none asks for one.</summary>
[Does(Doing.KeepOnesPreferences)]
[EnableRateLimiting(Limits.Secrets)]
public sealed class PreferencesPage(OfficeDb db, Door door, AddressSeal seal, Postman postman, Settings settings) : OfficePage
{
    private const int MostShown = 50;

    [FromRoute]
    public string? Token { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Said { get; set; }

    [BindProperty]
    public string Email { get; set; } = "";

    [BindProperty]
    public string Name { get; set; } = "";

    [BindProperty]
    public List<Purpose> Yes { get; set; } = [];

    [BindProperty]
    public Form Form { get; set; }

    [BindProperty]
    public string Language { get; set; } = Words.English;

    [BindProperty]
    public int MessagesAWeek { get; set; } = Contact.UsualMessagesAWeek;

    [BindProperty]
    public string? PausedUntil { get; set; }

    public Holder? Holder { get; private set; }

    public IReadOnlyList<Suppression> Suppressions { get; private set; } = [];

    public IReadOnlyList<(string Subject, Instant From)> Deferred { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await Find() is null)
        {
            return Token is null ? Page() : NotFound();
        }

        await ShowWhatIsKept();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Find() is not { } holder)
        {
            return NotFound();
        }

        DateOnly? until = DateOnly.TryParseExact(PausedUntil, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        if (PausedUntil is { Length: > 0 } && until is null)
        {
            Wrong(nameof(PausedUntil), "wrong.date");
        }

        if (ModelState.IsValid)
        {
            var language = Language is Words.Welsh ? Words.Welsh : Words.English;
            Refusal = await door.Do(SetPreferences.Act, Who, new SetPreferences.Facts(holder.Mac, seal.Seal(holder.Email), Name ?? "", language, Form, MessagesAWeek, until, Yes.ToHashSet(), "/me/preferences"), Key);
            if (Refusal is null)
            {
                return Redirect($"/me/preferences{(Token is null ? "" : $"/{Token}")}?said=saved");
            }
        }

        await Show(holder);
        return Page();
    }

    public Task<IActionResult> OnPostEverythingAsync() => Change(holder => door.Do(StopList.Act, Who, new StopList.Facts(holder.Mac, null, ConsentMethod.Preferences)), "stopped");

    public Task<IActionResult> OnPostEraseAsync() => Change(holder => door.Do(EraseMe.Act, Who, new EraseMe.Facts(holder.Mac)), "erased");

    /// <summary>Sends the link to these preferences to whoever has none.</summary>
    public async Task<IActionResult> OnPostLinkAsync()
    {
        CheckEmail(nameof(Email), Email ?? "");
        if (!ModelState.IsValid)
        {
            return Page();
        }

        await Asked.Send(door, seal, postman, settings.Mail.AddressFor(Request), Words, Email!, "", null, "/me/preferences");
        return Redirect("/updates/sent");
    }

    private async Task<IActionResult> Change(Func<Holder, Task<Counting.Refusal?>> act, string said)
    {
        if (await Find() is not { } holder)
        {
            return NotFound();
        }

        await act(holder);
        return said is "erased" ? Redirect("/me/preferences?said=erased") : Redirect($"/me/preferences{(Token is null ? "" : $"/{Token}")}?said={said}");
    }

    private async Task<Holder?> Find() => Holder = await Holder.Of(db, seal, Token, Who);

    private async Task ShowWhatIsKept()
    {
        var contact = Holder!.Contact;
        (Name, Form, Language) = (contact?.Name ?? "", contact?.Form ?? default, contact?.Language ?? Words.Language);
        MessagesAWeek = contact?.MessagesAWeek ?? Contact.UsualMessagesAWeek;
        PausedUntil = contact?.PausedUntil?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await Show(Holder);
        var key = Person.KeyOf(Holder.Email);
        var isMember = contact is null || await db.Members.AnyAsync(m => m.EmailKey == key);
        foreach (var purpose in Purposes.Switched)
        {
            var consent = contact is null ? null : await db.ConsentOf(contact.Id, purpose);
            if (WhoGetsWhat.BlockOf(purpose, new(isMember, contact?.ConfirmedAt is not null, consent, [.. Suppressions.Where(s => s.Purpose is not null)])) is null)
            {
                Yes.Add(purpose);
            }
        }
    }

    private async Task Show(Holder holder)
    {
        Suppressions = await db.Suppressions.Where(s => s.Mac == holder.Mac && s.LiftedAt == null).ToListAsync();
        var deferred = await (
            from delivery in db.Deliveries
            join mailing in db.Mailings on delivery.Mailing equals mailing.Id
            where delivery.Mac == holder.Mac && delivery.State == DeliveryState.Deferred && delivery.ForTheWeek
            orderby delivery.NotBefore
            select new { mailing.Subject, mailing.Audience, mailing.Purpose, delivery.NotBefore }).Take(MostShown).ToListAsync();
        Deferred = [.. deferred.Select(d => (d.Audience is Audience.One ? Words[d.Purpose] : d.Subject, d.NotBefore))];
    }
}
