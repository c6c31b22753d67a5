using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;
using RankAndFile.Web.Hosting;
using RankAndFile.Web.Layout;
using RankAndFile.Web.Register;

namespace RankAndFile.Web.Accounts;

/// <summary>A letter as it is printed. It is shown once: the office keeps no code.</summary>
public sealed record Letter(Words Words, string Union, string Name, string Address, string Number, string Code, string Where, DateOnly MadeOn, DateOnly Until);

/// <summary>Prints a letter with a code for a member who cannot come in by e-mail, and shows which were made last.</summary>
[Does(Doing.SendALetter)]
[InEnglish]
public sealed class LettersPage(OfficeDb db, Door door, TimeProvider clock, Settings settings) : OfficePage
{
    private const int MostShown = 50;

    [BindProperty(SupportsGet = true)]
    public string? Number { get; set; }

    public Letter? Letter { get; private set; }

    public List<(string Number, Instant At, string By)> Made { get; private set; } = [];

    public async Task OnGetAsync() => Made =
    [
        .. (await (
            from code in db.LetterCodes
            join member in db.Members on code.Member equals member.Id
            join person in db.People on code.MadeBy equals person.Id
            orderby code.Id descending
            select new { member.Number, code.MadeAt, person.Name }).Take(MostShown).ToListAsync()).Select(made => (made.Number, made.MadeAt, made.Name)),
    ];

    public async Task<IActionResult> OnPostAsync()
    {
        var number = (Number ?? "").Trim();
        if (await db.Members.FirstOrDefaultAsync(m => m.Number == number) is not { } member)
        {
            Wrong(nameof(Number), "wrong.member-number");
            await OnGetAsync();
            return Page();
        }

        var code = CodeOnPaper.New();
        Refusal = SendALetter.RefusalToWrite(member) ?? await door.Do(SendALetter.Act, Who, new SendALetter.Facts(member.Id, code));
        if (Refusal is not null)
        {
            await OnGetAsync();
            return Page();
        }

        Letter = Written(member, code);
        return Page();
    }

    private Letter Written(Member member, string code)
    {
        var now = clock.Now();
        string[] address = member.OtherAddress.Length > 0 ? [member.Name, member.OtherAddress] : [member.Name, member.Address, member.Postcode, member.Country];
        return new(
            Words.In(member.Formats.HasFlag(Formats.Welsh) ? Words.Welsh : Words.English),
            HttpContext.Here().Union.Name,
            member.Name,
            string.Join('\n', address.Where(line => line.Length > 0)),
            member.Number,
            code,
            $"{settings.Mail.AddressAsReached(Request)}/sign-in/letter",
            now.Day,
            (now + LetterCode.Lifetime).Day);
    }
}
