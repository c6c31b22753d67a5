using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Counting;
using RankAndFile.Scrutiny;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Rules;

namespace RankAndFile.Web.Elections;

/// <summary>What independent persons are appointed to: s 51A(1).</summary>
public enum IndependentFunction
{
    StorageAndDistribution,
    Counting,
}

public readonly record struct IndependentPersonId(long Value) : IId<IndependentPersonId>
{
    public static IndependentPersonId Of(long value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out IndependentPersonId id) => Ids.TryRead(text, out id);

    public override string ToString() => Ids.Written(this);
}

/// <summary>Who stores and sends out the voting papers, or counts the votes: the scrutineer, or somebody as independent.</summary>
public sealed class IndependentPerson
{
    public IndependentPersonId Id { get; private set; }

    public required ElectionId Election { get; init; }

    public required IndependentFunction Function { get; init; }

    /// <summary>A person or a firm, as the scrutineer's report names them: s 52(1)(e).</summary>
    public required string Name { get; init; }

    /// <summary>It is the scrutineer, who needs no judgment of their own performance in the report: s 52(2B).</summary>
    public required bool IsTheScrutineer { get; init; }

    public required Instant AppointedAt { get; init; }

    public required PersonId AppointedBy { get; init; }

    public Instant? EndedAt { get; set; }

    public required string Reason { get; set; }

    private sealed class Row : IEntityTypeConfiguration<IndependentPerson>
    {
        public void Configure(EntityTypeBuilder<IndependentPerson> person)
        {
            person.ToTable("independent_persons");
            person.HasKey(p => p.Id);
            person.Property(p => p.Id).ValueGeneratedOnAdd();
            person.HasIndex(p => p.Election);
            person.HasOne<Election>().WithMany().HasForeignKey(p => p.Election).OnDelete(DeleteBehavior.Restrict);
            person.HasOne<Person>().WithMany().HasForeignKey(p => p.AppointedBy).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>An independent person was appointed to one of the two functions of s 51A of the Act of 1992.</summary>
[Entry("independent-person-appointed", Version = 1)]
public sealed record IndependentPersonAppointed([property: Public] IndependentFunction Function, [property: Public] string Name, [property: Public] bool IsTheScrutineer, string By);

/// <summary>An independent person's appointment ended.</summary>
/// <param name="Reason">Why; everybody can read it.</param>
[Entry("independent-person-ended", Version = 1)]
public sealed record IndependentPersonEnded([property: Public] IndependentFunction Function, [property: Public] string Name, [property: Public] string Reason, string By);

/// <summary>Appoints who stores and sends out the papers, or who counts.</summary>
public static class AppointIndependentPerson
{
    private const int LongestName = 160;

    /// <param name="Name">Empty where it is the scrutineer.</param>
    public sealed record Facts(ElectionId Election, IndependentFunction Function, string Name, bool IsTheScrutineer, bool HasNoGrounds) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.SettleTheScrutineersTerms, who, facts.Election) is { } refused)
        {
            return refused;
        }

        var because = Duties.SourceOf(Duty.HaveIndependentPersons);
        if (!Enum.IsDefined(facts.Function) || !facts.HasNoGrounds)
        {
            return new("An independent person is the scrutineer, or somebody of whom the union has no grounds for believing that they will not act competently, or that their independence might reasonably be called into question.", because);
        }

        var scrutineer = await db.ScrutineerOf(facts.Election);
        if (facts.IsTheScrutineer && scrutineer is null)
        {
            return new("Nobody is appointed scrutineer.", because);
        }

        var name = facts.IsTheScrutineer ? scrutineer!.Name : facts.Name.Trim();
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
        {
            return new($"Name the person or the firm, in at most {LongestName} letters.", because);
        }

        if (await db.Set<IndependentPerson>().AnyAsync(p => p.Election == facts.Election && p.Function == facts.Function && p.EndedAt == null && p.Name == name))
        {
            return new("They have been appointed to this.", because);
        }

        db.Add(new IndependentPerson { Election = facts.Election, Function = facts.Function, Name = name, IsTheScrutineer = facts.IsTheScrutineer, AppointedAt = now, AppointedBy = who.Person!.Value, Reason = "" });
        db.Record(facts.Election, new IndependentPersonAppointed(facts.Function, name, facts.IsTheScrutineer, who.Name));
        return null;
    }
}

/// <summary>Ends an appointment, with a reason that everybody can read.</summary>
public static class EndIndependentAppointment
{
    public sealed record Facts(ElectionId Election, IndependentPersonId Person, string Reason) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.SettleTheScrutineersTerms, who, facts.Election) is { } refused)
        {
            return refused;
        }

        var because = Duties.SourceOf(Duty.HaveIndependentPersons);
        if (await db.Set<IndependentPerson>().FirstOrDefaultAsync(p => p.Id == facts.Person && p.Election == facts.Election && p.EndedAt == null) is not { } person)
        {
            return new("There is no such appointment in this election.", because);
        }

        if (facts.Reason.Trim().Length is 0 || !PublishDocument.IsReason(facts.Reason))
        {
            return new($"An appointment ends with a reason, which is published: at most {PublishDocument.LongestReason} letters.", because);
        }

        (person.EndedAt, person.Reason) = (now, facts.Reason.Trim());
        db.Record(facts.Election, new IndependentPersonEnded(person.Function, person.Name, person.Reason, who.Name));
        return null;
    }
}
