using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Register;

public readonly record struct RegisterImportId(long Value) : IId<RegisterImportId>
{
    public static RegisterImportId Of(long value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out RegisterImportId id) => Ids.TryRead(text, out id);

    public override string ToString() => Ids.Written(this);

    public static bool operator >(RegisterImportId left, RegisterImportId right) => left.Value > right.Value;

    public static bool operator <(RegisterImportId left, RegisterImportId right) => left.Value < right.Value;
}

/// <summary>How far an import has come. One that has not ended keeps others from beginning.</summary>
public enum ImportState
{
    Arriving,
    Arrived,
    Checking,
    Checked,
    Applying,
    Applied,
    Undoing,
    Undone,
    Discarding,
    Discarded,
}

/// <summary>What is done with a branch, employer or other place that the register does not have.</summary>
public enum UnknownPlaces
{
    AreMade,
    AreWrong,
}

/// <summary>What becomes of members who are not in the file.</summary>
public enum AbsentMembers
{
    Stay,
    AreMarkedLeft,
}

/// <summary>What is done about wrong rows.</summary>
public enum WrongRows
{
    AreLeftOut,
    StopTheImport,
}

/// <summary>Which column of a file is what, and what was chosen for the rest.</summary>
public sealed record Mapping(IReadOnlyList<Column> Columns, UnknownPlaces Places, AbsentMembers Absent, WrongRows Wrong);

/// <summary>A file of members on its way into the register, and what came of it.</summary>
public sealed class RegisterImport
{
    public RegisterImportId Id { get; private set; }

    /// <summary>The form and the file that it came by: what is sent twice is one import.</summary>
    public required string Upload { get; init; }

    public required string FileName { get; init; }

    public required long Bytes { get; init; }

    /// <summary>How many pieces of the file have arrived.</summary>
    public long Pieces { get; set; }

    public required FileEncoding Encoding { get; init; }

    public required Separator Separator { get; init; }

    /// <summary>The first line, as JSON.</summary>
    public required string Header { get; init; }

    public string? Mapping { get; set; }

    public required PersonId? AskedBy { get; init; }

    public required Instant AskedAt { get; init; }

    public ImportState State { get; set; }

    /// <summary>Where the work goes on: <see cref="ImportCursor"/>.</summary>
    public string? Cursor { get; set; }

    public string Failure { get; set; } = "";

    /// <summary>The rows in the file, under the header.</summary>
    public required long Rows { get; init; }

    public long FoundNew { get; set; }

    public long FoundChanged { get; set; }

    public long FoundSame { get; set; }

    public long FoundWrong { get; set; }

    public long FoundLeaving { get; set; }

    public long FoundPlaces { get; set; }

    public long Entered { get; set; }

    public long Changed { get; set; }

    public long LeftNow { get; set; }

    /// <summary>Entries that the undoing left, since something else refers to them.</summary>
    public long Kept { get; set; }

    /// <summary>Every member that it enters has an id above this.</summary>
    public long FirstMember { get; set; }

    /// <summary>What brings back the indexes that are away while it is applied or undone.</summary>
    public string LookUpsAside { get; set; } = "";

    public Instant? EndedAt { get; set; }

    public bool IsUnderWay => State is not (ImportState.Applied or ImportState.Undone or ImportState.Discarded);

    public bool IsAtWork => State is ImportState.Checking or ImportState.Applying or ImportState.Undoing or ImportState.Discarding;

    public IReadOnlyList<string> HeaderCells => JsonSerializer.Deserialize<string[]>(Header)!;

    public Mapping? MappingChosen => Mapping is null ? null : JsonSerializer.Deserialize<Mapping>(Mapping);

    /// <summary>The entries that change or come, as far as the check found.</summary>
    public long Touches => FoundNew + FoundChanged + FoundLeaving;

    /// <summary>Beyond this share of the members leaving at once, somebody has to write down the number: a file may be half of what it should be.</summary>
    public const int LeavingPercent = 5;

