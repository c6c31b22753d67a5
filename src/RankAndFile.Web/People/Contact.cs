using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.People;

public readonly record struct ContactId(long Value) : IId<ContactId>
{
    public static ContactId Of(long value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out ContactId id) => Ids.TryRead(text, out id);

    public override string ToString() => Ids.Written(this);

    // Lists page by key.
    public static bool operator >(ContactId left, ContactId right) => left.Value > right.Value;

    public static bool operator <(ContactId left, ContactId right) => left.Value < right.Value;
}

/// <summary>In which form somebody reads messages.</summary>
public enum Form
{
    /// <summary>Both parts, of which the mail program shows the better.</summary>
    Formatted,

    PlainText,
}

/// <summary>
/// Somebody who left an address, or a member who set how they are written to. Whoever is in neither
/// case has no row here: members are reached through the register.
/// </summary>
public sealed class Contact
{
    public const int LongestName = 120;
    public const int UsualMessagesAWeek = 2;
    public const int MostMessagesAWeek = 14;

    public ContactId Id { get; private set; }

    /// <summary>The address under the office's key, by which it is found. None once it was erased.</summary>
    public string? Mac { get; set; }

    /// <summary>The address, sealed; empty once it was erased.</summary>
    public required string SealedEmail { get; set; }

    public required string Name { get; set; }

    /// <summary>Of the messages: en or cy.</summary>
    public required string Language { get; set; }

    public Form Form { get; set; }

    /// <summary>How many messages they get at most in seven days, those apart that the law or they themselves ask for.</summary>
    public int MessagesAWeek { get; set; } = UsualMessagesAWeek;

    /// <summary>Nothing that can wait is sent before this day.</summary>
    public DateOnly? PausedUntil { get; set; }

    public required Instant Since { get; init; }

    /// <summary>When the holder of the address pressed the button, before which nothing is sent there but the request to.</summary>
    public Instant? ConfirmedAt { get; set; }

    public Instant? ErasedAt { get; set; }

    private sealed class Row : IEntityTypeConfiguration<Contact>
    {
        public void Configure(EntityTypeBuilder<Contact> contact)
        {
            contact.ToTable("contacts");
            contact.HasKey(c => c.Id);
            contact.Property(c => c.Id).ValueGeneratedOnAdd();
            contact.HasIndex(c => c.Mac).IsUnique();
        }
    }
}

public readonly record struct ConsentId(long Value) : IId<ConsentId>
{
    public static ConsentId Of(long value) => new(value);

    public static bool operator >(ConsentId left, ConsentId right) => left.Value > right.Value;

    public static bool operator <(ConsentId left, ConsentId right) => left.Value < right.Value;
}

/// <summary>Somebody said yes to a purpose, or took it back. Such rows are only ever added.</summary>
public sealed class ConsentEvent
{
    /// <summary>The edition of the words on the page where consent is asked for; it goes up when they change.</summary>
    public const int WordsVersion = 1;

    public ConsentId Id { get; private set; }

    public required ContactId Contact { get; init; }

    public required Purpose Purpose { get; init; }

    /// <summary>Yes, or no longer.</summary>
    public required bool Given { get; init; }

    /// <summary>Which edition of the words they saw.</summary>
    public required int Words { get; init; }

    /// <summary>The page where they said it.</summary>
    public required string Page { get; init; }

    /// <summary>How: a button after a mail, the preferences, one click in a mail program, a mail.</summary>
    public required ConsentMethod Method { get; init; }

    public required Instant At { get; init; }

    private sealed class Row : IEntityTypeConfiguration<ConsentEvent>
    {
        public void Configure(EntityTypeBuilder<ConsentEvent> consent)
        {
            consent.ToTable("consent_events");
            consent.HasKey(c => c.Id);
            consent.Property(c => c.Id).ValueGeneratedOnAdd();
            consent.HasIndex(c => new { c.Contact, c.Purpose });
            consent.HasOne<Contact>().WithMany().HasForeignKey(c => c.Contact).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

public enum ConsentMethod
{
    ConfirmedByMail,
    Preferences,
    OneClick,
    Mail,
    Erased,
}

public readonly record struct SignUpId(long Value) : IId<SignUpId>
{
    public static SignUpId Of(long value) => new(value);
}

/// <summary>An address was left on a page, and its holder has been asked whether it was them.</summary>
public sealed class SignUp
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public SignUpId Id { get; private set; }

    public required ContactId Contact { get; init; }

    /// <summary>What was ticked; none where only the link to the preferences was asked for.</summary>
    public required Purpose? Purpose { get; init; }

    public required string Page { get; init; }

    public required Instant At { get; init; }

    public Instant? ConfirmedAt { get; set; }

    private sealed class Row : IEntityTypeConfiguration<SignUp>
    {
        public void Configure(EntityTypeBuilder<SignUp> signUp)
        {
            signUp.ToTable("sign_ups");
            signUp.HasKey(s => s.Id);
            signUp.Property(s => s.Id).ValueGeneratedOnAdd();
            signUp.HasIndex(s => new { s.Contact, s.At });
            signUp.HasOne<Contact>().WithMany().HasForeignKey(s => s.Contact).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

public readonly record struct SuppressionId(long Value) : IId<SuppressionId>
{
    public static SuppressionId Of(long value) => new(value);
}

public enum SuppressionReason
{
    TheReader,
    HardBounce,
    SoftBounces,
    Complaint,
    Erased,
}

/// <summary>
/// Nothing of a purpose, or nothing at all but what the law sends, goes to an address. It is kept
/// without the address, so it can outlive it: who was erased is not written to again.
/// </summary>
public sealed class Suppression
{
    public SuppressionId Id { get; private set; }

    public required string Mac { get; init; }

    /// <summary>None: everything except ballot notices.</summary>
    public required Purpose? Purpose { get; init; }

    public required SuppressionReason Reason { get; init; }

    public required Instant At { get; init; }

    /// <summary>When the reader themselves wanted messages again.</summary>
    public Instant? LiftedAt { get; set; }

    private sealed class Row : IEntityTypeConfiguration<Suppression>
    {
        public void Configure(EntityTypeBuilder<Suppression> suppression)
        {
            suppression.ToTable("suppressions");
            suppression.HasKey(s => s.Id);
            suppression.Property(s => s.Id).ValueGeneratedOnAdd();
            suppression.HasIndex(s => s.Mac);
        }
    }
}
