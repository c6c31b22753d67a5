using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;
using RankAndFile.Web.Search;

namespace RankAndFile.Web.Rules;

/// <summary>The clauses that stand are found by the search; those of earlier versions are not.</summary>
public sealed class FindableClauses : Searchable
{
    public override async Task<long?> Next(OfficeDb db, long after)
    {
        var last = new DocumentId(after);
        if (await db.Documents.Where(document => document.Id > last).OrderBy(document => document.Id).FirstOrDefaultAsync() is not { } document)
        {
            return null;
        }

        var stands = (await db.VersionsOf(document.Id))[^1];
        await Let(db, document, (await db.ClausesOf(stands)).Select(clause => clause.ToNumbered()));
        return document.Id.Value;
    }

    internal static Task Let(OfficeDb db, Document document, IEnumerable<NumberedClause> clauses) =>
        db.LetFind(FoundKind.Clause, document.Id.Value, clauses.Select(clause => new Findable(
            $"/rules/{document.Address}/{clause.Address}",
            document.Title,
            clause.Heading.Length > 0 ? $"{clause.Number}: {clause.Heading}" : clause.Number,
            clause.Shortened,
            $"{clause.Number} {clause.Part} {clause.Heading} {RulesText.Printed(clause.Text)}")));
}
