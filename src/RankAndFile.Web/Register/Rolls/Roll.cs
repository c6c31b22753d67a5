using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Scrutiny;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Elections;

namespace RankAndFile.Web.Register.Rolls;

public readonly record struct RollId(long Value) : IId<RollId>
{
    public static RollId Of(long value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out RollId id) => Ids.TryRead(text, out id);

    public override string ToString() => Ids.Written(this);
}

/// <summary>
/// Who may vote in an election, contest by contest, as on the relevant date: 1992 Act s 49(5A) and (8).
/// Once frozen it is only read; a wrong one is voided, and both are kept.
/// </summary>
/// <remarks>The scrutineer's copy is kept for a year from the announcement of the result, and on while a case is pending: s 49(3)(d).</remarks>
public sealed class Roll
{
    public RollId Id { get; private set; }

    public required ElectionId Election { get; init; }

    /// <summary>Counted within the election.</summary>
    public required int Number { get; init; }

    public required DateOnly RelevantDate { get; init; }

    public required Instant BegunAt { get; init; }

    public required PersonId BegunBy { get; init; }

    /// <summary>When the register was read: the Roll is of that one moment.</summary>
    public Instant? ReadAt { get; set; }

    public Instant? FrozenAt { get; set; }

    /// <summary>How many lines there are, so far.</summary>
    public long Rows { get; set; }

    /// <summary>The root of the tree over the lines.</summary>
    public string Root { get; set; } = "";

    /// <summary>The public face.</summary>
    public byte[]? Published { get; set; }

    public long SealedBytes { get; set; }

    public string SealedDigest { get; set; } = "";

    /// <summary>How many members are in no contest, by why: as JSON.</summary>
    public string ShutOut { get; set; } = "{}";

    public Instant? VoidedAt { get; set; }

    public PersonId? VoidedBy { get; set; }

    public string VoidReason { get; set; } = "";

    public bool Stands => FrozenAt is not null && VoidedAt is null;

    public FrozenFile ThePublished => new($"documents/roll-{Number}.ndjson", Published!.Length, Digest.Of(Published));

    /// <summary>The sealed face: its lines, in order, are in <see cref="RollLine"/>.</summary>
    public FrozenFile TheSealed => new($"documents/roll-{Number}-sealed.ndjson", SealedBytes, Digest.TryParse(SealedDigest, out var digest) ? digest : throw new InvalidOperationException("The Roll is not frozen."));

    public Digest TheRoot => Digest.TryParse(Root, out var root) ? root : throw new InvalidOperationException("The Roll is not frozen.");

    private sealed class Row : IEntityTypeConfiguration<Roll>
    {
        public void Configure(EntityTypeBuilder<Roll> roll)
        {
            roll.ToTable("rolls");
            roll.HasKey(r => r.Id);
            roll.Property(r => r.Id).ValueGeneratedOnAdd();
            roll.HasIndex(r => new { r.Election, r.Number }).IsUnique();
            roll.Ignore(r => r.Stands);
            roll.Ignore(r => r.ThePublished);
            roll.Ignore(r => r.TheSealed);
            roll.Ignore(r => r.TheRoot);
            roll.HasOne<Election>().WithMany().HasForeignKey(r => r.Election).OnDelete(DeleteBehavior.Restrict);
            roll.HasOne<Person>().WithMany().HasForeignKey(r => r.BegunBy).OnDelete(DeleteBehavior.Restrict);
            roll.HasOne<Person>().WithMany().HasForeignKey(r => r.VoidedBy).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A line of the sealed face: one member in one contest, with the salt that keeps it from being guessed.</summary>
public sealed class RollLine
{
    public required RollId Roll { get; init; }

    /// <summary>Counted from 0: the place of the leaf in the tree.</summary>
    public required long Place { get; init; }

    public required ContestId Contest { get; init; }

    public required MemberId Member { get; init; }

    /// <summary>As it stands in the file, without its line feed.</summary>
    public required string Line { get; init; }

    private sealed class Row : IEntityTypeConfiguration<RollLine>
    {
        public void Configure(EntityTypeBuilder<RollLine> line)
        {
            line.ToTable("roll_lines");
            line.HasKey(l => new { l.Roll, l.Place });
            line.HasIndex(l => new { l.Roll, l.Member });
        }
    }
}

/// <summary>The root of a complete subtree of 2^level leaves, from <see cref="LowestLevel"/> up: what lies below is made from the lines.</summary>
public sealed class RollSubtree
{
    public const int LowestLevel = 8;

    public required RollId Roll { get; init; }

    public required long Level { get; init; }

    public required long Place { get; init; }

    public required string Digest { get; init; }

    private sealed class Row : IEntityTypeConfiguration<RollSubtree>
    {
        public void Configure(EntityTypeBuilder<RollSubtree> subtree)
        {
            subtree.ToTable("roll_subtrees");
            subtree.HasKey(s => new { s.Roll, s.Level, s.Place });
        }
    }
}

public readonly record struct RollSupplyId(long Value) : IId<RollSupplyId>
{
    public static RollSupplyId Of(long value) => new(value);
}

/// <summary>The scrutineer took the Roll: s 49(5A) asks that it be supplied as soon as can be.</summary>
public sealed class RollSupply
{
    public RollSupplyId Id { get; private set; }

    public required RollId Roll { get; init; }

    public required Instant At { get; init; }

    public required PersonId TakenBy { get; init; }

    private sealed class Row : IEntityTypeConfiguration<RollSupply>
    {
        public void Configure(EntityTypeBuilder<RollSupply> supply)
        {
            supply.ToTable("roll_supplies");
            supply.HasKey(s => s.Id);
            supply.Property(s => s.Id).ValueGeneratedOnAdd();
            supply.HasIndex(s => s.Roll);
            supply.HasOne<Roll>().WithMany().HasForeignKey(s => s.Roll).OnDelete(DeleteBehavior.Restrict);
            supply.HasOne<Person>().WithMany().HasForeignKey(s => s.TakenBy).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
