using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Nominations;

/// <summary>Who is secretary of which branch or workplace.</summary>
[Does(Doing.KeepSecretaries), InEnglish]
public sealed class SecretariesPage(OfficeDb db, Door door) : OfficePage
{
    private const int OnAPage = 100;

    public sealed record Line(Secretary Secretary, string Name, string Number);

    public List<Line> All { get; private set; } = [];

    /// <summary>Where the next page begins.</summary>
    public SecretaryId? Next { get; private set; }

    [BindProperty]
    public string? Body { get; set; }

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Since { get; set; }

    public Task OnGetAsync(SecretaryId? after) => Show(after ?? default);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Days.TryRead(Since, out var since))
        {
            Wrong(nameof(Since), "wrong.date");
        }

        if (await db.BodyCalled(Body ?? "") is not { } body)
        {
            Wrong(nameof(Body), "nominate.body.wrong");
        }
        else if (ModelState.IsValid)
        {
            Refusal = await door.Do(NameSecretary.Act, Who, new NameSecretary.Facts(Number ?? "", body, since), Key);
            if (Refusal is null)
            {
                return Redirect("/secretaries");
            }
        }

        await Show(default);
        return Page();
    }

    private async Task Show(SecretaryId after)
    {
        All =
        [
            .. (await (from secretary in db.Set<Secretary>() join member in db.Members on secretary.Member equals member.Id where secretary.Id > after orderby secretary.Id select new { secretary, member.Name, member.Number }).Take(OnAPage).ToListAsync())
                .Select(found => new Line(found.secretary, found.Name, found.Number)),
        ];
        Next = All.Count is OnAPage ? All[^1].Secretary.Id : null;
    }
}

/// <summary>One secretary, until when.</summary>
[Does(Doing.KeepSecretaries), InEnglish]
public sealed class SecretaryPage(OfficeDb db, Door door) : OfficePage
{
    public Secretary Secretary { get; private set; } = null!;

    public string Name { get; private set; } = "";

    [BindProperty]
    public string? Until { get; set; }

    public async Task<IActionResult> OnGetAsync(SecretaryId secretary)
    {
        if (await db.Set<Secretary>().FirstOrDefaultAsync(s => s.Id == secretary) is not { } found)
        {
            return NotFound();
        }

        Secretary = found;
        Name = (await db.Members.FirstAsync(m => m.Id == found.Member)).Name;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(SecretaryId secretary)
    {
        if (!Days.TryRead(Until, out var until))
        {
            Wrong(nameof(Until), "wrong.date");
            return await OnGetAsync(secretary);
        }

        Refusal = await door.Do(EndSecretary.Act, Who, new EndSecretary.Facts(secretary, until), Key);
        return Refusal is null ? Redirect("/secretaries") : await OnGetAsync(secretary);
    }
}

/// <summary>Days as forms send them.</summary>
internal static class Days
{
    internal static bool TryRead(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
