using System.Collections.Immutable;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Rules;

/// <summary>Is there a rule on this? Says none found where there is none, and where it looked.</summary>
[Does(Doing.ReadThePublicPages)]
public sealed class SearchRulesPage(OfficeDb db) : OfficePage
{
    private const int MostShown = 100;

    public string Question { get; private set; } = "";

    public ImmutableArray<string> Asked { get; private set; } = [];

    public List<Reading.Found> Found { get; private set; } = [];

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
        Question = q is { Length: > SearchWords.LongestQuestion } ? q[..SearchWords.LongestQuestion] : q ?? "";
        Asked = [.. SearchWords.Of(Question).Take(SearchWords.MostWords)];
        Searched = await db.AllThatStand();
        Found = Asked.IsEmpty ? [] : await db.Search(Asked, MostShown);
    }
}
