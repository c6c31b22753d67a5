using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Scrutiny;
using RankAndFile.Web.Elections;

namespace RankAndFile.Web.Audit;

/// <summary>A document that an entry of a record holds fast by its digest, as it goes into every bundle. The database refuses to change it.</summary>
public sealed class FrozenFileRow
{
    public required ElectionId Election { get; init; }

    /// <summary>As the entry says: documents/ and a name.</summary>
    public required string Path { get; init; }

    public required string Sha256 { get; init; }

    public required byte[] Content { get; init; }

    /// <summary>What an entry says of it.</summary>
    public FrozenFile ForTheRecord => new(Path, Content.Length, Digest.Of(Content));

    public BundleDocument ForABundle => new(Path, () => new MemoryStream(Content, writable: false));

    public static FrozenFileRow Of(ElectionId election, string path, byte[] content) =>
        new() { Election = election, Path = path, Sha256 = Digest.Of(content).ToString(), Content = content };

    private sealed class Row : IEntityTypeConfiguration<FrozenFileRow>
    {
        public void Configure(EntityTypeBuilder<FrozenFileRow> file)
        {
            file.ToTable("frozen_files");
            file.HasKey(f => new { f.Election, f.Path });
            file.Ignore(f => f.ForTheRecord);
            file.Ignore(f => f.ForABundle);
            file.HasOne<ElectionRecord>().WithMany().HasForeignKey(f => f.Election).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