    private sealed class Row : IEntityTypeConfiguration<RegisterImport>
    {
        public void Configure(EntityTypeBuilder<RegisterImport> import)
        {
            import.ToTable("register_imports");
            import.HasKey(i => i.Id);
            import.Property(i => i.Id).ValueGeneratedOnAdd();
            import.HasIndex(i => i.Upload).IsUnique();
            import.HasOne<Person>().WithMany().HasForeignKey(i => i.AskedBy).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A part of the file as it came.</summary>
public sealed class ImportPiece
{
    public const int Size = 256 * 1024;

    public required RegisterImportId Import { get; init; }

    public required long Number { get; init; }

    public required byte[] Bytes { get; init; }

    private sealed class Row : IEntityTypeConfiguration<ImportPiece>
    {
        public void Configure(EntityTypeBuilder<ImportPiece> piece)
        {
            piece.ToTable("import_pieces");
            piece.HasKey(p => new { p.Import, p.Number });
            piece.HasOne<RegisterImport>().WithMany().HasForeignKey(p => p.Import).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

public readonly record struct ImportWrongId(long Value) : IId<ImportWrongId>
{
    public static ImportWrongId Of(long value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out ImportWrongId id) => Ids.TryRead(text, out id);

    public static bool operator >(ImportWrongId left, ImportWrongId right) => left.Value > right.Value;

    public static bool operator <(ImportWrongId left, ImportWrongId right) => left.Value < right.Value;
}

/// <summary>What is wrong with a row of the file. It is left out.</summary>
public sealed class ImportWrong
{
    public ImportWrongId Id { get; private set; }

    public required RegisterImportId Import { get; init; }

    public required long Line { get; init; }

    /// <summary>The column, as the file heads it; none where the row as a whole is wrong.</summary>
    public required string Field { get; init; }

    public required string Reason { get; init; }

    public required string Value { get; init; }

    private sealed class Row : IEntityTypeConfiguration<ImportWrong>
    {
        public void Configure(EntityTypeBuilder<ImportWrong> wrong)
        {
            wrong.ToTable("import_wrongs");
            wrong.HasKey(w => w.Id);
            wrong.Property(w => w.Id).ValueGeneratedOnAdd();
            wrong.HasIndex(w => w.Import);
            wrong.HasOne<RegisterImport>().WithMany().HasForeignKey(w => w.Import).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

public readonly record struct ImportSampleId(long Value) : IId<ImportSampleId>
{
    public static ImportSampleId Of(long value) => new(value);
}

/// <summary>One of the first entries that would change, to be looked at before it does.</summary>
public sealed class ImportSample
{
    public const int Most = 20;

    public ImportSampleId Id { get; private set; }

    public required RegisterImportId Import { get; init; }

    public required long Line { get; init; }

    public required string Number { get; init; }

    /// <summary>As <see cref="FieldChanges"/> writes them.</summary>
    public required string Fields { get; init; }

    private sealed class Row : IEntityTypeConfiguration<ImportSample>
    {
        public void Configure(EntityTypeBuilder<ImportSample> sample)
        {
            sample.ToTable("import_samples");
            sample.HasKey(s => s.Id);
            sample.Property(s => s.Id).ValueGeneratedOnAdd();
            sample.HasIndex(s => s.Import);
            sample.HasOne<RegisterImport>().WithMany().HasForeignKey(s => s.Import).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

public readonly record struct ImportPlaceId(long Value) : IId<ImportPlaceId>
{
    public static ImportPlaceId Of(long value) => new(value);
}

/// <summary>A place that an import has made.</summary>
public sealed class ImportPlace
{
    public ImportPlaceId Id { get; private set; }

    public required RegisterImportId Import { get; init; }

    public required PlaceKind Kind { get; init; }

    public required long Place { get; init; }

    private sealed class Row : IEntityTypeConfiguration<ImportPlace>
    {
        public void Configure(EntityTypeBuilder<ImportPlace> place)
        {
            place.ToTable("import_places");
            place.HasKey(p => p.Id);
            place.Property(p => p.Id).ValueGeneratedOnAdd();
            place.HasIndex(p => p.Import);
            place.HasOne<RegisterImport>().WithMany().HasForeignKey(p => p.Import).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>Where the work on an import goes on: which part of it, and after how many rows, or which row.</summary>
public readonly record struct ImportCursor(string Part, long At)
{
    public static ImportCursor Read(string? text) =>
        text?.Split(' ') is [var part, var at] ? new(part, long.Parse(at, System.Globalization.CultureInfo.InvariantCulture)) : new("", 0);

    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Part} {At}");
}
