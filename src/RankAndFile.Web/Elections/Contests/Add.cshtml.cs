using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Elections;

/// <summary>What a form asks of a post.</summary>
public interface IPostFields
{
    public string? Title { get; }

    public string? Office { get; }

    public string? Places { get; }

    public List<Office> ToChooseFrom { get; }
}

/// <summary>Adds one contest to a draft.</summary>
[Does(Doing.KeepContests), InEnglish]
public sealed class ContestAddPage(OfficeDb db, Door door) : ContestsOfDraftPage(db), IPostFields
{
    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Office { get; set; }

    [BindProperty]
    public string? Places { get; set; } = "1";

    [BindProperty]
    public string? RuleBook { get; set; } = "fptp";

    public List<Office> ToChooseFrom { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(ElectionId election)
    {
        ToChooseFrom = await Offices();
        return await IsDraft(election) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(ElectionId election)
    {
        if (!await IsDraft(election))
        {
            return NotFound();
        }

        CheckName(nameof(Title), Title ?? "", ContestTerms.LongestTitle);
        var places = Whole(nameof(Places), Places);
        var office = OfficeId.TryParse(Office, null, out var chosen) ? chosen : (OfficeId?)null;
        if (ModelState.IsValid)
        {
            var terms = new ContestTerms { Title = Title!, Office = office, Places = places, RuleBook = RuleBook ?? "" };
            Refusal = await door.Do(AddContests.Act, Who, new AddContests.Facts(election, [terms]), Key);
            if (Refusal is null)
            {
                var title = terms.Title.Trim();
                var added = await Db.Contests.Where(contest => contest.Election == election && contest.Title == title).Select(contest => contest.Id).FirstOrDefaultAsync();
                return Redirect($"{At}/{added}");
            }
        }

        ToChooseFrom = await Offices();
        return Page();
    }
}
