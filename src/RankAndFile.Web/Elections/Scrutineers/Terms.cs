using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Elections;

/// <summary>A term that every appointment of a scrutineer holds, whatever else is agreed.</summary>
public sealed record StatutoryTerm(string Words, Duty Duty, Source Because);

/// <summary>The terms of a scrutineer's appointment: those of the Act, and what the union and the scrutineer agree besides.</summary>
public sealed class Terms
{
    public const int Longest = 8_000;

    public required ElectionId Election { get; init; }

    public required PersonId Scrutineer { get; init; }

    /// <summary>All of them, as they were offered.</summary>
    public required string Text { get; set; }

    /// <summary>Who said for the union that it has no grounds against this person: s 49(2)(b).</summary>
    public required PersonId OfferedBy { get; set; }

    public required Instant OfferedAt { get; set; }

    public Instant? AgreedAt { get; set; }

    /// <summary>What the Act has in them. No union can leave one out.</summary>
    public static ImmutableArray<StatutoryTerm> OfTheAct { get; } =
    [
        new("The scrutineer supervises the production of the voting papers and, unless another independent person is appointed to it, their distribution. Papers are returned to the scrutineer by those who vote.", Duty.AppointAScrutineer, Act1992.At("s 49(3)(a)")),
        new("The scrutineer inspects the register of members, or the copy as at the relevant date, whenever that seems right to them, and in particular when a member or candidate who suspects that it is inaccurate asks for it in time, unless the suspicion is ill-founded.", Duty.LetTheRegisterBeInspected, Act1992.At("s 49(3)(aa) and (3A)")),
        new("The scrutineer takes the steps that seem right to them in order to be able to make their report.", Duty.HaveAReport, Act1992.At("s 49(3)(b)")),
        new("The scrutineer makes their report to the union as soon as is reasonably practicable after the last day for the return of voting papers.", Duty.HaveAReport, Act1992.At("s 49(3)(c)")),
        new("The scrutineer keeps all returned voting papers and the copy of the register for one year from the announcement of the result, and longer while an application about it is not disposed of.", Duty.KeepPapersAndRegister, Act1992.At("s 49(3)(d)")),
        new("The union does not interfere with the scrutineer, and meets all reasonable requests that the scrutineer makes.", Duty.LeaveTheScrutineerFree, Act1992.At("s 49(6) and (7)")),
        new("The scrutineer discloses no name or address of the register but as the Act permits, and takes all reasonable steps that nobody else does.", Duty.AppointAScrutineer, Act1992.At("s 24A")),
    ];

    /// <summary>The terms in full: what the Act has in them as far as it binds here, numbered, and then what is agreed besides.</summary>
    public static string Written(Duties duties, string besides)
    {
        var words = OfTheAct.Where(term => duties.Bind(term.Duty)).Select(term => $"{term.Words} (1992 Act, {term.Because.Place})")
            .Append(besides.Trim().ReplaceLineEndings("\n"))
            .Where(term => term.Length > 0);
        return string.Join("\n\n", words.Select((term, at) => $"{at + 1}. {term}"));
    }

    private sealed class Row : IEntityTypeConfiguration<Terms>
    {
        public void Configure(EntityTypeBuilder<Terms> terms)
        {
            terms.ToTable("scrutineer_terms");
            terms.HasKey(t => new { t.Election, t.Scrutineer });
            terms.HasOne<Election>().WithMany().HasForeignKey(t => t.Election).OnDelete(DeleteBehavior.Restrict);
            terms.HasOne<Person>().WithMany().HasForeignKey(t => t.Scrutineer).OnDelete(DeleteBehavior.Restrict);
            terms.HasOne<Person>().WithMany().HasForeignKey(t => t.OfferedBy).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
