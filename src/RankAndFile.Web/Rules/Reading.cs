using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Rules;

/// <summary>What the pages about documents read.</summary>
public static class Reading
{
    private const int MostDocuments = 500;

    /// <summary>All documents by their titles, each with the version that stands.</summary>
    public static Task<List<Standing>> AllThatStand(this OfficeDb db) => (
        from document in db.Documents
        join version in db.DocumentVersions on document.Id equals version.Document
        where !db.DocumentVersions.Any(later => later.Document == version.Document && later.Number > version.Number)
        orderby document.Title, document.Id
        select new Standing(document, version)).Take(MostDocuments).ToListAsync();

    /// <summary>The versions of a document, the first one first.</summary>
    public static Task<List<DocumentVersion>> VersionsOf(this OfficeDb db, DocumentId document) =>
        db.DocumentVersions.Where(version => version.Document == document).OrderBy(version => version.Number).ToListAsync();

    /// <summary>The clauses of a version, in their order.</summary>
    public static Task<List<Clause>> ClausesOf(this OfficeDb db, DocumentVersion version) =>
        db.Clauses.Where(clause => clause.Version == version.Id).OrderBy(clause => clause.Position).ToListAsync();

    /// <summary>The clauses of each of these versions.</summary>
    public static async Task<IReadOnlyList<ImmutableArray<NumberedClause>>> AllOf(this OfficeDb db, List<DocumentVersion> versions)
    {
        var all = new List<ImmutableArray<NumberedClause>>(versions.Count);
        foreach (var version in versions)
        {
            all.Add([.. (await db.ClausesOf(version)).Select(clause => clause.ToNumbered())]);
        }

        return all;
    }
}
