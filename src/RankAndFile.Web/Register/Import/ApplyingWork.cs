using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Register;

/// <summary>Enters the rows of a file in the register, with the history of every entry that changes.</summary>
public sealed class ApplyingWork(Database database) : ReadingWork(database)
{
    internal const string Name = "register-apply";

    private (RegisterImportId Import, HashSet<long> Lines)? _leftOut;

    public override string Kind => Name;

    protected override ImportState During => ImportState.Applying;

    protected override async Task<Step> Next(OfficeDb db, RegisterImport import, ImportCursor cursor)
    {
        switch (cursor.Part)
        {
            case "":
                return Begin;
            case "rows":
                var change = await ChangeOf(db, import);
                var leftOut = await LeftOut(db, import);
                var (reading, batch) = await BatchAt(db, import, cursor.At);
                return (act, at, _) => Enter(act, at, change, reading, batch, leftOut);
            case "absent":
                var (absent, to, isLast) = await Absent(db, await ReadingAt(db, import, import.Rows), cursor.At);
                var by = await ChangeOf(db, import);
                return (act, at, _) => MarkLeft(act, at, by, absent, isLast ? new("look-ups", 0) : new("absent", to));
            case "look-ups":
                Close();
                return (act, at, _) => BringBack(act, at, new("pieces", 0));
            default:
                return async (act, at, now) => await DropPieces(act, at) ? End(at, now) : new ImportCursor("pieces", 0);
        }
    }

    private static Task<RegisterChangeId> ChangeOf(OfficeDb db, RegisterImport import) =>
        db.RegisterChanges.Where(change => change.Import == import.Id).Select(change => change.Id).FirstAsync();

    private static async Task<ImportCursor?> Begin(OfficeDb db, RegisterImport import, Instant now)
    {
        db.Add(new RegisterChange { Way = Way.Import, MadeBy = import.AskedBy, MadeAt = now, Import = import.Id, Note = import.FileName });
        import.FirstMember = (await db.Members.MaxAsync(member => (MemberId?)member.Id) ?? default).Value;
        await SetLookUpsAside(db, import, import.Touches);
        return new("rows", 0);
    }

    // What was shown as wrong stays out, even if somebody has meanwhile made the branch that was missing.
    private async Task<HashSet<long>> LeftOut(OfficeDb db, RegisterImport import)
    {
        if (_leftOut?.Import != import.Id)
        {
            _leftOut = (import.Id, [.. await db.Set<ImportWrong>().Where(wrong => wrong.Import == import.Id).Select(wrong => wrong.Line).ToListAsync()]);
        }

        return _leftOut.Value.Lines;
    }

    private static async Task<ImportCursor?> Enter(OfficeDb db, RegisterImport import, RegisterChangeId change, Reading reading, Batch batch, HashSet<long> leftOut)
    {
        if (batch.WasTried)
        {
            reading.Places = await PlacesKnown.Of(db);
        }

        var entries = batch.Entries.Where(entry => !leftOut.Contains(entry.Line)).ToList();
        await reading.Places.Make(db, import.Id, batch.WasTried ? entries : entries.Where(entry => entry.LacksPlaces).ToList());
        batch.WasTried = true;
        var existing = await Existing(db, import, entries);
        var (entered, changed, moves) = (0, new List<(MemberId, IReadOnlyList<FieldChange>)>(), new Dictionary<(Membership?, Membership), long>());
        await Bulk.Of(db).Insert("members", MemberFields.Columns, New());
        await KeepChanges(db, change, changed);
        await KeepNewlyWrong(db, import, batch, leftOut);
        foreach (var ((from, to), members) in moves)
        {
            await db.Moved(from, to, members);
        }

        import.Entered += entered;
        import.Changed += changed.Count;
        return !batch.IsLast ? new("rows", batch.To) : import.MappingChosen!.Absent is AbsentMembers.AreMarkedLeft ? new("absent", 0) : new("look-ups", 0);

        IEnumerable<object?[]> New()
        {
            foreach (var entry in entries)
            {
                var isNew = !existing.TryGetValue(entry.Number, out var member);
                member ??= EnterMember.Blank(entry.Number, entry.Joined ?? import.AskedAt.Day);
                var (before, was) = (isNew ? [] : MemberFields.Of(member), isNew ? (Membership?)null : member.Membership);
                entry.Into(member, reading.Told, reading.Places, import.AskedAt.Day);
                moves[(was, member.Membership)] = moves.GetValueOrDefault((was, member.Membership)) + 1;
                if (isNew)
                {
                    member.Entered = change;
                    entered++;
                    yield return MemberFields.Row(member);
                }
                else if (FieldChanges.Between(before, member) is { Count: > 0 } changes)
                {
                    changed.Add((member.Id, changes));
                }
            }
        }
    }

    private static async Task KeepChanges(OfficeDb db, RegisterChangeId change, List<(MemberId Member, IReadOnlyList<FieldChange> Changes)> changed)
    {
        await FieldChanges.Write(db, changed);
        await Bulk.Of(db).Insert("member_changes", ["change", "member", "fields"],
            [.. changed.Select(member => (object?[])[change.Value, member.Member.Value, FieldChanges.Written(member.Changes)])]);
    }

    // Between the check and now a place may have gone.
    private static Task KeepNewlyWrong(OfficeDb db, RegisterImport import, Batch batch, HashSet<long> leftOut)
    {
        var wrong = batch.Wrong.Where(wrong => !leftOut.Contains(wrong.Line)).ToList();
        import.FoundWrong += wrong.Select(wrong => wrong.Line).Distinct().Count();
        return Bulk.Of(db).Insert("import_wrongs", ["import", "line", "field", "reason", "value"],
            [.. wrong.Select(wrong => (object?[])[import.Id.Value, wrong.Line, wrong.Field, wrong.Reason, wrong.Value])]);
    }

    private static async Task<ImportCursor?> MarkLeft(OfficeDb db, RegisterImport import, RegisterChangeId change, List<Member> absent, ImportCursor then)
    {
        var changed = new List<(MemberId, IReadOnlyList<FieldChange>)>();
        foreach (var member in absent)
        {
            var (before, was) = (MemberFields.Of(member), member.Membership);
            (member.Membership, member.MembershipSince) = (Membership.Left, import.AskedAt.Day);
            changed.Add((member.Id, FieldChanges.Between(before, member)));
            await db.Moved(was, Membership.Left);
        }

        await KeepChanges(db, change, changed);
        import.LeftNow += absent.Count;
        return then;
    }

    private static ImportCursor? End(RegisterImport import, Instant now)
    {
        (import.State, import.EndedAt) = (ImportState.Applied, now);
        return null;
    }
}
