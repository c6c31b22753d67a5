using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;
using RankAndFile.Web.People;

namespace RankAndFile.Web.Post;

/// <summary>A message before it goes and while it goes: how many get it, who does not and why, how it reads, and the way to let it go.</summary>
[Does(Doing.SendPost)]
[InEnglish]
public sealed class MailingPage(OfficeDb db, Door door, AddressSeal seal, Postman postman) : OfficePage
{
    private const int ASample = 5;
    private const int MostPeople = 200;

    [BindProperty]
    public PersonId? Second { get; set; }

    public Mailing Mailing { get; private set; } = null!;

    public List<MailingBlock> Blocks { get; private set; } = [];

    /// <summary>Some of the readers, of whose addresses a letter and the domain are shown.</summary>
    public List<string> Sample { get; private set; } = [];

    public string Text { get; private set; } = "";

    public List<Person> People { get; private set; } = [];

    public string SecondName { get; private set; } = "";

    public Task<IActionResult> OnGetAsync(MailingId mailing) => Show(mailing);

    public async Task<IActionResult> OnPostTestAsync(MailingId mailing)
    {
        if (await db.Mailings.FirstOrDefaultAsync(m => m.Id == mailing && m.Audience != Audience.One) is not { } found)
        {
            return NotFound();
        }

        var me = await db.People.FirstAsync(p => p.Id == Who.Person);
        Refusal = await door.Do(TestMailing.Act, Who, new TestMailing.Facts(mailing, seal.SealWords(found.Subject), seal.SealWords(found.Text), seal.Mac(me.Email)), Key);
        await postman.SendAnswers();
        return await Answer(mailing);
    }

    public async Task<IActionResult> OnPostGoAsync(MailingId mailing)
    {
        Refusal = await door.Do(LetGo.Act, Who, new LetGo.Facts(mailing, Second), Key);
        return await Answer(mailing);
    }

    public async Task<IActionResult> OnPostStopAsync(MailingId mailing)
    {
        Refusal = await door.Do(StopMailing.Act, Who, new StopMailing.Facts(mailing), Key);
        return await Answer(mailing);
    }

    private async Task<IActionResult> Answer(MailingId mailing) => Refusal is null ? Redirect($"/post/mailings/{mailing}") : await Show(mailing);

    private async Task<IActionResult> Show(MailingId id)
    {
        if (await db.Mailings.FirstOrDefaultAsync(m => m.Id == id && m.Audience != Audience.One) is not { } mailing)
        {
            return NotFound();
        }

        Mailing = mailing;
        Blocks = await db.MailingBlocks.Where(b => b.Mailing == id).OrderBy(b => b.Because).ToListAsync();
        var some = await db.Deliveries.Where(d => d.Mailing == id).OrderBy(d => d.Id).Take(ASample).ToListAsync();
        var readers = await Readers.Of(db, some, seal);
        Sample = [.. readers.Values.Where(r => r.Address.Length > 0).Select(r => $"{r.Address[0]}…@{r.Address.Split('@')[^1]}")];
        if (some is [var first, ..])
        {
            var message = postman.Message(new(first, mailing, readers[first.Id], HttpContext.Here().Union.Name));
            
            // The link of a reader is theirs: it opens what is kept about them.
            Text = Letter.AsText([.. message.Paragraphs, .. message.Footer]).Replace(message.Token, "…", StringComparison.Ordinal);
        }

        if (mailing.Readers > Mailing.MostByOnePerson)
        {
            People = await SecondPeople.Of(db).Where(p => p.Id != Who.Person && p.Id != mailing.AskedBy).OrderBy(p => p.Name).Take(MostPeople).ToListAsync();
        }

        SecondName = await db.People.Where(p => p.Id == mailing.SecondPerson).Select(p => p.Name).FirstOrDefaultAsync() ?? "";
        return Page();
    }
}
