using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.People;
using RankAndFile.Web.Register;

namespace RankAndFile.Web.Post;

public readonly record struct MailingId(long Value) : IId<MailingId>
{
    public static MailingId Of(long value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out MailingId id) => Ids.TryRead(text, out id);

    public override string ToString() => Ids.Written(this);

    // Lists page by key.
    public static bool operator >(MailingId left, MailingId right) => left.Value > right.Value;

    public static bool operator <(MailingId left, MailingId right) => left.Value < right.Value;
}

/// <summary>Whom a message is meant for; the reader is found out when it is sent.</summary>
public enum Audience
{
    /// <summary>One reader, named in the one delivery.</summary>
    One,

    /// <summary>Everybody who said yes to its purpose.</summary>
    WhoeverSaidYes,

    /// <summary>Every member who chose e-mail and whose address the register has; the others are counted as blocked.</summary>
    Members,
}

/// <summary>Where a message stands between its writer and its readers.</summary>
public enum MailingState
{
    /// <summary>Its readers are being looked up and counted.</summary>
    BeingCounted,

    /// <summary>Counted, and shown to whoever sends it.</summary>
    Counted,

    /// <summary>A second person has to agree.</summary>
    WaitingForTheSecond,

    Going,

    Stopped,
}

/// <summary>A message, to one reader or to very many: everything that leaves the office is one.</summary>
public sealed class Mailing
{
    /// <summary>Above this many readers a second person agrees, unless a published rule fixes the sending.</summary>
    public const int MostByOnePerson = 500;

    public MailingId Id { get; private set; }

    public required Purpose Purpose { get; init; }

    public required Audience Audience { get; init; }

    /// <summary>Sealed where the words are for one reader alone.</summary>
    public required string Subject { get; set; }

    public required string Text { get; set; }

    public bool IsSealed => Audience is Audience.One;

    /// <summary>Where answers go; empty is the office.</summary>
    public required string ReplyTo { get; init; }

    public string? InReplyTo { get; init; }

    /// <summary>The published rule that fixes this sending, as document and clause; empty where a person decides it.</summary>
    public required string Rule { get; init; }

    public required PersonId? AskedBy { get; init; }

    public required Instant AskedAt { get; init; }

    /// <summary>Whom the sender asked to agree.</summary>
    public PersonId? SecondPerson { get; set; }

    public Instant? AgreedAt { get; set; }

    public Instant? TestedAt { get; set; }

    public MailingState State { get; set; }

    public long Readers { get; set; }

    public long Blocked { get; set; }

    public long Sent { get; set; }

    public long Deferred { get; set; }

    public long Failed { get; set; }

    public long Unsure { get; set; }

    public long Bounced { get; set; }

    public long Complaints { get; set; }

