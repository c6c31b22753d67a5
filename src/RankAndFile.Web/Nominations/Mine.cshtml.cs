using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;
using RankAndFile.Web.Layout;
using RankAndFile.Web.Register.OwnEntry;
using Stage = RankAndFile.Web.Elections.Stage;

namespace RankAndFile.Web.Nominations;

/// <summary>Where a member sees by whom they were nominated, and a secretary what their body nominated.</summary>
[Does(Doing.StandForElection)]
public sealed class MyNominationsPage(OfficeDb db, TimeProvider clock) : OfficePage
{
    private const int MostShown = 200;

    public sealed record Line(Candidacy Candidacy, string Election, string Title, List<Nomination> Nominations);

    public List<Line> Standing { get; private set; } = [];

    public List<Secretary> Bodies { get; private set; } = [];

    /// <summary>Elections in which nominations are open.</summary>
    public List<Election> Open { get; private set; } = [];

    public List<Nomination> Sent { get; private set; } = [];

    public async Task OnGetAsync()
    {
        if (await db.EntryOf(Who) is not { } member)
        {
            return;
        }

        var mine = await (
            from candidacy in db.Set<Candidacy>()
            join election in db.Elections on candidacy.Election equals election.Id
            join contest in db.Contests on candidacy.Contest equals contest.Id
            where candidacy.Member == member.Id
            orderby candidacy.Id descending
            select new { candidacy, election.Name, contest.Title }).Take(20).ToListAsync();
        var nominations = (await db.Set<Nomination>().Where(n => n.Candidate == member.Id).OrderByDescending(n => n.Id).Take(MostShown).ToListAsync()).ToLookup(n => n.Contest);
        Standing = mine.ConvertAll(one => new Line(one.candidacy, one.Name, one.Title, [.. nominations[one.candidacy.Contest]]));
        Bodies = await db.SecretaryOf(Who, clock.Now().Day);
        if (Bodies.Count > 0)
        {
            List<Register.BranchId?> branches = [.. Bodies.Select(body => body.Branch).Where(branch => branch is not null)];
            List<Register.WorkplaceId?> workplaces = [.. Bodies.Select(body => body.Workplace).Where(workplace => workplace is not null)];
            Open = await db.Elections.Where(e => e.Stage == Stage.Nominating).OrderBy(e => e.Id).Take(20).ToListAsync();
            Sent = await db.Set<Nomination>().Where(n => branches.Contains(n.Branch) || workplaces.Contains(n.Workplace)).OrderByDescending(n => n.Id).Take(MostShown).ToListAsync();
        }
    }
}
