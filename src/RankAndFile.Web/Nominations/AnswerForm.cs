using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Layout;
using RankAndFile.Web.Register;
using RankAndFile.Web.Register.OwnEntry;

namespace RankAndFile.Web.Nominations;

/// <summary>A form on which a nomination is accepted or declined, whoever brings the answer.</summary>
public abstract class AnswerForm(OfficeDb db) : OfficePage
{
    protected OfficeDb Db => db;

    public Election Election { get; private set; } = null!;

    public Contest Contest { get; private set; } = null!;

    /// <summary>None: nobody has nominated them yet.</summary>
    public Candidacy? Candidacy { get; protected set; }

    /// <summary>Why the register says that they may not stand.</summary>
    public Counting.Refusal? MayNot { get; private set; }

    public ImmutableArray<StandingCondition> Asked { get; private set; } = [];

    public Window? Window { get; private set; }

    [BindProperty]
    public CandidateAnswer Answer { get; set; }

    /// <summary>Which of <see cref="Asked"/> are declared, by their place.</summary>
    [BindProperty]
    public List<int> Declared { get; set; } = [];

    [BindProperty]
    public List<string> Categories { get; set; } = [];

    protected Said Said => new(
        Answer,
        [.. Asked.Where((_, at) => Declared.Contains(at))],
        [.. Contest.Reserved.Select(reserved => reserved.Category).Where(category => Categories.Contains(category))]);

    protected async Task Fill(Election election, Contest contest, Member member)
    {
        (Election, Contest, Window) = (election, contest, Window.Of(await db.DatesOf(election.Id)));
        Asked = WhoMayStand.ToDeclare(contest, VoterFacts.Of(member));
        MayNot = Window is { } window ? WhoMayStand.RefusalToStand(contest, VoterFacts.Of(member), window.Closes) : null;
    }
}

/// <summary>Where a member who was nominated accepts, declines, or withdraws.</summary>
[Does(Doing.StandForElection)]
public sealed class AnswerPage(OfficeDb db, Door door) : AnswerForm(db)
{
    public async Task<IActionResult> OnGetAsync(ElectionId election, ContestId contest) => await Find(election, contest) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(ElectionId election, ContestId contest)
    {
        if (!await Find(election, contest))
        {
            return NotFound();
        }

        Refusal = await door.Do(AnswerNomination.Act, Who, new AnswerNomination.Facts(election, contest, Said), Key);
        return Refusal is null ? Redirect("/my-nominations") : Page();
    }

    private async Task<bool> Find(ElectionId election, ContestId contest)
    {
        if (await Db.EntryOf(Who) is not { } member
            || await Db.Elections.FirstOrDefaultAsync(e => e.Id == election) is not { IsSealed: false } found
            || await Db.Contests.FirstOrDefaultAsync(c => c.Id == contest && c.Election == election) is not { } of)
        {
            return false;
        }

        Candidacy = await Db.Set<Candidacy>().FirstOrDefaultAsync(c => c.Contest == contest && c.Member == member.Id);
        await Fill(found, of, member);
        return Candidacy is not null || of.Nominations.By is Nominators.Nobody;
    }
}

/// <summary>Where the office enters what a candidate answered by a letter.</summary>
[Does(Doing.RuleOnNominations), InEnglish]
public sealed class CandidacyPage(OfficeDb db, Door door) : AnswerForm(db)
{
    [BindProperty]
    public string? ReceivedOn { get; set; }

    public async Task<IActionResult> OnGetAsync(ElectionId election, CandidacyId candidacy) => await Find(election, candidacy) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(ElectionId election, CandidacyId candidacy)
    {
        if (!await Find(election, candidacy))
        {
            return NotFound();
        }

        if (!Days.TryRead(ReceivedOn, out var received))
        {
            Wrong(nameof(ReceivedOn), "wrong.date");
            return Page();
        }

        Refusal = await door.Do(EnterAnswer.Act, Who, new EnterAnswer.Facts(election, candidacy, Said, received), Key);
        return Refusal is null ? Redirect($"/elections/{election}/nominations/office") : Page();
    }

    private async Task<bool> Find(ElectionId election, CandidacyId candidacy)
    {
        if (await Db.Set<Candidacy>().FirstOrDefaultAsync(c => c.Id == candidacy && c.Election == election) is not { } found)
        {
            return false;
        }

        Candidacy = found;
        await Fill(await Db.Elections.FirstAsync(e => e.Id == election), await Db.Contests.FirstAsync(c => c.Id == found.Contest), await Db.Members.FirstAsync(m => m.Id == found.Member));
        return true;
    }
}
