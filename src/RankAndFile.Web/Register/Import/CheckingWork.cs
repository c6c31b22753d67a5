using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Register;

/// <summary>Compares every row of a file with the register, and says what would change. Nothing does.</summary>
public sealed class CheckingWork(Database database) : ReadingWork(database)
{
    internal const string Name = "register-check";

    // Beyond this the columns are wrong, and not the rows.
    private const int MostWrong = 200_000;

    public override string Kind => Name;

    protected override ImportState During => ImportState.Checking;

    protected override async Task<Step> Next(OfficeDb db, RegisterImport import, ImportCursor cursor)
    {
        switch (cursor.Part)
        {
            case "":
                return Begin;
            case "rows":
                var found = await Compare(db, import, cursor.At);
                return (act, at, _) => Keep(act, at, found);
            default:
                var (absent, to, isLast) = await Absent(db, await ReadingAt(db, import, import.Rows), cursor.At);
                return (_, at, _) =>
                {
                    at.FoundLeaving += absent.Count;
                    return Task.FromResult(isLast ? End(at) : new ImportCursor("absent", to));
                };
        }
    }

    private sealed record Found(Batch Batch, long New, long Changed, long Same, int Places, List<(Entry Entry, List<FieldChange> Changes)> Samples);

    private static async Task<ImportCursor?> Begin(OfficeDb db, RegisterImport import, Instant now)
    {
        await db.Set<ImportWrong>().Where(wrong => wrong.Import == import.Id).ExecuteDeleteAsync();
        await db.Set<ImportSample>().Where(sample => sample.Import == import.Id).ExecuteDeleteAsync();
        (import.FoundNew, import.FoundChanged, import.FoundSame, import.FoundWrong, import.FoundLeaving, import.FoundPlaces) = (0, 0, 0, 0, 0, 0);
        return new("rows", 0);
    }

    private async Task<Found> Compare(OfficeDb db, RegisterImport import, long at)
    {
        var (reading, batch) = await BatchAt(db, import, at);
        var existing = await Existing(db, import, batch.Entries);
        var (fresh, changed, samples) = (0L, 0L, new List<(Entry, List<FieldChange>)>());
        foreach (var entry in batch.Entries)
        {
            if (!existing.TryGetValue(entry.Number, out var member))
            {
                fresh++;
                continue;
            }

            var before = MemberFields.Of(member);
            entry.Into(member, reading.Told, reading.Places, import.AskedAt.Day);
            var changes = WithNewPlaces(FieldChanges.Between(before, member), before, reading, entry);
            changed += changes.Count > 0 ? 1 : 0;
            if (changes.Count > 0 && samples.Count < ImportSample.Most)
            {
                samples.Add((entry, changes));
            }
        }

        return new(batch, fresh, changed, batch.Entries.Count - fresh - changed, reading.NewPlaces, samples);
    }

    // A place that is yet to be made has no id.
    private static List<FieldChange> WithNewPlaces(List<FieldChange> changes, string?[] before, Reading reading, Entry entry)
    {
        foreach (var (kind, _) in reading.Places.Unknown(entry))
        {
            var field = MemberFields.PlaceOf(kind.ToString());
            changes.RemoveAll(change => change.Field == field);
            changes.Add(new(field, before[field], "0"));
        }

        return changes;
    }

    private async Task<ImportCursor?> Keep(OfficeDb db, RegisterImport import, Found found)
    {
        var batch = found.Batch;
        await Bulk.Of(db).Insert("import_wrongs", ["import", "line", "field", "reason", "value"],
            [.. batch.Wrong.Select(wrong => (object?[])[import.Id.Value, wrong.Line, wrong.Field, wrong.Reason, wrong.Value])]);
        if (import.FoundChanged < ImportSample.Most)
        {
            db.AddRange(found.Samples.Take(ImportSample.Most - (int)import.FoundChanged).Select(sample =>
                new ImportSample { Import = import.Id, Line = sample.Entry.Line, Number = sample.Entry.Number, Fields = FieldChanges.Written(sample.Changes) }));
        }

        import.FoundNew += found.New;
        import.FoundChanged += found.Changed;
        import.FoundSame += found.Same;
        import.FoundPlaces = found.Places;
        import.FoundWrong += batch.Wrong.Select(wrong => wrong.Line).Distinct().Count();
        if (import.FoundWrong > MostWrong)
        {
            (import.State, import.Failure) = (ImportState.Arrived, $"More than {MostWrong:N0} rows are wrong, so the columns cannot be what was said. Look at them again.");
            Close();
            return null;
        }

        return !batch.IsLast ? new("rows", batch.To)
            : import.MappingChosen!.Absent is AbsentMembers.AreMarkedLeft ? new("absent", 0)
            : End(import);
    }

    private ImportCursor? End(RegisterImport import)
    {
        import.State = ImportState.Checked;
        Close();
        return null;
    }
}
