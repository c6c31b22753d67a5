using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Jobs;
using RankAndFile.Web.Register.Rolls;

namespace RankAndFile.Web.Register;

/// <summary>What the work on an import is started with.</summary>
public sealed record ImportFacts(long Import)
{
    public RegisterImportId Id => new(Import);

    public static string KeyOf(RegisterImportId import, ImportState state) => $"register-import-{import}-{state}";

    internal static async Task Start(OfficeDb db, RegisterImport import, Signed who, Instant now)
    {
        var (kind, of) = import.State switch
        {
            ImportState.Checking => (CheckingWork.Name, import.Rows),
            ImportState.Applying => (ApplyingWork.Name, import.Rows),
            ImportState.Undoing => (UndoingWork.Name, import.Entered + import.Changed + import.LeftNow),
            _ => (DiscardingWork.Name, import.Pieces),
        };
        await db.Start(kind, new ImportFacts(import.Id.Value), who, now, KeyOf(import.Id, import.State), again: true, of);
    }
}

/// <summary>Says what the columns are, and has every row checked. Nothing in the register changes.</summary>
public static class CheckImport
{
    public sealed record Facts(RegisterImportId Import, Mapping Mapping);

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.KeepTheRegister, who) is { } refused)
        {
            return refused;
        }

        if (await db.RegisterImports.AsTracking().FirstOrDefaultAsync(i => i.Id == facts.Import) is not { State: ImportState.Arrived or ImportState.Checked } import)
        {
            return new("This import cannot be checked now.", Because.Import);
        }

        if (RefusalOf(facts.Mapping, import.HeaderCells.Count) is { } no)
        {
            return no;
        }

        (import.Mapping, import.State, import.Cursor, import.Failure) = (JsonSerializer.Serialize(facts.Mapping), ImportState.Checking, null, "");
        await ImportFacts.Start(db, import, who, now);
        return null;
    }

    /// <summary>What the columns of a register have to be.</summary>
    public static Refusal? RefusalOf(Mapping mapping, int columns)
    {
        var told = mapping.Columns.ToHashSet();
        var reason =
            mapping.Columns.Count != columns || mapping.Columns.Any(column => !Enum.IsDefined(column)) ? "Say of each column what it is."
            : !told.Contains(Column.Number) ? "One column has to be the membership number: by it members are known."
            : !told.Contains(Column.Name) && !told.Contains(Column.Surname) ? "One column has to be the name, or the surname."
            : told.Contains(Column.Name) && told.Contains(Column.Surname) ? "Choose the name in one column, or first names and surname in two, but not both."
            : told.Contains(Column.FirstNames) && !told.Contains(Column.Surname) ? "First names need a column with the surname."
            : told.Contains(Column.OtherAddress) != told.Contains(Column.OtherAddressAskedOn) ? "Another address needs a column with the day of the written request."
            : told.Contains(Column.Workplace) && !told.Contains(Column.Employer) ? "A workplace needs a column with its employer."
            : mapping.Columns.Where(column => !ColumnGuess.MayRepeat(column)).GroupBy(column => column).Any(same => same.Count() > 1) ? "Two columns cannot be the same thing. Only an address may have several."
            : null;
        return reason is null ? null : new(reason, told.Contains(Column.OtherAddress) && !told.Contains(Column.OtherAddressAskedOn) ? Because.OtherAddress : Because.Import);
    }
}

/// <summary>Has what was checked entered in the register.</summary>
public static class ApplyImport
{
    /// <param name="Leaving">The number of members who leave, written down by whoever knows that so many do.</param>
    public sealed record Facts(RegisterImportId Import, long? Leaving);

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.KeepTheRegister, who) is { } refused)
        {
            return refused;
        }

        if (await db.RegisterImports.AsTracking().FirstOrDefaultAsync(i => i.Id == facts.Import) is not { State: ImportState.Checked } import)
        {
            return new("Only an import that has been checked can be applied, and once.", Because.Import);
        }

        if (import.FoundWrong > 0 && import.MappingChosen!.Wrong is WrongRows.StopTheImport)
        {
            return new("The file has wrong rows, and it was chosen that any of them stops the import. Mend the file and send it again, or choose to leave them out.", Because.Import);
        }

        if (await NeedsTheNumber(db, import) && facts.Leaving != import.FoundLeaving)
        {
            return new($"More than {RegisterImport.LeavingPercent} per cent of the members would be marked as having left. Write down how many they are, if that is right.", Because.Import);
        }

        if (await AtTheSameTime.RefusalToMove(db) is { } freezing)
        {
            return freezing;
        }

        (import.State, import.Cursor) = (ImportState.Applying, null);
        await ImportFacts.Start(db, import, who, now);
        return null;
    }

    /// <summary>Whether so many would leave that somebody has to say they mean it.</summary>
    public static async Task<bool> NeedsTheNumber(OfficeDb db, RegisterImport import)
    {
        var members = await db.RegisterCounts.Where(count => count.Membership == Membership.Current || count.Membership == Membership.InArrears).SumAsync(count => count.Members);
        return import.FoundLeaving * 100 > members * RegisterImport.LeavingPercent;
    }
}

