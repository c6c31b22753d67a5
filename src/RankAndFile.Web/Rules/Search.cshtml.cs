using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;
using RankAndFile.Web.Search;

namespace RankAndFile.Web.Rules;

/// <summary>Is there a rule on this? Says none found where there is none, and where it looked.</summary>
[Does(Doing.ReadThePublicPages)]
public sealed class SearchRulesPage(OfficeDb db) : OfficePage
{
    private const int MostShown = 100;

    public string Question { get; private set; } = "";

    public ImmutableArray<string> Asked { get; private set; } = [];

    public List<SearchEntry> Found { get; private set; } = [];

    public List<Standing> Searched { get; private set; } = [];

    public string Answer => Found.Count switch
    {
        0 => Words["rules.search.none", string.Join(' ', Asked)],
        1 => Words["rules.search.one", string.Join(' ', Asked)],
        MostShown => Words["rules.search.first", MostShown, string.Join(' ', Asked)],
        var found => Words["rules.search.some", found, string.Join(' ', Asked)],
    };

    public async Task OnGetAsync(string? q)
    {
        Question = SearchWords.Cut(q);
        Asked = SearchWords.Asked(q);
        Searched = await db.AllThatStand();
        Found = await db.Find(FoundKind.Clause, Asked).OrderBy(clause => clause.Within).ThenBy(clause => clause.Thing).ThenBy(clause => clause.Position).Take(MostShown).ToListAsync();
    }
}
