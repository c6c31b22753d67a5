using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Register;

/// <summary>Brings every entry back to what it was before an import. What it was in between stays in the history.</summary>
public sealed class UndoingWork(Database database) : ImportWork(database)
{
    internal const string Name = "register-undo";

    private const int PlacesASlice = 200;

    public override string Kind => Name;

    protected override ImportState During => ImportState.Undoing;

    protected override async Task<Step> Next(OfficeDb db, RegisterImport import, ImportCursor cursor)
    {
        var change = await db.RegisterChanges.Where(change => change.Import == import.Id).Select(change => change.Id).FirstAsync();
        return cursor.Part switch
        {
            "" => Begin,
            "changes" => (act, at, _) => BringFieldsBack(act, change, new(cursor.At)),
            "entered" => (act, at, _) => RemoveEntered(act, at, change, cursor.At),
            "look-ups" => (act, at, _) => BringBack(act, at, new("places", 0)),
            _ => (act, at, now) => RemovePlaces(act, at, now, new(cursor.At)),
        };
    }

    protected override long DoneAt(RegisterImport import, ImportCursor cursor) => cursor.Part switch
    {
        "" or "changes" => 0,
        "entered" => import.Changed + import.LeftNow + Math.Clamp(cursor.At - import.FirstMember, 0, import.Entered),
        _ => import.Changed + import.LeftNow + import.Entered,
    };

    private static async Task<ImportCursor?> Begin(OfficeDb db, RegisterImport import, Instant now)
    {
        await SetLookUpsAside(db, import, import.Entered + import.Changed + import.LeftNow);
        return new("changes", 0);
    }

    private static async Task<ImportCursor?> BringFieldsBack(OfficeDb db, RegisterChangeId change, MemberChangeId after)
    {
        var changes = await db.MemberChanges.AsNoTracking().Where(c => c.Change == change && c.Id > after).OrderBy(c => c.Id).Take(ASlice).ToListAsync();
        if (changes.Count is 0)
        {
            return new("entered", 0);
        }

        var back = changes.Select(c => (c.Member, Changes: (IReadOnlyList<FieldChange>)[.. FieldChanges.Read(c.Fields).Select(field => new FieldChange(field.Field, field.After, field.Before))])).ToList();
        await FieldChanges.Write(db, back);
        var standing = MemberFields.PlaceOf(nameof(Member.Membership));
        foreach (var moved in back.SelectMany(member => member.Changes.Where(field => field.Field == standing)).GroupBy(field => (field.Before, field.After)))
        {
            await db.Moved(Enum.Parse<Membership>(moved.Key.Before!), Enum.Parse<Membership>(moved.Key.After!), moved.Count());
        }

        return new("changes", changes[^1].Id.Value);
    }

    private static async Task<ImportCursor?> RemoveEntered(OfficeDb db, RegisterImport import, RegisterChangeId change, long at)
    {
        var last = (await db.Members.MaxAsync(member => (MemberId?)member.Id) ?? default).Value;
        var from = Math.Max(at, import.FirstMember);
        var to = Math.Min(last, from + ASlice);
        var (low, high) = (new MemberId(from), new MemberId(to));
        var these = db.Members.Where(member => member.Id > low && !(member.Id > high) && member.Entered == change);
        var before = await Standing(these);
        await Bulk.Of(db).Run(FormattableString.Invariant($"delete from members where id > {from} and id <= {to} and entered = {change.Value}{NothingRefersTo<Member>(db)}"));
        var kept = await Standing(these);
        foreach (var (membership, members) in before)
        {
            await db.Moved(membership, null, members - kept.GetValueOrDefault(membership));
        }

        import.Kept += kept.Values.Sum();
        return to < last ? new("entered", to) : new("look-ups", 0);
    }

    private static Task<Dictionary<Membership, long>> Standing(IQueryable<Member> members) =>
        members.GroupBy(member => member.Membership).Select(same => new { same.Key, Members = same.LongCount() }).ToDictionaryAsync(same => same.Key, same => same.Members);

    private static async Task<ImportCursor?> RemovePlaces(OfficeDb db, RegisterImport import, Instant now, ImportPlaceId after)
    {
        // Those made last stand on those made before them, so they go first.
        var places = await db.Set<ImportPlace>().AsTracking().Where(place => place.Import == import.Id).OrderByDescending(place => place.Kind == PlaceKind.Workplace).ThenByDescending(place => place.Kind == PlaceKind.Branch).ThenBy(place => place.Id).Take(PlacesASlice).ToListAsync();
        var inUse = await PlacesInUse.Of(db);
        foreach (var place in places.Where(place => !inUse.Has(place)))
        {
            await Bulk.Of(db).Run(place.Kind switch
            {
                PlaceKind.Workplace => Delete<Workplace>(db, place.Place),
                PlaceKind.Branch => Delete<Branch>(db, place.Place),
                PlaceKind.Employer => Delete<Employer>(db, place.Place),
                PlaceKind.Sector => Delete<Sector>(db, place.Place),
                _ => Delete<Region>(db, place.Place),
            });
        }

        db.RemoveRange(places);
        if (places.Count == PlacesASlice)
        {
            return new("places", 0);
        }

        (import.State, import.EndedAt) = (ImportState.Undone, now);
        return null;
    }

    private static string Delete<TPlace>(OfficeDb db, long id) =>
        FormattableString.Invariant($"delete from {db.Model.FindEntityType(typeof(TPlace))!.GetTableName()} where id = {id}{NothingRefersTo<TPlace>(db)}");

    /// <summary>Whatever other slices keep about a row, a row that they refer to stays. The model knows them all.</summary>
    private static string NothingRefersTo<TRow>(OfficeDb db)
    {
        var row = db.Model.FindEntityType(typeof(TRow))!;
        return string.Concat(row.GetReferencingForeignKeys().Select(key =>
            $" and not exists (select 1 from {key.DeclaringEntityType.GetTableName()} r where r.{key.Properties.Single().GetColumnName()} = {row.GetTableName()}.id)"));
    }
}

/// <summary>Drops the file of an import that was not applied, and what was found in it.</summary>
public sealed class DiscardingWork(Database database) : ImportWork(database)
{
    internal const string Name = "register-discard";

    public override string Kind => Name;

    protected override ImportState During => ImportState.Discarding;

    protected override Task<Step> Next(OfficeDb db, RegisterImport import, ImportCursor cursor) => Task.FromResult<Step>(async (act, at, now) =>
    {
        if (!await DropPieces(act, at))
        {
            return new ImportCursor("pieces", 0);
        }

        await act.Set<ImportWrong>().Where(wrong => wrong.Import == at.Id).ExecuteDeleteAsync();
        await act.Set<ImportSample>().Where(sample => sample.Import == at.Id).ExecuteDeleteAsync();
        (at.State, at.EndedAt) = (ImportState.Discarded, now);
        return null;
    });
}
