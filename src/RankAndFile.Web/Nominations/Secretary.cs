using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Register;
using RankAndFile.Web.Register.OwnEntry;

namespace RankAndFile.Web.Nominations;

public readonly record struct SecretaryId(long Value) : IId<SecretaryId>
{
    public static SecretaryId Of(long value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out SecretaryId id) => Ids.TryRead(text, out id);

    public override string ToString() => Ids.Written(this);

    // Lists page by key.
    public static bool operator >(SecretaryId left, SecretaryId right) => left.Value > right.Value;

    public static bool operator <(SecretaryId left, SecretaryId right) => left.Value < right.Value;
}

/// <summary>A member who is, or was, secretary of a branch or a workplace, and sends its nominations.</summary>
public sealed class Secretary
{
    public SecretaryId Id { get; private set; }

    public required MemberId Member { get; init; }

    public required BranchId? Branch { get; init; }

    public required WorkplaceId? Workplace { get; init; }

    public required string BodyName { get; init; }

    public required DateOnly Since { get; init; }

    /// <summary>The last day. None: still is.</summary>
    public DateOnly? Until { get; set; }

    public required PersonId EnteredBy { get; init; }

    public required Instant EnteredAt { get; init; }

    public Body Body => new(Branch, Workplace);

    private sealed class Row : IEntityTypeConfiguration<Secretary>
    {
        public void Configure(EntityTypeBuilder<Secretary> secretary)
        {
            secretary.ToTable("secretaries");
            secretary.HasKey(s => s.Id);
            secretary.Property(s => s.Id).ValueGeneratedOnAdd();
            secretary.Ignore(s => s.Body);
            secretary.HasIndex(s => s.Member);
            secretary.HasIndex(s => s.Branch).IsUnique();
            secretary.HasIndex(s => s.Workplace).IsUnique();
            secretary.HasOne<Member>().WithMany().HasForeignKey(s => s.Member).OnDelete(DeleteBehavior.Restrict);
            secretary.HasOne<Branch>().WithMany().HasForeignKey(s => s.Branch).OnDelete(DeleteBehavior.Restrict);
            secretary.HasOne<Workplace>().WithMany().HasForeignKey(s => s.Workplace).OnDelete(DeleteBehavior.Restrict);
            secretary.HasOne<Person>().WithMany().HasForeignKey(s => s.EnteredBy).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

public static class Secretaries
{
    internal static Source Because { get; } = Source.Docs("nominations.md", "Secretaries");

    /// <summary>The bodies for which whoever asks is secretary today.</summary>
    public static async Task<List<Secretary>> SecretaryOf(this OfficeDb db, Signed who, DateOnly today) => await db.EntryOf(who) is { } member
        ? await db.Set<Secretary>().Where(s => s.Member == member.Id && s.Since <= today && (s.Until == null || s.Until >= today)).OrderBy(s => s.Id).ToListAsync()
        : [];
}

/// <summary>Enters who is secretary of a branch or a workplace.</summary>
public static class NameSecretary
{
    /// <param name="Number">The secretary's number of membership.</param>
    public sealed record Facts(string Number, Body Body, DateOnly Since);

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.KeepSecretaries, who) is { } refused)
        {
            return refused;
        }

        if (await db.Written(facts.Body) is not { } body)
        {
            return new("There is no such branch or workplace.", Secretaries.Because);
        }

        if (await db.Members.FirstOrDefaultAsync(m => m.Number == facts.Number.Trim()) is not { Membership: Membership.Current or Membership.InArrears } member)
        {
            return new("A secretary is a member of the union. Nobody who is one has this number.", Secretaries.Because);
        }

        if (facts.Since > now.Day || facts.Since.Year < 1900)
        {
            return new("Somebody is secretary from a day that has come.", Secretaries.Because);
        }

        if (await db.Set<Secretary>().AnyAsync(s => s.Branch == facts.Body.Branch && s.Workplace == facts.Body.Workplace && s.Until == null))
        {
            return new("This body has a secretary. Say first until when.", Secretaries.Because);
        }

        db.Add(new Secretary
        {
            Member = member.Id,
            Branch = facts.Body.Branch,
            Workplace = facts.Body.Workplace,
            BodyName = body.Name,
            Since = facts.Since,
            EnteredBy = who.Person!.Value,
            EnteredAt = now,
        });
        return null;
    }
}

/// <summary>Keeps the last day on which somebody was secretary.</summary>
public static class EndSecretary
{
    public sealed record Facts(SecretaryId Secretary, DateOnly Until);

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.KeepSecretaries, who) is { } refused)
        {
            return refused;
        }

        if (await db.Set<Secretary>().FirstOrDefaultAsync(s => s.Id == facts.Secretary && s.Until == null) is not { } secretary)
        {
            return new("Nobody is secretary by this entry any more.", Secretaries.Because);
        }

        if (facts.Until > now.Day || facts.Until < secretary.Since)
        {
            return new("The last day is one that has come, and not before the first.", Secretaries.Because);
        }

        secretary.Until = facts.Until;
        return null;
    }
}
