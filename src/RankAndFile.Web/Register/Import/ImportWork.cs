using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;
using RankAndFile.Web.Jobs;

namespace RankAndFile.Web.Register;

/// <summary>Work on an import, which says on the import itself how far it has come.</summary>
public abstract class ImportWork(Database database) : Work
{
    // A slice of so many takes some tens of milliseconds on either database.
    protected const int ASlice = 8_000;
    private const int IdsASlice = 20_000;
    private const int PiecesASlice = 48;

    protected Database Database => database;

    protected abstract ImportState During { get; }

    public override async Task<Slice> Next(Job job, CancellationToken stop)
    {
        var id = job.FactsAs<ImportFacts>().Id;
        await using var db = database.ForReading();
        var import = await db.RegisterImports.FirstAsync(i => i.Id == id, stop);
        if (import.State != During)
        {
            return (_, _) => Task.FromResult<Progress>(new Progress.Finished(job.Done));
        }

        var step = await Next(db, import, ImportCursor.Read(import.Cursor));
        return async (act, now) =>
        {
            var at = await act.RegisterImports.AsTracking().FirstAsync(i => i.Id == id);
            if (at.State != During)
            {
                return new Progress.Finished(job.Done);
            }

            var next = await step(act, at, now);
            at.Cursor = next?.ToString();
            var done = next is { } cursor ? DoneAt(at, cursor) : job.Of;
            return next is null ? new Progress.Finished(done) : new Progress.MovedOn(at.Cursor, done, job.Of);
        };
    }

    /// <summary>The rows of a slice, and where the next begins; none after the last.</summary>
    protected delegate Task<ImportCursor?> Step(OfficeDb db, RegisterImport import, Instant now);

    protected abstract Task<Step> Next(OfficeDb db, RegisterImport import, ImportCursor cursor);

    protected virtual long DoneAt(RegisterImport import, ImportCursor cursor) => cursor.Part is "rows" ? cursor.At : import.Rows;

    /// <summary>Takes the look-ups away where most of them would be made anew.</summary>
    protected static async Task SetLookUpsAside(OfficeDb db, RegisterImport import, long touched)
    {
        var members = await db.RegisterCounts.SumAsync(count => count.Members);
        if (touched > 20_000 && touched > members / 4)
        {
            import.LookUpsAside = await Bulk.Of(db).SetLookUpsAside("members");
        }
    }

    /// <summary>Brings one look-up back.</summary>
    protected static async Task<ImportCursor?> BringBack(OfficeDb db, RegisterImport import, ImportCursor then)
    {
        if (import.LookUpsAside.Split('\n', 2) is not [{ Length: > 0 } sql, ..] all)
        {
            return then;
        }

        await Bulk.Of(db).BringBack(sql);
        import.LookUpsAside = all.ElementAtOrDefault(1) ?? "";
        return import.LookUpsAside.Length > 0 ? new("look-ups", 0) : then;
    }

    /// <summary>Of the file nothing is kept once it has been done with.</summary>
    protected static async Task<bool> DropPieces(OfficeDb db, RegisterImport import)
    {
        var pieces = await db.Set<ImportPiece>().Where(piece => piece.Import == import.Id).OrderBy(piece => piece.Number).Select(piece => piece.Number).Take(PiecesASlice).ToListAsync();
        if (pieces.Count > 0)
        {
            await db.Set<ImportPiece>().Where(piece => piece.Import == import.Id && piece.Number <= pieces[pieces.Count - 1]).ExecuteDeleteAsync();
        }

        return pieces.Count < PiecesASlice;
    }

    /// <summary>Members who are on the register and not in the file, among the next ids.</summary>
    protected static async Task<(List<Member> Absent, long To, bool IsLast)> Absent(OfficeDb db, Reading reading, long after)
    {
        var last = await db.Members.MaxAsync(member => (MemberId?)member.Id) ?? default;
        var (from, to) = (new MemberId(after), new MemberId(Math.Min(last.Value, after + IdsASlice)));
        var members = await db.Members.AsNoTracking()
            .Where(member => member.Id > from && !(member.Id > to) && (member.Membership == Membership.Current || member.Membership == Membership.InArrears))
            .Select(member => new { member.Id, member.Number }).ToListAsync();
        var absent = members.Where(member => !reading.Has(member.Number)).Select(member => member.Id).ToList();
        var found = absent.Count > 0 ? await db.Members.AsNoTracking().Where(member => absent.Contains(member.Id)).ToListAsync() : [];
        return (found, to.Value, to.Value >= last.Value);
    }
}

/// <summary>Work that reads the rows of the file one after another. It remembers where it is; after a kill it reads up to there again.</summary>
public abstract class ReadingWork(Database database) : ImportWork(database)
{
    private (RegisterImportId Import, Reading Reading, Batch? Batch)? _open;

    protected async Task<Reading> ReadingAt(OfficeDb db, RegisterImport import, long at)
    {
        if (_open is { } open && open.Import == import.Id && (open.Reading.At == at || open.Batch?.From == at))
        {
            return open.Reading;
        }

        Close();
        var reading = new Reading(new PiecesOfAFile(Database, import.Id), import, await PlacesKnown.Of(db));
        _open = (import.Id, reading, null);
        while (reading.At < at)
        {
            _open = (import.Id, reading, await Next(reading, at - reading.At));
        }

        return reading;
    }

    /// <summary>The rows from here on: once more those of a slice that failed.</summary>
    protected async Task<(Reading Reading, Batch Batch)> BatchAt(OfficeDb db, RegisterImport import, long at)
    {
        var reading = await ReadingAt(db, import, at);
        if (_open!.Value.Batch is { } again && again.From == at && again.To == reading.At && again.To > at)
        {
            return (reading, again);
        }

        var batch = await Next(reading, ASlice);
        _open = (import.Id, reading, batch);
        return (reading, batch);
    }

    // One that failed has lost its place; who tries again begins anew.
    private async Task<Batch> Next(Reading reading, long most)
    {
        try
        {
            return await reading.Next((int)Math.Min(ASlice, most));
        }
        catch
        {
            Close();
            throw;
        }
    }

    protected void Close()
    {
        _open?.Reading.Dispose();
        _open = null;
    }

    /// <summary>The members of these rows that the register has.</summary>
    protected static async Task<Dictionary<string, Member>> Existing(OfficeDb db, RegisterImport import, IReadOnlyList<Entry> entries)
    {
        // The first register of a union: whoever is there came with this very import, by another number.
        if (import.FirstMember is 0 && (await db.Members.MaxAsync(member => (MemberId?)member.Id) ?? default).Value == import.Entered)
        {
            return [];
        }

        var numbers = entries.Select(entry => entry.Number).ToArray();
        return await db.Members.AsNoTracking().Where(member => EF.Parameter(numbers).Contains(member.Number)).ToDictionaryAsync(member => member.Number);
    }
}
