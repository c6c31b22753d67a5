using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Elections;

/// <summary>A page on which the contests of a draft are kept.</summary>
public abstract class ContestsOfDraftPage(OfficeDb db) : OfficePage
{
    protected OfficeDb Db => db;

    public Election Election { get; private set; } = null!;

    public string At => $"/elections/{Election.Id}/contests";

    /// <summary>Whether this is a draft, whose contests can be kept.</summary>
    protected async Task<bool> IsDraft(ElectionId election)
    {
        Election = await db.Elections.FirstAsync(e => e.Id == election);
        return Election.Stage is Stage.Draft;
    }

    protected int Whole(string field, string? text, bool orNothing = false)
    {
        if (orNothing && string.IsNullOrWhiteSpace(text))
        {
            return 0;
        }

        if (!int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            Wrong(field, "contests.number.wrong");
        }

        return number;
    }

    /// <summary>What was written a line each.</summary>
    protected static ImmutableArray<string> Lines(string? text) =>
        [.. (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    protected static string Written(int number) => number is 0 ? "" : number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The offices that a contest may fill, by name.</summary>
    protected async Task<List<Office>> Offices() => await db.Offices.OrderBy(office => office.Name).Take(1_000).ToListAsync();
}

/// <summary>A page on which one part of one contest is set again.</summary>
public abstract class ContestPage(OfficeDb db, Door door) : ContestsOfDraftPage(db)
{
    public Contest Contest { get; private set; } = null!;

    public string AtContest => $"{At}/{Contest.Id}";

    public async Task<IActionResult> OnGetAsync(ElectionId election, ContestId contest)
    {
        if (!await Find(election, contest))
        {
            return NotFound();
        }

        await Show();
        Fill();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(ElectionId election, ContestId contest)
    {
        if (!await Find(election, contest))
        {
            return NotFound();
        }

        if (await Read() is { } change && ModelState.IsValid)
        {
            Refusal = await door.Do(ChangeContest.Act, Who, new ChangeContest.Facts(election, contest, change), Key);
            if (Refusal is null)
            {
                return Redirect(AtContest);
            }
        }

        await Show();
        return Page();
    }

    private async Task<bool> Find(ElectionId election, ContestId contest)
    {
        Contest = (await Db.Contests.FirstOrDefaultAsync(c => c.Id == contest && c.Election == election))!;
        return await IsDraft(election) && Contest is not null;
    }

    /// <summary>Looks up what there is to choose from.</summary>
    protected virtual Task Show() => Task.CompletedTask;

    /// <summary>Puts what stands into the fields.</summary>
    protected abstract void Fill();

    /// <summary>What the fields say, or nothing where they say something wrong.</summary>
    protected abstract Task<ContestChange?> Read();
}
