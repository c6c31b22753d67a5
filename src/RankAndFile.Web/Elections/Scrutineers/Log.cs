using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Counting;
using RankAndFile.Scrutiny;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Elections;

/// <summary>What the scrutineer writes down for the report.</summary>
public enum LoggedKind
{
    /// <summary>Somebody interfered, or tried to: s 49(6). Nobody but the scrutineer reads it before the report.</summary>
    Interference,

    /// <summary>The scrutineer asked the union for something that it meets if it is reasonable: s 49(7).</summary>
    Request,
}

/// <summary>What became of a request to the union.</summary>
public enum RequestAnswer
{
    Waiting,
    Met,
    Declined,
}

/// <summary>An entry in the scrutineer's log.</summary>
public sealed class Logged
{
    public const int Longest = 4_000;

    public required ElectionId Election { get; init; }

    /// <summary>Counted within the election and kind.</summary>
    public required int Number { get; init; }

    public required LoggedKind Kind { get; init; }

    /// <summary>When it happened, or was asked.</summary>
    public required DateOnly OnDay { get; init; }

    public required string Words { get; init; }

    public required Instant At { get; init; }

    public required PersonId By { get; init; }

    public required RequestAnswer Answer { get; set; }

    public required string AnswerWords { get; set; }

    public Instant? AnsweredAt { get; set; }

    public PersonId? AnsweredBy { get; set; }

    private sealed class Row : IEntityTypeConfiguration<Logged>
    {
        public void Configure(EntityTypeBuilder<Logged> logged)
        {
            logged.ToTable("scrutineer_log");
            logged.HasKey(l => new { l.Election, l.Kind, l.Number });
            logged.HasOne<Election>().WithMany().HasForeignKey(l => l.Election).OnDelete(DeleteBehavior.Restrict);
            logged.HasOne<Person>().WithMany().HasForeignKey(l => l.By).OnDelete(DeleteBehavior.Restrict);
            logged.HasOne<Person>().WithMany().HasForeignKey(l => l.AnsweredBy).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>The scrutineer kept an entry in the log: an interference, or a request to the union. What it says is for the report.</summary>
/// <param name="Number">Counted within the election and kind.</param>
/// <param name="On">The day, as year, month and day.</param>
[Entry("scrutineer-logged", Version = 1)]
public sealed record ScrutineerLogged([property: Public] LoggedKind Kind, [property: Public] int Number, string On, string Words, string By);

/// <summary>The union answered a request of its scrutineer.</summary>
/// <param name="Number">Which request.</param>
[Entry("scrutineer-answered", Version = 1)]
public sealed record ScrutineerAnswered([property: Public] int Number, [property: Public] RequestAnswer Answer, string Words, string By);

/// <summary>Keeps an entry in the scrutineer's log.</summary>
public static class KeepLog
{
    public sealed record Facts(ElectionId Election, LoggedKind Kind, DateOnly On, string Words) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.KeepTheScrutineersLog, who, facts.Election) is { } refused)
        {
            return refused;
        }

        var because = Duties.SourceOf(Duty.LeaveTheScrutineerFree);
        if (!Enum.IsDefined(facts.Kind) || facts.On > now.Day)
        {
            return new("Say what happened, and on which day; it cannot be one that is still to come.", because);
        }

        if (facts.Words.Trim().Length is 0 || !Printable.IsText(facts.Words, Logged.Longest))
        {
            return new($"Write down what happened, in at most {Logged.Longest:N0} letters.", because);
        }

        var number = 1 + (await db.Set<Logged>().Where(l => l.Election == facts.Election && l.Kind == facts.Kind).MaxAsync(l => (int?)l.Number) ?? 0);
        db.Add(new Logged { Election = facts.Election, Kind = facts.Kind, Number = number, OnDay = facts.On, Words = facts.Words.Trim(), At = now, By = who.Person!.Value, Answer = RequestAnswer.Waiting, AnswerWords = "" });
        db.Record(facts.Election, new ScrutineerLogged(facts.Kind, number, NoteNotice.Written(facts.On), facts.Words.Trim(), who.Name));
        return null;
    }
}

/// <summary>The union meets a request of its scrutineer, or says why it does not.</summary>
public static class AnswerTheScrutineer
{
    public sealed record Facts(ElectionId Election, int Number, RequestAnswer Answer, string Words) : IInElection;

    [RefusalIsKept]
    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.AnswerTheScrutineer, who, facts.Election) is { } refused)
        {
            return refused;
        }

        var because = Act1992.At("s 49(7)");
        if (await db.Set<Logged>().FirstOrDefaultAsync(l => l.Election == facts.Election && l.Kind == LoggedKind.Request && l.Number == facts.Number) is not { } request)
        {
            return new("The scrutineer has made no such request.", because);
        }

        if (request.Answer is not RequestAnswer.Waiting)
        {
            return new("This has been answered. The answer stands in the log; say more to the scrutineer, who keeps what follows.", because);
        }

        if (facts.Answer is RequestAnswer.Waiting || !Enum.IsDefined(facts.Answer))
        {
            return new("Say whether the union has met the request.", because);
        }

        if (facts.Words.Trim().Length is 0 || !Printable.IsText(facts.Words, Logged.Longest))
        {
            return new("Say what the union has done, or why it declines: only a request that is not reasonable can be declined.", because);
        }

        (request.Answer, request.AnswerWords, request.AnsweredAt, request.AnsweredBy) = (facts.Answer, facts.Words.Trim(), now, who.Person);
        db.Record(facts.Election, new ScrutineerAnswered(request.Number, facts.Answer, request.AnswerWords, who.Name));
        return null;
    }
}
