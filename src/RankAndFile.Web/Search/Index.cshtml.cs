using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Search;

/// <summary>Finds what everybody may read: elections that have been called, their contests, and the rules that stand.</summary>
[Does(Doing.ReadThePublicPages)]
public sealed class SearchPage(OfficeDb db) : OfficePage
{
    private const int MostOfAKind = 25;

    public string Question { get; private set; } = "";

    public ImmutableArray<string> Asked { get; private set; } = [];

    public List<(FoundKind Kind, List<SearchEntry> Entries, bool More)> Found { get; } = [];

    public async Task OnGetAsync(string? q)
    {
        Question = SearchWords.Cut(q);
        Asked = SearchWords.Asked(q);
        foreach (var kind in Enum.GetValues<FoundKind>())
        {
            // The newest election first; of a document, the first clause first.
            var entries = await db.Find(kind, Asked).OrderByDescending(entry => entry.Thing).ThenBy(entry => entry.Position).Take(MostOfAKind + 1).ToListAsync();
            if (entries.Count > 0)
            {
                Found.Add((kind, [.. entries.Take(MostOfAKind)], entries.Count > MostOfAKind));
            }
        }
    }
}
