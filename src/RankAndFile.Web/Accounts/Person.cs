using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Web.Data;
using RankAndFile.Web.Register;

namespace RankAndFile.Web.Accounts;

public readonly record struct PersonId(long Value) : IId<PersonId>
{
    public static PersonId Of(long value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out PersonId id) => Ids.TryRead(text, out id);

    public override string ToString() => Ids.Written(this);

    // Lists page by key.
    public static bool operator >(PersonId left, PersonId right) => left.Value > right.Value;

    public static bool operator <(PersonId left, PersonId right) => left.Value < right.Value;
}

/// <summary>Somebody who signs in. What they may do in an election is a <see cref="Grant"/> in it.</summary>
public sealed class Person
{
    public PersonId Id { get; private set; }

    public required string Name { get; set; }

    public required string Email { get; set; }

    /// <summary>The address as it is looked up: nobody minds its capitals.</summary>
    public required string EmailKey { get; set; }

    public required bool IsAdministrator { get; init; }

    public required Instant Since { get; init; }

    /// <summary>The secret of the authenticator, sealed with the office's key. None until the first code was right.</summary>
    public string? AuthenticatorSecret { get; set; }

    /// <summary>The step of the last code that was used, so that a code seen over a shoulder is worth nothing.</summary>
    public long LastCodeStep { get; set; }

    public int WrongCodes { get; set; }

    public Instant? LockedUntil { get; set; }

    /// <summary>The member of the union that they are, once the register has said so.</summary>
    public MemberId? Member { get; set; }

    public static string KeyOf(string email) => email.Trim().ToUpperInvariant();

    public static Person New(string name, string email, Instant now, bool isAdministrator = false) => new()
    {
        Name = name.Trim(),
        Email = email.Trim(),
        EmailKey = KeyOf(email),
        IsAdministrator = isAdministrator,
        Since = now,
    };

    /// <summary>Somebody who comes by the register. One whose address there is not theirs alone has none here.</summary>
    public static Person OfMember(Member member, Instant now, bool withEmail)
    {
        var person = New(member.Name, withEmail ? member.Email : "", now);
        person.EmailKey = withEmail ? person.EmailKey : $"MEMBER {member.Id}";
        person.Member = member.Id;
        return person;
    }

    private sealed class Row : IEntityTypeConfiguration<Person>
    {
        public void Configure(EntityTypeBuilder<Person> person)
        {
            person.ToTable("people");
            person.HasKey(p => p.Id);
            person.Property(p => p.Id).ValueGeneratedOnAdd();
            person.HasIndex(p => p.EmailKey).IsUnique();
            person.HasIndex(p => p.Member).IsUnique();
            person.HasOne<Member>().WithMany().HasForeignKey(p => p.Member).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
