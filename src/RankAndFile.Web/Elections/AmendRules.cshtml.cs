using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;
using RankAndFile.Web.Rules;

namespace RankAndFile.Web.Elections;

/// <summary>Amends the rules of a called election. Which words differ and which dates move is seen before anything is published.</summary>
[Does(Doing.AmendAfterTheCall), InEnglish]
public sealed class AmendElectionRulesPage(OfficeDb db, Door door, TimeProvider clock) : TextPage
{
    public Election Election => Called.Election;

    public Draft Called { get; private set; } = null!;

    /// <summary>The version that the text was made from.</summary>
    [BindProperty]
    public int From { get; set; }

    [BindProperty]
    public string? DecidedBy { get; set; }

    /// <summary>What the amendment would do, after somebody asked to see it.</summary>
    public Amended? Effect { get; private set; }

    public ImmutableArray<ClauseCompared> Compared { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(ElectionId election)
    {
        if (await Versions(election) is not { } versions)
        {
            return NotFound();
        }

        From = versions[^1].Number;
        Text = NumberedText.Written((await db.ClausesOf(versions[^1])).Select(clause => clause.ToNumbered()));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(ElectionId election)
    {
        if (await Versions(election) is not { } versions)
        {
            return NotFound();
        }

        if (string.IsNullOrWhiteSpace(Text))
        {
            Wrong(nameof(Text), "wrong.text");
            return Page();
        }

        var all = await db.AllOf(versions);
        Effect = Amended.By(Text, Called, all, clock.Now().Day);
        Compared = Effect.Rules is { } rules ? WordDifference.Between(all[^1], rules.Clauses) : [];
        if (Look || !Effect.Faults.IsEmpty)
        {
            return Page();
        }

        CheckName(nameof(DecidedBy), DecidedBy ?? "", Amending.LongestName);
        if (string.IsNullOrWhiteSpace(Reason))
        {
            Wrong(nameof(Reason), "wrong.reason");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        Refusal = await door.Do(AmendElectionRules.Act, Who, new AmendElectionRules.Facts(election, From, Text, Reason!, DecidedBy!), Key);
        if (Refusal is null)
        {
            return Redirect($"/elections/{election}");
        }

        // Whoever was told that another version came between has read it, or can, and may then go on from it.
        From = versions[^1].Number;
        return Page();
    }

    private async Task<List<DocumentVersion>?> Versions(ElectionId id)
    {
        Called = await Draft.Of(db, await db.Elections.FirstAsync(e => e.Id == id));
        return Called.Rules?.Document is { } document ? await db.VersionsOf(document) : null;
    }
}
