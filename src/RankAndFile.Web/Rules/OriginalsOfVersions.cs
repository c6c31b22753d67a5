using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Files;

namespace RankAndFile.Web.Rules;

/// <summary>The originals of a version of a document: what was printed, signed or sealed, for everybody to hold beside the clauses.</summary>
public sealed class OriginalsOfVersions : Keeper
{
    public override KeptWith With => KeptWith.DocumentVersion;

    public override FileTerms Terms { get; } = new([FileType.Pdf, FileType.Png, FileType.Jpeg], Longest: 20 << 20, Most: 5);

    public override async Task<Refusal?> RefusalToAdd(OfficeDb db, Signed who, long thing)
    {
        if (await db.RefusalTo(Doing.PublishRules, who) is { } refused)
        {
            return refused;
        }

        var version = new DocumentVersionId(thing);
        var documents = db.DocumentVersions.Where(v => v.Id == version).Select(v => v.Document);
        return await db.Documents.FirstOrDefaultAsync(document => documents.Contains(document.Id)) switch
        {
            null => new("There is no such version.", Source.Docs("clauses.md", "Originals")),
            { OfAnElection: true } => new("The rules of an election are frozen by its public record, and nothing is put beside them.", Source.Docs("clauses.md", "Originals")),
            _ => null,
        };
    }

    public override Task<bool> MayRead(OfficeDb db, Signed who, long thing) => Task.FromResult(true);
}
