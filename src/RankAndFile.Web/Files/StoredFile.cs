using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Files;

public readonly record struct StoredFileId(long Value) : IId<StoredFileId>
{
    public static StoredFileId Of(long value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out StoredFileId id) => Ids.TryRead(text, out id);

    public override string ToString() => Ids.Written(this);
}

/// <summary>What files are kept with. Each has its <see cref="Keeper"/>, who says who adds and who reads.</summary>
public enum KeptWith
{
    DocumentVersion,
}

/// <summary>A file in the database, with what it is kept with. It is never changed; taken back, its content goes and the row says why.</summary>
public sealed class StoredFile
{
    public StoredFileId Id { get; private set; }

    public required KeptWith Kind { get; init; }

    /// <summary>The id of the row it is kept with.</summary>
    public required long Thing { get; init; }

    /// <summary>The key of the form it was sent with: sent again, it is the same file.</summary>
    public required string Sending { get; init; }

    public required string Name { get; init; }

    public required FileType Type { get; init; }

    public required long Length { get; init; }

    public required string Sha256 { get; init; }

    public required PersonId AddedBy { get; init; }

    public required Instant AddedAt { get; init; }

    /// <summary>All of it is there. Before that nobody sees it.</summary>
    public bool IsWhole { get; set; }

    public Instant? TakenBackAt { get; set; }

    public PersonId? TakenBackBy { get; set; }

    /// <summary>Published where it was taken back.</summary>
    public string Reason { get; set; } = "";

    public string Address => $"/files/{Id}";

    private sealed class Row : IEntityTypeConfiguration<StoredFile>
    {
        public void Configure(EntityTypeBuilder<StoredFile> file)
        {
            file.ToTable("files");
            file.HasKey(f => f.Id);
            file.Property(f => f.Id).ValueGeneratedOnAdd();
            file.Ignore(f => f.Address);
            file.HasIndex(f => f.Sending).IsUnique();
            file.HasIndex(f => new { f.Kind, f.Thing });
            file.HasOne<Person>().WithMany().HasForeignKey(f => f.AddedBy).OnDelete(DeleteBehavior.Restrict);
            file.HasOne<Person>().WithMany().HasForeignKey(f => f.TakenBackBy).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A part of a file. None is so long that it matters to memory, or to whoever waits for the door.</summary>
public sealed class FilePart
{
    public const int Longest = 1 << 18;

    public required StoredFileId File { get; init; }

    /// <summary>From 0.</summary>
    public required int Number { get; init; }

    public required byte[] Content { get; init; }

    private sealed class Row : IEntityTypeConfiguration<FilePart>
    {
        public void Configure(EntityTypeBuilder<FilePart> part)
        {
            part.ToTable("file_parts");
            part.HasKey(p => new { p.File, p.Number });
            part.HasOne<StoredFile>().WithMany().HasForeignKey(p => p.File).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
