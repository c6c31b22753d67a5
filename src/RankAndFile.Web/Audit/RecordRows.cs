using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Scrutiny;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;

namespace RankAndFile.Web.Audit;

/// <summary>The public record of one election as far as it has come: what is needed to enter the next thing.</summary>
public sealed class ElectionRecord
{
    public required ElectionId Election { get; init; }

    /// <summary>The election's id in every head: names no row, so that a bundle means something elsewhere.</summary>
    public required string Title { get; init; }

    /// <summary>Which key signs its heads.</summary>
    public required string Key { get; init; }

    public required byte[] State { get; set; }

    /// <summary>How many entries the last head covers.</summary>
    public long SignedSize { get; set; }

    private sealed class Row : IEntityTypeConfiguration<ElectionRecord>
    {
        public void Configure(EntityTypeBuilder<ElectionRecord> record)
        {
            record.ToTable("records");
            record.HasKey(r => r.Election);
            record.HasOne<Election>().WithMany().HasForeignKey(r => r.Election).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>An entry of a record, and its faces until they are destroyed.</summary>
public sealed class RecordEntry
{
    public required ElectionId Election { get; init; }

    public required long Height { get; init; }

    public required Instant Time { get; init; }

    public required string Kind { get; init; }

    public required int Version { get; init; }

    public required string PublicDigest { get; init; }

    public required string? SealedDigest { get; init; }

    public byte[]? PublicSalt { get; set; }

    public byte[]? PublicData { get; set; }

    public byte[]? SealedSalt { get; set; }

    public byte[]? SealedData { get; set; }

    internal static RecordEntry Of(ElectionId election, Appended appended) => new()
    {
        Election = election,
        Height = appended.Entry.Height,
        Time = new(appended.Entry.Time),
        Kind = appended.Entry.Kind,
        Version = appended.Entry.Version,
        PublicDigest = appended.Entry.Public.ToString(),
        SealedDigest = appended.Entry.Sealed?.ToString(),
        PublicSalt = Bytes(appended.Payload.Public.Salt),
        PublicData = appended.Payload.Public.Data.ToArray(),
        SealedSalt = appended.Payload.Sealed is { } face ? Bytes(face.Salt) : null,
        SealedData = appended.Payload.Sealed?.Data.ToArray(),
    };

    /// <summary>As a bundle takes it.</summary>
    public EntryWithFaces WithFaces() => new(
        new(Height, Time.Microseconds, Kind, Version, Read(PublicDigest), SealedDigest is null ? null : Read(SealedDigest)),
        PublicSalt is null ? null : new(new(PublicSalt), PublicData),
        SealedSalt is null ? null : new(new(SealedSalt), SealedData));

    private static Digest Read(string text) =>
        Digest.TryParse(text, out var digest) ? digest : throw new InvalidOperationException("A digest in the record's rows is not one.");

    private static byte[] Bytes(Salt salt)
    {
        var bytes = new byte[Salt.Length];
        salt.CopyTo(bytes);
        return bytes;
    }

    private sealed class Row : IEntityTypeConfiguration<RecordEntry>
    {
        public void Configure(EntityTypeBuilder<RecordEntry> entry)
        {
            entry.ToTable("record_entries");

            // The database, not only the program, keeps two entries from having one height.
            entry.HasKey(e => new { e.Election, e.Height });
            entry.HasOne<ElectionRecord>().WithMany().HasForeignKey(e => e.Election).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A signed head: the record's own line.</summary>
public sealed class RecordHead
{
    public required ElectionId Election { get; init; }

    public required long Size { get; init; }

    public required byte[] Head { get; init; }

    private sealed class Row : IEntityTypeConfiguration<RecordHead>
    {
        public void Configure(EntityTypeBuilder<RecordHead> head)
        {
            head.ToTable("record_heads");
            head.HasKey(h => new { h.Election, h.Size });
            head.HasOne<ElectionRecord>().WithMany().HasForeignKey(h => h.Election).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
