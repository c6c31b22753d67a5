using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Layout;
using Stage = RankAndFile.Web.Elections.Stage;

namespace RankAndFile.Web.Nominations;

/// <summary>A page about who stands in an election.</summary>
public abstract class CandidatesPage(OfficeDb db) : OfficePage
{
    protected OfficeDb Db => db;

    public Election Election { get; private set; } = null!;

    public List<ContestSeen> Contests { get; private set; } = [];

    public List<(SignOff SignOff, string Name)> Signed { get; private set; } = [];

    /// <summary>Nominations have closed, so that a list can be made.</summary>
    public bool IsClosed { get; private set; }

    public bool IsFinal { get; private set; }

    protected async Task<bool> Find(ElectionId election)
    {
        if (await db.Elections.FirstOrDefaultAsync(e => e.Id == election) is not { IsSealed: false } found)
        {
            return false;
        }

        (Election, IsClosed) = (found, found.Stage is not (Stage.Called or Stage.Nominating));
        IsFinal = await SignOffs.IsFinal(db, election);
        Contests = IsClosed ? await CandidateList.Of(db, election) : [];
        Signed =
        [
            .. (await (from signed in db.Set<SignOff>() join person in db.People on signed.By equals person.Id where signed.Election == election orderby signed.Id select new { signed, person.Name }).ToListAsync())
                .Select(one => (one.signed, one.Name)),
        ];
        return true;
    }
}

/// <summary>Who stands, for everybody, and who confirmed it.</summary>
[Does(Doing.ReadThePublicPages)]
public sealed class CandidatesInPublicPage(OfficeDb db) : CandidatesPage(db)
{
    public async Task<IActionResult> OnGetAsync(ElectionId election) => await Find(election) ? Page() : NotFound();
}

/// <summary>Where two people confirm that the list equals the accepted nominations.</summary>
[Does(Doing.SignTheList), InEnglish]
public sealed class SignPage(OfficeDb db, Door door) : CandidatesPage(db)
{
    public Refusal? NotYet { get; private set; }

    [BindProperty]
    public string? Digest { get; set; }

    public Task<IActionResult> OnGetAsync(ElectionId election) => Show(election);

    public async Task<IActionResult> OnPostAsync(ElectionId election)
    {
        Refusal = await door.Do(SignList.Act, Who, new SignList.Facts(election, Digest ?? ""), Key);
        return Refusal is null ? Redirect($"/elections/{election}/candidates") : await Show(election);
    }

    private async Task<IActionResult> Show(ElectionId election)
    {
        if (!await Find(election))
        {
            return NotFound();
        }

        NotYet = await SignOffs.RefusalToSign(Db, Election);
        Digest = CandidateList.DigestOf(CandidateList.Written(Contests));
        return Page();
    }
}

/// <summary>Where an election without any contest to vote in is declared.</summary>
[Does(Doing.TakeSteps), InEnglish]
public sealed class UnopposedPage(OfficeDb db, Door door) : CandidatesPage(db)
{
    public async Task<IActionResult> OnGetAsync(ElectionId election) => await Find(election) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(ElectionId election)
    {
        Refusal = await door.Do(DeclareUnopposed.Act, Who, new DeclareUnopposed.Facts(election), Key);
        return Refusal is null ? Redirect($"/elections/{election}/candidates") : await OnGetAsync(election);
    }
}
