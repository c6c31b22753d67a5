using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Files;

/// <summary>A file that somebody sent, all of it, and that nobody has looked into.</summary>
/// <param name="Open">Opens it at its first byte, as often as it is read.</param>
public sealed record Arrived(string Name, long Length, Func<Stream> Open)
{
    // The framework lays what is long on the disk while it comes in.
    public static Arrived Of(IFormFile file) => new(file.FileName, file.Length, file.OpenReadStream);
}

/// <summary>What pages do with files: hand one in, list them, hand one out. None lies whole in memory.</summary>
public static class Sending
{
    /// <summary>The files kept with a thing, the first one first; those taken back too.</summary>
    public static Task<List<StoredFile>> FilesOf(this OfficeDb db, KeptWith with, long thing) =>
        db.Files.Where(file => file.Kind == with && file.Thing == thing && file.IsWhole).OrderBy(file => file.Id).ToListAsync();

    /// <summary>Keeps a file that has arrived. Refused, it leaves no row that anybody sees.</summary>
    public static async Task<Refusal?> Keep(this Door door, Signed who, KeptWith with, long thing, Arrived sent, OnceKey key)
    {
        var terms = Keeper.Of(with).Terms;
        if (sent.Length > terms.Longest)
        {
            return new($"A file here has at most {terms.Longest >> 20} MB, and this one has {(sent.Length >> 20) + 1}.", BeginFile.Because);
        }

        if (await FileTypes.Of(sent.Open) is not { } type || !terms.Types.Contains(type))
        {
            return new($"This is no whole file of a type that is kept here: {string.Join(", ", terms.Types.Select(kept => FileTypes.Ending(kept)[1..].ToUpperInvariant()))}. What it is called does not matter; what it holds does.", BeginFile.Because);
        }

        string sha256;
        await using (var file = sent.Open())
        {
            sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(file));
        }

        return await door.Do(BeginFile.Act, who, new BeginFile.Facts(with, thing, key.Key, FileName.Of(sent.Name, type), type, sent.Length, sha256))
            ?? await KeepParts(door, who, sent, key)
            ?? await door.Do(EndFile.Act, who, new EndFile.Facts(key.Key));
    }

    private static async Task<Refusal?> KeepParts(Door door, Signed who, Arrived sent, OnceKey key)
    {
        await using var file = sent.Open();
        for (var number = 0; ; number++)
        {
            var part = new byte[Math.Min(FilePart.Longest, file.Length - file.Position)];
            if (part.Length is 0)
            {
                return null;
            }

            await file.ReadExactlyAsync(part);
            if (await door.Do(KeepPart.Act, who, new KeepPart.Facts(key.Key, number, part)) is { } refused)
            {
                return refused;
            }
        }
    }

    internal static IAsyncEnumerable<byte[]> PartsOf(this OfficeDb db, StoredFileId file) =>
        db.Set<FilePart>().Where(part => part.File == file).OrderBy(part => part.Number).Select(part => part.Content).AsAsyncEnumerable();

    public static void MapFiles(this IEndpointRouteBuilder site) =>
        site.MapGet("/files/{file:long}", Get).WithMetadata(new DoesAttribute(Doing.ReadThePublicPages), new HandsOutFilesAttribute());

    // Who may read is asked of what the file is kept with. Whoever may not is told no more than that nothing is there.
    private static async Task<IResult> Get(long file, OfficeDb db, HttpContext http)
    {
        var id = new StoredFileId(file);
        if (await db.Files.FirstOrDefaultAsync(f => f.Id == id && f.IsWhole && f.TakenBackAt == null) is not { } found || !await Keeper.Of(found.Kind).MayRead(db, http.Who(), found.Thing))
        {
            return Results.NotFound();
        }

        http.Response.ContentLength = found.Length;
        return Results.Stream(async to =>
        {
            await foreach (var part in db.PartsOf(id))
            {
                await to.WriteAsync(part, http.RequestAborted);
            }
        }, FileTypes.Media(found.Type, found.Name), found.Name);
    }
}
