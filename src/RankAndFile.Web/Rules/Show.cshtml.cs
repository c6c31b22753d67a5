using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Files;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Rules;

/// <summary>A page about a document in one of its versions: the one that the address asks for, or the one that stands.</summary>
public abstract class VersionedPage(OfficeDb db) : OfficePage
{
    protected OfficeDb Db => db;

    public Document Document { get; private set; } = null!;

    public List<DocumentVersion> Versions { get; private set; } = [];

    public DocumentVersion Version { get; private set; } = null!;

    public List<NumberedClause> Clauses { get; private set; } = [];

    /// <summary>That the version shown is the one that stands.</summary>
    public bool IsPresent => Version.Number == Versions[^1].Number;

    public bool HasParts => Clauses.Any(clause => clause.Part.Length > 0);

    /// <summary>False where there is no such document, or no such version of it.</summary>
    protected async Task<bool> Find(string address, string? version)
    {
        if (await db.Documents.FirstOrDefaultAsync(document => document.Address == address) is not { } document)
        {
            return false;
        }

        (Document, Versions) = (document, await db.VersionsOf(document.Id));
        if ((version is null ? Versions[^1] : Numbered(version)) is not { } found)
        {
            return false;
        }

        Version = found;
        Clauses = [.. (await db.ClausesOf(found)).Select(clause => clause.ToNumbered())];
        return true;
    }

    protected DocumentVersion? Numbered(string? version) =>
        int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Versions.Find(v => v.Number == number) : null;
}

/// <summary>A clause as it is shown among others.</summary>
/// <param name="Document">The address of its document.</param>
/// <param name="VersionQuery">What the address of its page ends in, where an old version is read.</param>
/// <param name="Level">Of its heading.</param>
public sealed record ClauseShown(NumberedClause Clause, string Document, string VersionQuery, int Level);

/// <summary>A document with its contents, clause by clause.</summary>
[Does(Doing.ReadThePublicPages)]
public sealed class DocumentPage(OfficeDb db) : VersionedPage(db)
{
    /// <summary>The originals of the version shown.</summary>
    public List<StoredFile> Originals { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string document, string? version)
    {
        if (!await Find(document, version))
        {
            return NotFound();
        }

        Originals = await Db.FilesOf(KeptWith.DocumentVersion, Version.Id.Value);
        return Page();
    }
}
