using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Elections;

/// <summary>What makes somebody a qualified independent person: SI 1993/1909, and SI 2017/877 for the bodies.</summary>
public enum QualificationBasis
{
    PractisingSolicitor,
    QualifiedAuditor,
    NamedBody,
}

/// <summary>What a scrutineer declared when they were appointed.</summary>
public sealed class Qualification
{
    public required ElectionId Election { get; init; }

    public required PersonId Person { get; init; }

    public required QualificationBasis Basis { get; init; }

    /// <summary>The firm or body they act for, or nothing.</summary>
    public required string Body { get; init; }

    public required Instant At { get; init; }

    public required PersonId By { get; init; }

    private sealed class Row : IEntityTypeConfiguration<Qualification>
    {
        public void Configure(EntityTypeBuilder<Qualification> qualification)
        {
            qualification.ToTable("qualifications");
            qualification.HasKey(q => new { q.Election, q.Person });
            qualification.HasOne<Election>().WithMany().HasForeignKey(q => q.Election).OnDelete(DeleteBehavior.Restrict);
            qualification.HasOne<Person>().WithMany().HasForeignKey(q => q.Person).OnDelete(DeleteBehavior.Restrict);
            qualification.HasOne<Person>().WithMany().HasForeignKey(q => q.By).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>Which roles one person may have.</summary>
public static class WhoCanBe
{
    private static readonly Source _roles = Source.Docs("roles.md", "Roles that go together");
    private static readonly Source _independent = new("Trade Union Ballots and Elections (Independent Scrutineer Qualifications) Order 1993", "SI 1993/1909");

    /// <summary>Why this person cannot have a role, or null if they can.</summary>
    /// <param name="anywhere">The roles they have in any election of this union.</param>
    public static Refusal? RefusalTo(Role role, Person person, IReadOnlyCollection<Role> anywhere) => role switch
    {
        _ when person.IsAdministrator => new("Whoever runs the server acts in no election.", _roles),
        Role.Scrutineer when person.Member is not null => new("Whoever is or was a member of the union within twelve months cannot be its scrutineer.", _independent),
        Role.Scrutineer when anywhere.Any(other => other is not Role.Scrutineer) => new("Whoever runs elections for the union cannot be its scrutineer: officers and employees of the union are not independent of it.", _independent),
        not Role.Scrutineer when anywhere.Contains(Role.Scrutineer) => new("Whoever scrutinises an election of this union does nothing else in one: a scrutineer is independent of the union.", _independent),
        _ => null,
    };

    public static Task<List<Role>> RolesAnywhere(this OfficeDb db, PersonId person) =>
        db.Grants.Where(grant => grant.Person == person).Select(grant => grant.Role).Distinct().ToListAsync();
}
