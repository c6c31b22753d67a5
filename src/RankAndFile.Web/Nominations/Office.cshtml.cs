using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Nominations;

/// <summary>The nominations of an election for those who rule on them, and for its scrutineer.</summary>
[Does(Doing.ReadNominations), InEnglish]
public sealed class OfficeNominationsPage(OfficeDb db) : OfficePage
{
    private const int OnAPage = 100;
    private const int MostCandidates = 500;

    public Election Election { get; private set; } = null!;

    public List<Nomination> All { get; private set; } = [];

    public HashSet<NominationId> Appealed { get; private set; } = [];

    public List<Candidacy> Candidacies { get; private set; } = [];

    public Dictionary<ContestId, string> Titles { get; private set; } = [];

    public bool MayRule { get; private set; }

    [BindProperty(SupportsGet = true)]
    public NominationState? State { get; set; }

    /// <summary>Where the next page begins.</summary>
    public NominationId? Next { get; private set; }

    public async Task OnGetAsync(ElectionId election, NominationId? after)
    {
        Election = await db.Elections.FirstAsync(e => e.Id == election);
        MayRule = await db.RefusalTo(Doing.RuleOnNominations, Who, election) is null;
        var (from, state) = (after ?? default, State);
        All = await db.Set<Nomination>().Where(n => n.Election == election && n.Id > from && (state == null || n.State == state)).OrderBy(n => n.Id).Take(OnAPage).ToListAsync();
        Next = All.Count is OnAPage ? All[^1].Id : null;
        var ids = All.ConvertAll(n => n.Id);
        Appealed = [.. await db.Set<NominationAppeal>().Where(a => a.Upheld == null && ids.Contains(a.Nomination)).Select(a => a.Nomination).ToListAsync()];
        Titles = (await db.ContestsOf(election)).ToDictionary(contest => contest.Id, contest => contest.Title);
        Candidacies = await db.Set<Candidacy>().Where(c => c.Election == election).OrderBy(c => c.Contest).ThenBy(c => c.Id).Take(MostCandidates).ToListAsync();
    }
}

/// <summary>A page about one nomination, with all of it.</summary>
public abstract class NominationPage(OfficeDb db) : OfficePage
{
    protected OfficeDb Db => db;

    public Election Election { get; private set; } = null!;

    public Contest Contest { get; private set; } = null!;

    public Nomination Nomination { get; private set; } = null!;

    public NominationAppeal? Appeal { get; private set; }

    public string CandidateNumber { get; private set; } = "";

    public List<FaultFound> Faults { get; private set; } = [];

    protected async Task<IActionResult> Show(ElectionId election, NominationId nomination)
    {
        if (await Ruling.Find(db, election, nomination) is not { } found)
        {
            return NotFound();
        }

        Nomination = found;
        Election = await db.Elections.FirstAsync(e => e.Id == election);
        Contest = await db.Contests.FirstAsync(c => c.Id == found.Contest);
        Appeal = await db.Set<NominationAppeal>().FirstOrDefaultAsync(a => a.Nomination == nomination);
        CandidateNumber = (await db.Members.FirstAsync(m => m.Id == found.Candidate)).Number;
        Faults = await db.FaultsOf(found);
        return Page();
    }
}

/// <summary>One nomination with attendance and minutes, to be read.</summary>
[Does(Doing.ReadNominations), InEnglish]
public sealed class ReadNominationPage(OfficeDb db) : NominationPage(db)
{
    public bool MayRule { get; private set; }

    public async Task<IActionResult> OnGetAsync(ElectionId election, NominationId nomination)
    {
        MayRule = await Db.RefusalTo(Doing.RuleOnNominations, Who, election) is null;
        return await Show(election, nomination);
    }
}

/// <summary>One nomination, to be ruled on, and to be decided on where there is an appeal.</summary>
[Does(Doing.RuleOnNominations), InEnglish]
public sealed class RuleOnNominationPage(OfficeDb db, Door door) : NominationPage(db)
{
    /// <summary>A reason, or Valid.</summary>
    [BindProperty]
    public string? Ruling { get; set; }

    [BindProperty]
    public string? Said { get; set; }

    [BindProperty]
    public bool? Upheld { get; set; }

    [BindProperty]
    public string? Decision { get; set; }

    public Task<IActionResult> OnGetAsync(ElectionId election, NominationId nomination) => Show(election, nomination);

    public async Task<IActionResult> OnPostRuleAsync(ElectionId election, NominationId nomination)
    {
        var isInvalid = Enum.TryParse<NominationFault>(Ruling, out var fault);
        if (!isInvalid && Ruling is not nameof(NominationState.Valid))
        {
            Wrong(nameof(Ruling), "rule.wrong");
            return await Show(election, nomination);
        }

        Refusal = await door.Do(RuleOnNomination.Act, Who, new RuleOnNomination.Facts(election, nomination, isInvalid ? fault : null, Said ?? ""), Key);
        return Refusal is null ? Redirect($"/elections/{election}/nominations/{nomination}") : await Show(election, nomination);
    }

    public async Task<IActionResult> OnPostDecideAsync(ElectionId election, NominationId nomination)
    {
        if (Upheld is not { } upheld)
        {
            Wrong(nameof(Upheld), "rule.wrong");
            return await Show(election, nomination);
        }

        Refusal = await door.Do(DecideAppeal.Act, Who, new DecideAppeal.Facts(election, nomination, upheld, Decision ?? ""), Key);
        return Refusal is null ? Redirect($"/elections/{election}/nominations/{nomination}") : await Show(election, nomination);
    }
}