/// <summary>Takes the latest import back: every entry is as it was before.</summary>
public static class UndoImport
{
    public sealed record Facts(RegisterImportId Import);

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.KeepTheRegister, who) is { } refused)
        {
            return refused;
        }

        if (await db.RegisterImports.AsTracking().FirstOrDefaultAsync(i => i.Id == facts.Import) is not { State: ImportState.Applied } import)
        {
            return new("Only an import that has been applied can be undone, and once.", Because.Undo);
        }

        if (await RefusalTo(db, import) is { } no)
        {
            return no;
        }

        var change = await db.RegisterChanges.AsTracking().FirstAsync(change => change.Import == import.Id);
        (change.UndoneBy, change.UndoneAt) = (who.Person, now);
        (import.State, import.Cursor, import.EndedAt) = (ImportState.Undoing, null, null);
        await ImportFacts.Start(db, import, who, now);
        return null;
    }

    /// <summary>Why an import cannot be undone now, for its page too.</summary>
    public static async Task<Refusal?> RefusalTo(OfficeDb db, RegisterImport import)
    {
        if (await db.RegisterImports.AnyAsync(later => later.Id > import.Id && later.State != ImportState.Undone && later.State != ImportState.Discarded))
        {
            return new("A later import is there. Only the latest can be undone.", Because.Undo);
        }

        if (await AtTheSameTime.RefusalToMove(db) is { } freezing)
        {
            return freezing;
        }

        var change = await db.RegisterChanges.FirstAsync(change => change.Import == import.Id);
        if (await FrozenSince(db, change.MadeAt) is { } election)
        {
            return new($"The Roll of \u201c{election}\u201d was frozen since, from the register as this import left it. Mend the entries by another import.", Because.Undo);
        }

        var touched = await db.MemberChanges.AnyAsync(later => later.Change > change.Id
            && (db.Members.Any(member => member.Id == later.Member && member.Entered == change.Id)
                || db.MemberChanges.Any(own => own.Member == later.Member && own.Change == change.Id)));
        return touched
            ? new("Entries of this import have been changed since. Undoing it would lose what was written then.", Because.Undo)
            : null;
    }

    // A Roll that was voided counts too: it is kept, and names members who would be gone.
    private static Task<string?> FrozenSince(OfficeDb db, Instant applied) =>
        db.Set<Roll>().Where(roll => roll.ReadAt > applied).Join(db.Elections, roll => roll.Election, election => election.Id, (_, election) => election.Name).FirstOrDefaultAsync();
}

/// <summary>Drops an import that has not been applied. Of its file nothing is kept.</summary>
public static class DiscardImport
{
    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, UndoImport.Facts facts)
    {
        if (await db.RefusalTo(Doing.KeepTheRegister, who) is { } refused)
        {
            return refused;
        }

        if (await db.RegisterImports.AsTracking().FirstOrDefaultAsync(i => i.Id == facts.Import) is not { State: ImportState.Arriving or ImportState.Arrived or ImportState.Checking or ImportState.Checked } import)
        {
            return new("This import has been applied, and cannot be discarded. It may be undone.", Because.Import);
        }

        (import.State, import.Cursor) = (ImportState.Discarding, null);
        await ImportFacts.Start(db, import, who, now);
        return null;
    }
}

/// <summary>Goes on with an import whose work was stopped or has failed, from where it had come to.</summary>
public static class GoOnWithImport
{
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, UndoImport.Facts facts)
    {
        if (await db.RefusalTo(Doing.KeepTheRegister, who) is { } refused)
        {
            return refused;
        }

        if (await db.RegisterImports.FirstOrDefaultAsync(i => i.Id == facts.Import) is not { IsAtWork: true } import)
        {
            return new("There is nothing to go on with.", Because.Import);
        }

        await ImportFacts.Start(db, import, who, now);
        return null;
    }
}