    private sealed class Row : IEntityTypeConfiguration<Mailing>
    {
        public void Configure(EntityTypeBuilder<Mailing> mailing)
        {
            mailing.ToTable("mailings");
            mailing.HasKey(m => m.Id);
            mailing.Property(m => m.Id).ValueGeneratedOnAdd();
            mailing.Ignore(m => m.IsSealed);
            mailing.HasIndex(m => new { m.Audience, m.Id });
            mailing.HasOne<Person>().WithMany().HasForeignKey(m => m.AskedBy).OnDelete(DeleteBehavior.Restrict);
            mailing.HasOne<Person>().WithMany().HasForeignKey(m => m.SecondPerson).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>How many readers a message does not go to, for one reason.</summary>
public sealed class MailingBlock
{
    public required MailingId Mailing { get; init; }

    public required Blocked Because { get; init; }

    public long Number { get; set; }

    private sealed class Row : IEntityTypeConfiguration<MailingBlock>
    {
        public void Configure(EntityTypeBuilder<MailingBlock> block)
        {
            block.ToTable("mailing_blocks");
            block.HasKey(b => new { b.Mailing, b.Because });
            block.HasOne<Mailing>().WithMany().HasForeignKey(b => b.Mailing).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

public readonly record struct DeliveryId(long Value) : IId<DeliveryId>
{
    public static DeliveryId Of(long value) => new(value);

    // Lists page by key.
    public static bool operator >(DeliveryId left, DeliveryId right) => left.Value > right.Value;

    public static bool operator <(DeliveryId left, DeliveryId right) => left.Value < right.Value;
}

/// <summary>Where a message to one reader stands.</summary>
public enum DeliveryState
{
    /// <summary>The message has not been let go.</summary>
    Held,

    Waiting,

    /// <summary>It goes later: the reader has had enough this week, or a server said so.</summary>
    Deferred,

    /// <summary>It is being handed to the mail server at this moment.</summary>
    Handing,

    Sent,
    Blocked,
    Failed,

    /// <summary>The program or the line ended while it was handed over. It is not sent twice, so somebody looks.</summary>
    Unsure,
}

/// <summary>A message to one reader.</summary>
public sealed class Delivery
{
    public const int MostTries = 8;

    public DeliveryId Id { get; private set; }

    public required MailingId Mailing { get; init; }

    /// <summary>The address under the office's key: one address gets a message once.</summary>
    public required string Mac { get; set; }

    public ContactId? Contact { get; init; }

    public MemberId? Member { get; init; }

    public PersonId? Person { get; init; }

    /// <summary>The purpose's place in the order: what is lower goes first.</summary>
    public required int Precedence { get; init; }

    /// <summary>It takes one of the reader's messages of the week.</summary>
    public required bool Counts { get; init; }

    public DeliveryState State { get; set; }

    public required Instant NotBefore { get; set; }

    /// <summary>It waits for room in the reader's week, and not for a server.</summary>
    public bool ForTheWeek { get; set; }

    public Blocked? Because { get; set; }

    public int Tries { get; set; }

    /// <summary>Which line has it in hand: it alone sends it.</summary>
    public string? HeldBy { get; set; }

    public Instant? HandedAt { get; set; }

    public Instant? SentAt { get; set; }

    public Instant? BouncedAt { get; set; }

    /// <summary>The figures of the server's answer.</summary>
    public string Answer { get; set; } = "";

    private sealed class Row : IEntityTypeConfiguration<Delivery>
    {
        public void Configure(EntityTypeBuilder<Delivery> delivery)
        {
            delivery.ToTable("deliveries");
            delivery.HasKey(d => d.Id);
            delivery.Property(d => d.Id).ValueGeneratedOnAdd();
            delivery.HasIndex(d => new { d.Mailing, d.Mac }).IsUnique();
            delivery.HasIndex(d => new { d.State, d.Precedence, d.Id });
            delivery.HasIndex(d => new { d.State, d.NotBefore });
            delivery.HasIndex(d => new { d.Mac, d.State });
            delivery.HasOne<Mailing>().WithMany().HasForeignKey(d => d.Mailing).OnDelete(DeleteBehavior.Restrict);
            delivery.HasOne<Contact>().WithMany().HasForeignKey(d => d.Contact).OnDelete(DeleteBehavior.Restrict);
            delivery.HasOne<Member>().WithMany().HasForeignKey(d => d.Member).OnDelete(DeleteBehavior.Restrict);
            delivery.HasOne<Person>().WithMany().HasForeignKey(d => d.Person).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

public readonly record struct ReceivedId(long Value) : IId<ReceivedId>
{
    public static ReceivedId Of(long value) => new(value);

    public static bool operator >(ReceivedId left, ReceivedId right) => left.Value > right.Value;

    public static bool operator <(ReceivedId left, ReceivedId right) => left.Value < right.Value;
}

/// <summary>What came in: a report of a mail server, or what somebody wrote.</summary>
public sealed class Received
{
    public ReceivedId Id { get; private set; }

    /// <summary>Of the message itself and where it came to: a server that hands it over again does so in vain.</summary>
    public required string Digest { get; init; }

    public required Incoming Kind { get; init; }

    /// <summary>The message of ours that it is about, where it says so.</summary>
    public required DeliveryId? Delivery { get; init; }

    public required Instant At { get; init; }

    /// <summary>Sealed, like the text: people write what is for the office alone. Reports are kept without words.</summary>
    public required string SealedSubject { get; init; }

    public required string SealedText { get; init; }

    private sealed class Row : IEntityTypeConfiguration<Received>
    {
        public void Configure(EntityTypeBuilder<Received> received)
        {
            received.ToTable("received");
            received.HasKey(r => r.Id);
            received.Property(r => r.Id).ValueGeneratedOnAdd();
            received.HasIndex(r => r.Digest).IsUnique();
            received.HasIndex(r => new { r.Delivery, r.Kind });
            received.HasIndex(r => new { r.Kind, r.Id });
            received.HasOne<Delivery>().WithMany().HasForeignKey(r => r.Delivery).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
