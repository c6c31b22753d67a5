using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Post;

namespace RankAndFile.Web.Elections;

/// <summary>How members are told the scrutineer's name: s 49(5).</summary>
public enum NoticeWay
{
    /// <summary>By e-mail to every member who chose to be written to so.</summary>
    EmailToWhoeverChoseIt,

    /// <summary>By letter to everybody else.</summary>
    LettersToTheOthers,

    LettersToEverybody,

    /// <summary>As the union tells its members matters of general interest: its journal, its website.</summary>
    UsualMeans,
}

/// <summary>That members were told the scrutineer's name: how, when, and what proves it.</summary>
public sealed class ScrutineerNotice
{
    public const int LongestProof = 1_000;

    public long Id { get; private set; }

    public required ElectionId Election { get; init; }

    public required PersonId Scrutineer { get; init; }

    public required NoticeWay Way { get; init; }

    public required DateOnly OnDay { get; init; }

    /// <summary>What shows it: the mail house's receipt, the issue and page of the journal, the address of the website.</summary>
    public required string Proof { get; init; }

    /// <summary>How many letters went, where letters did.</summary>
    public required long Letters { get; init; }

    /// <summary>The message, where it went by e-mail; its figures are the proof.</summary>
    public MailingId? Mailing { get; init; }

    public required Instant At { get; init; }

    public required PersonId By { get; init; }

    private sealed class Row : IEntityTypeConfiguration<ScrutineerNotice>
    {
        public void Configure(EntityTypeBuilder<ScrutineerNotice> notice)
        {
            notice.ToTable("scrutineer_notices");
            notice.HasKey(n => n.Id);
            notice.Property(n => n.Id).ValueGeneratedOnAdd();
            notice.HasIndex(n => new { n.Election, n.Scrutineer, n.Way }).IsUnique();
            notice.HasOne<Election>().WithMany().HasForeignKey(n => n.Election).OnDelete(DeleteBehavior.Restrict);
            notice.HasOne<Person>().WithMany().HasForeignKey(n => n.Scrutineer).OnDelete(DeleteBehavior.Restrict);
            notice.HasOne<Person>().WithMany().HasForeignKey(n => n.By).OnDelete(DeleteBehavior.Restrict);
            notice.HasOne<Mailing>().WithMany().HasForeignKey(n => n.Mailing).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>When a scrutineer may begin: not before the terms are agreed to and members know the name.</summary>
public static class ScrutineersStart
{
    /// <summary>Whether these notices reach every member to whom one can be sent, or are the union's usual means.</summary>
    public static bool ReachEverybody(IReadOnlyCollection<NoticeWay> ways) =>
        ways.Contains(NoticeWay.UsualMeans)
        || ways.Contains(NoticeWay.LettersToEverybody)
        || (ways.Contains(NoticeWay.EmailToWhoeverChoseIt) && ways.Contains(NoticeWay.LettersToTheOthers));

    /// <summary>Why this scrutineer does nothing yet, or null.</summary>
    /// <param name="told">The ways in which members were told of this scrutineer, on a day that has come; an e-mail once nobody's waits any more.</param>
    public static Refusal? RefusalToBegin(Duties duties, bool hasAgreed, IReadOnlyCollection<NoticeWay> told)
    {
        if (!hasAgreed)
        {
            return new("The scrutineer first agrees to the terms of the appointment and declares that nothing disqualifies them.", Act1992.At("s 49(2) to (4)"));
        }

        return duties.Bind(Duty.NameTheScrutineerToMembers) && !ReachEverybody(told)
            ? new("Before the scrutineer begins, the union tells every member the scrutineer's name: by a notice to each, or by the means it uses for matters of general interest.", Duties.SourceOf(Duty.NameTheScrutineerToMembers))
            : null;
    }

    /// <summary>The same, of somebody who scrutinises this election.</summary>
    public static async Task<Refusal?> RefusalToBegin(this OfficeDb db, Signed scrutineer, ElectionId election, Instant now)
    {
        var duties = await db.DutiesOf(await db.Elections.FirstAsync(e => e.Id == election));
        if (!duties.Bind(Duty.AppointAScrutineer))
        {
            return null;
        }

        var (person, today) = (scrutineer.Person, now.Day);
        var hasAgreed = await db.Set<Terms>().AnyAsync(t => t.Election == election && t.Scrutineer == person && t.AgreedAt != null);
        var told = await db.Set<ScrutineerNotice>().Where(n => n.Election == election && n.Scrutineer == person && n.OnDay <= today
            && (n.Mailing == null || (db.Mailings.Any(m => m.Id == n.Mailing && m.State == MailingState.Going)
                && !db.Deliveries.Any(d => d.Mailing == n.Mailing && (d.State == DeliveryState.Held || d.State == DeliveryState.Waiting || d.State == DeliveryState.Deferred || d.State == DeliveryState.Handing))))).Select(n => n.Way).ToListAsync();
        return RefusalToBegin(duties, hasAgreed, told);
    }
}
