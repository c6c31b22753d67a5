using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Files;

/// <summary>Begins to keep a file: everything about it but its content.</summary>
public static class BeginFile
{
    internal static readonly Source Because = Source.Docs("files.md", "What is taken in");

    /// <param name="Sending">The key of the form it came with.</param>
    public sealed record Facts(KeptWith With, long Thing, string Sending, string Name, FileType Type, long Length, string Sha256);

    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        var keeper = Keeper.Of(facts.With);
        if (await keeper.RefusalToAdd(db, who, facts.Thing) is { } refused)
        {
            return refused;
        }

        if (await db.Files.FirstOrDefaultAsync(file => file.Sending == facts.Sending) is { } sent)
        {
            return sent.AddedBy == who.Person && sent.Sha256 == facts.Sha256 && sent.Thing == facts.Thing ? null : new("Another file was sent with this form. Load the page again.", Because);
        }

        if (!keeper.Terms.Types.Contains(facts.Type) || facts.Length is < 1 || facts.Length > keeper.Terms.Longest)
        {
            return new("This file is of a type that is not kept here, or too large.", Because);
        }

        if (await db.Files.CountAsync(file => file.Kind == facts.With && file.Thing == facts.Thing && file.IsWhole && file.TakenBackAt == null) >= keeper.Terms.Most)
        {
            return new($"There are {keeper.Terms.Most} files here, and no more are kept. Take one back first.", Because);
        }

        db.Add(new StoredFile
        {
            Kind = facts.With,
            Thing = facts.Thing,
            Sending = facts.Sending,
            Name = facts.Name,
            Type = facts.Type,
            Length = facts.Length,
            Sha256 = facts.Sha256,
            AddedBy = who.Person!.Value,
            AddedAt = now,
        });
        return null;
    }
}

/// <summary>Keeps the next part of a file that was begun. What is there already is not kept twice.</summary>
public static class KeepPart
{
    public sealed record Facts(string Sending, int Number, byte[] Content);

    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.Files.FirstOrDefaultAsync(file => file.Sending == facts.Sending) is not { } file || file.AddedBy != who.Person || facts.Content.Length is 0 or > FilePart.Longest)
        {
            return new("This file was not begun. Load the page again.", BeginFile.Because);
        }

        if (!file.IsWhole && !await db.Set<FilePart>().AnyAsync(part => part.File == file.Id && part.Number == facts.Number))
        {
            db.Add(new FilePart { File = file.Id, Number = facts.Number, Content = facts.Content });
        }

        return null;
    }
}

/// <summary>Ends a file: from here on it is kept, if all of it is there as it was announced.</summary>
public static class EndFile
{
    public sealed record Facts(string Sending);

    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.Files.AsTracking().FirstOrDefaultAsync(file => file.Sending == facts.Sending) is not { } file || file.AddedBy != who.Person)
        {
            return new("This file was not begun. Load the page again.", BeginFile.Because);
        }

        if (await Keeper.Of(file.Kind).RefusalToAdd(db, who, file.Thing) is { } refused)
        {
            return refused;
        }

        var (length, sha256) = (0L, IncrementalHash.CreateHash(HashAlgorithmName.SHA256));
        using (sha256)
        {
            await foreach (var part in db.PartsOf(file.Id))
            {
                length += part.Length;
                sha256.AppendData(part);
            }

            if (length != file.Length || Convert.ToHexStringLower(sha256.GetCurrentHash()) != file.Sha256)
            {
                return new("The file did not arrive whole. Nothing was kept; send it again.", BeginFile.Because);
            }
        }

        file.IsWhole = true;
        return null;
    }
}

/// <summary>Takes a file back. Its content goes for good; that it was there, and the reason, stay.</summary>
public static class TakeBackFile
{
    public const int LongestReason = 500;

    private static readonly Source _because = Source.Docs("files.md", "What is taken back");

    public sealed record Facts(StoredFileId File, string Reason);

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.Files.AsTracking().FirstOrDefaultAsync(file => file.Id == facts.File && file.IsWhole) is not { } file)
        {
            return new("There is no such file.", _because);
        }

        if (await Keeper.Of(file.Kind).RefusalToAdd(db, who, file.Thing) is { } refused)
        {
            return refused;
        }

        if (file.TakenBackAt is not null)
        {
            return new("This file was taken back before.", _because);
        }

        if (facts.Reason.Trim().Length is 0 or > LongestReason || facts.Reason.Any(char.IsControl))
        {
            return new($"A file is taken back with a reason of at most {LongestReason} letters, which is published.", _because);
        }

        (file.TakenBackAt, file.TakenBackBy, file.Reason) = (now, who.Person, facts.Reason.Trim());
        await db.Set<FilePart>().Where(part => part.File == file.Id).ExecuteDeleteAsync();
        return null;
    }
}
