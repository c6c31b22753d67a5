using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Register;

/// <summary>Begins an import, if no other is under way.</summary>
public static class BeginImport
{
    public sealed record Facts(string Upload, string FileName, long Bytes, Arrival.Readable File);

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.KeepTheRegister, who) is { } refused)
        {
            return refused;
        }

        if (await db.RegisterImports.FirstOrDefaultAsync(import => import.Upload == facts.Upload) is not null)
        {
            return null;
        }

        if (await UnderWay(db) is { } other)
        {
            return new($"Import {other.Id} is still under way. Apply or discard it first: two files at once could contradict each other.", Because.Import);
        }

        var name = Path.GetFileName(facts.FileName.Trim());
        db.Add(new RegisterImport
        {
            Upload = facts.Upload,
            FileName = name.Length > Longest.Line ? name[..Longest.Line] : name,
            Bytes = facts.Bytes,
            Encoding = facts.File.Encoding,
            Separator = facts.File.Separator,
            Header = JsonSerializer.Serialize(facts.File.Header),
            Rows = facts.File.Rows,
            AskedBy = who.Person,
            AskedAt = now,
        });
        return null;
    }

    public static Task<RegisterImport?> UnderWay(OfficeDb db) => db.RegisterImports
        .Where(import => import.State != ImportState.Applied && import.State != ImportState.Undone && import.State != ImportState.Discarded)
        .OrderBy(import => import.Id).FirstOrDefaultAsync();
}

/// <summary>Keeps some pieces of the file of an import that has begun.</summary>
public static class KeepPieces
{
    public const int Together = 4;

    /// <param name="From">How many pieces came before these. What came already is not kept twice.</param>
    public sealed record Facts(string Upload, long From, IReadOnlyList<byte[]> Pieces, bool IsLast);

    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.KeepTheRegister, who) is { } refused)
        {
            return refused;
        }

        var import = await db.RegisterImports.AsTracking().FirstAsync(import => import.Upload == facts.Upload);
        if (import.State is ImportState.Arriving && import.Pieces == facts.From)
        {
            await Bulk.Of(db).Insert("import_pieces", ["import", "number", "bytes"], [.. facts.Pieces.Select((piece, at) => (object?[])[import.Id.Value, facts.From + at, piece])]);
            import.Pieces += facts.Pieces.Count;
            import.State = facts.IsLast ? ImportState.Arrived : ImportState.Arriving;
        }

        return null;
    }
}

/// <summary>Brings a whole file in, by the acts that keep it.</summary>
public static class Arriving
{
    public static async Task<Refusal?> Keep(Door door, Signed who, string upload, string fileName, Stream file)
    {
        var looked = await Task.Run(() => ArrivedFile.Look(file));
        if (looked is not Arrival.Readable readable)
        {
            return ((Arrival.Refused)looked).Refusal;
        }

        if (await door.Do(BeginImport.Act, who, new BeginImport.Facts(upload, fileName, file.Length, readable)) is { } refused)
        {
            return refused;
        }

        file.Position = 0;
        for (var (from, left) = (0L, file.Length); left > 0; from += KeepPieces.Together)
        {
            var pieces = new List<byte[]>();
            while (left > 0 && pieces.Count < KeepPieces.Together)
            {
                var piece = new byte[Math.Min(left, ImportPiece.Size)];
                await file.ReadExactlyAsync(piece);
                pieces.Add(piece);
                left -= piece.Length;
            }

            if (await door.Do(KeepPieces.Act, who, new KeepPieces.Facts(upload, from, pieces, left is 0)) is { } no)
            {
                return no;
            }
        }

        return null;
    }
}
