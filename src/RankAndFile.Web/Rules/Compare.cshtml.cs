using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Rules;

/// <summary>What differs between two versions, word by word.</summary>
[Does(Doing.ReadThePublicPages)]
public sealed class CompareVersionsPage(OfficeDb db) : VersionedPage(db)
{
    public DocumentVersion Earlier { get; private set; } = null!;

    public ImmutableArray<ClauseCompared> Compared { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string document, string? from, string? to)
    {
        if (!await Find(document, to) || Numbered(from) is not { } earlier)
        {
            return NotFound();
        }

        Earlier = earlier;
        var before = (await Db.ClausesOf(earlier)).ConvertAll(clause => clause.ToNumbered());
        Compared = WordDifference.Between(before, Clauses);
        return Page();
    }
}
