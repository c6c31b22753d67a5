using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Rules;

/// <summary>What a version did to a clause.</summary>
public enum ClauseHistory
{
    FirstPublished,
    Added,
    Changed,
    TakenOut,
    PutBack,
}

/// <summary>One clause, what stands within it, and what it said before. Its address stays when the clause is taken out.</summary>
[Does(Doing.ReadThePublicPages)]
public sealed class ClausePage(OfficeDb db) : VersionedPage(db)
{
    public string Address { get; private set; } = "";

    /// <summary>As the document has it, or had it.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Null where the version shown does not have it.</summary>
    public NumberedClause? Clause { get; private set; }

    public List<NumberedClause> Within { get; private set; } = [];

    public List<(DocumentVersion Version, ClauseHistory What)> History { get; } = [];

    public async Task<IActionResult> OnGetAsync(string document, string clause, string? version)
    {
        if (!await Find(document, version))
        {
            return NotFound();
        }

        var ids = Versions.Select(v => v.Id).ToList();
        var known = await Db.Clauses.Where(c => c.Address == clause && ids.Contains(c.Version)).ToDictionaryAsync(c => c.Version);
        if (known.Count is 0)
        {
            return NotFound();
        }

        (Address, Number) = (clause, known.Values.First().Number);
        Clause = Clauses.Find(c => c.Address == clause);
        Within = [.. Clauses.Where(c => c.Address.StartsWith($"{clause}.", StringComparison.Ordinal))];
        Tell(known);
        return Page();
    }

    private void Tell(Dictionary<DocumentVersionId, Clause> known)
    {
        NumberedClause? before = null;
        foreach (var version in Versions)
        {
            var now = known.GetValueOrDefault(version.Id)?.ToNumbered();
            ClauseHistory? what = (before, now) switch
            {
                (null, not null) when version.Number is 1 => ClauseHistory.FirstPublished,
                (null, not null) when History.Count is 0 => ClauseHistory.Added,
                (null, not null) => ClauseHistory.PutBack,
                (not null, null) => ClauseHistory.TakenOut,
                (not null, not null) when !before.SaysTheSameAs(now) => ClauseHistory.Changed,
                _ => null,
            };
            if (what is { } did)
            {
                History.Add((version, did));
            }

            before = now;
        }
    }
}
