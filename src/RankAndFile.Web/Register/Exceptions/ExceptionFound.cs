using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Register.Exceptions;

/// <summary>What can be wrong with entries, as far as the entries themselves show it.</summary>
public enum ExceptionKind
{
    /// <summary>No postal address is known: the annual return states their number, s 32(3)(d).</summary>
    NoAddress,

    SameNameAndPostcode,
    SameEmail,
    SamePhone,
    NoBranch,
    EmailCannotBe,

    /// <summary>The member has left or died, and the entry is still there.</summary>
    LeftOrDied,
}

/// <summary>An entry in which something was found when the register was last looked through.</summary>
public sealed class ExceptionFound
{
    public required ExceptionKind Kind { get; init; }

    /// <summary>The first of the entries that are alike; where one stands alone, itself.</summary>
    public required MemberId First { get; init; }

    public required MemberId Member { get; init; }

    private sealed class Row : IEntityTypeConfiguration<ExceptionFound>
    {
        public void Configure(EntityTypeBuilder<ExceptionFound> found)
        {
            found.ToTable("exceptions_found");
            found.HasKey(f => new { f.Kind, f.First, f.Member });
        }
    }
}

/// <summary>How many entries of a kind were found, and when.</summary>
public sealed class ExceptionFigure
{
    public required ExceptionKind Kind { get; init; }

    public required long Found { get; set; }

    public required Instant At { get; set; }

    private sealed class Row : IEntityTypeConfiguration<ExceptionFigure>
    {
        public void Configure(EntityTypeBuilder<ExceptionFigure> figure)
        {
            figure.ToTable("exception_figures");
            figure.HasKey(f => f.Kind);
        }
    }
}

public readonly record struct RegisterFiguresId(long Value) : IId<RegisterFiguresId>
{
    public static RegisterFiguresId Of(long value) => new(value);
}

/// <summary>The figures of the annual return, as the register gave them at a moment: s 32(3)(d).</summary>
public sealed class RegisterFigures
{
    public RegisterFiguresId Id { get; private set; }

    public required Instant At { get; init; }

    public required long Members { get; init; }

    public required long WithoutAddress { get; init; }

    private sealed class Row : IEntityTypeConfiguration<RegisterFigures>
    {
        public void Configure(EntityTypeBuilder<RegisterFigures> figures)
        {
            figures.ToTable("register_figures");
            figures.HasKey(f => f.Id);
            figures.Property(f => f.Id).ValueGeneratedOnAdd();
        }
    }
}
