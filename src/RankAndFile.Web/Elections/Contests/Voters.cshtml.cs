using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;
using RankAndFile.Web.Register;

namespace RankAndFile.Web.Elections;

/// <summary>Sets who votes in a contest. There is no field for what the Act does not allow.</summary>
[Does(Doing.KeepContests), InEnglish]
public sealed class ContestVotersPage(OfficeDb db, Door door) : ContestPage(db, door)
{
    [BindProperty]
    public List<RegionId> Regions { get; set; } = [];

    [BindProperty]
    public List<SectorId> Sectors { get; set; } = [];

    [BindProperty]
    public string? Branches { get; set; }

    [BindProperty]
    public string? Occupations { get; set; }

    [BindProperty]
    public List<ExcludedClass> Excluded { get; set; } = [];

    [BindProperty]
    public string? NewForWeeks { get; set; }

    [BindProperty]
    public bool WithoutOverseas { get; set; }

    public List<Region> AllRegions { get; private set; } = [];

    public List<Sector> AllSectors { get; private set; } = [];

    private Dictionary<BranchId, string> _branches = [];

    protected override async Task Show()
    {
        var names = await ContestNames.For(Db, [Contest.Electorate]);
        (AllRegions, AllSectors, _branches) = (names.Regions, names.Sectors, names.Branches);
    }

    protected override void Fill()
    {
        var (electorate, constituency) = (Contest.Electorate, Contest.Electorate.Constituency);
        (Regions, Sectors) = ([.. constituency.Regions], [.. constituency.Sectors]);
        Branches = string.Join('\n', constituency.Branches.Select(id => _branches[id]));
        Occupations = string.Join('\n', constituency.Occupations);
        (Excluded, NewForWeeks, WithoutOverseas) = ([.. electorate.Excluded], Written(electorate.NewForWeeks), electorate.WithoutOverseas);
    }

    protected override async Task<ContestChange?> Read()
    {
        var numbers = Lines(Branches).Distinct().ToList();
        var found = await Db.Branches.Where(branch => numbers.Contains(branch.Number)).ToDictionaryAsync(branch => branch.Number, branch => branch.Id);
        foreach (var unknown in numbers.Where(number => !found.ContainsKey(number)))
        {
            ModelState.AddModelError(nameof(Branches), Words["contests.voters.unknown-branch", unknown]);
        }

        var weeks = Whole(nameof(NewForWeeks), NewForWeeks, orNothing: true);
        return !ModelState.IsValid ? null : new ContestChange.Voters(new()
        {
            Constituency = new() { Regions = [.. Regions], Sectors = [.. Sectors], Branches = [.. numbers.Select(number => found[number])], Occupations = [.. Lines(Occupations).Distinct()] },
            Excluded = [.. Excluded],
            NewForWeeks = Excluded.Contains(ExcludedClass.NewMembers) ? weeks : 0,
            WithoutOverseas = WithoutOverseas,
        });
    }
}
