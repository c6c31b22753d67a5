using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;
using RankAndFile.Web.Rules;

namespace RankAndFile.Web.Elections;

/// <summary>The rules of an election as they are written in its draft, begun with a rule set or with those of another election.</summary>
[Does(Doing.SetTheRules), InEnglish]
public sealed class EditRulesPage(OfficeDb db, Door door) : TextPage
{
    private const int MostCopied = 100;

    public Election Election { get; private set; } = null!;

    /// <summary>What the text is begun with: a rule set, or the address of another election's rules.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    public List<Document> Others { get; private set; } = [];

    public IReadOnlyList<Refusal> Faults { get; private set; } = [];

    /// <summary>What the software reads in the text, after somebody asked to see it.</summary>
    public ImmutableArray<Given> Given { get; private set; } = [];

    public bool IsSaved { get; private set; }

    public async Task<IActionResult> OnGetAsync(ElectionId election)
    {
        if (!await Find(election))
        {
            return NotFound();
        }

        var rules = await db.RulesOf(election);
        IsSaved = rules is not null;
        Text = string.IsNullOrEmpty(From) ? rules?.Text : await BegunWith(From) ?? rules?.Text;
        From = string.IsNullOrEmpty(From) ? rules?.BeganWith : From;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(ElectionId election)
    {
        if (!await Find(election))
        {
            return NotFound();
        }

        if (string.IsNullOrWhiteSpace(Text))
        {
            Wrong(nameof(Text), "wrong.text");
            return Page();
        }

        Faults = [.. ElectionRules.FaultsOf(Text, await db.DutiesOf(Election)).Select(fault => fault.Refusal)];
        if (Look)
        {
            LookAtTheCut();
            Given = RulesText.Read(Text) is RulesReading.Read read ? [.. read.Rules.Given] : [];
            return Page();
        }

        if (Faults.Count > 0)
        {
            return Page();
        }

        Refusal = await door.Do(SetRules.Act, Who, new SetRules.Facts(election, Text, BeganWith()), Key);
        return Refusal is null ? Redirect($"/elections/{election}/draft") : Page();
    }

    private async Task<bool> Find(ElectionId id)
    {
        Election = await db.Elections.FirstAsync(e => e.Id == id);
        Others = await db.Documents.Where(document => document.OfAnElection).OrderByDescending(document => document.Id).Take(MostCopied).ToListAsync();
        return Election.Stage is Stage.Draft;
    }

    private string BeganWith() => RuleSet.Find(From) is not null || Others.Exists(document => document.Address == From) ? From! : "";

    private async Task<string?> BegunWith(string from)
    {
        if (RuleSet.Find(from) is { } set)
        {
            return set.Text;
        }

        return Others.Find(document => document.Address == from) is { } other
            ? NumberedText.Written((await db.ClausesOf((await db.VersionsOf(other.Id))[^1])).Select(clause => clause.ToNumbered()))
            : null;
    }
}
