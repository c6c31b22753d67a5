using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Jobs;

namespace RankAndFile.Web.Register.Exceptions;

/// <summary>Looks through the register once a day, a kind of exception after another.</summary>
public sealed class LookThroughDaily(Database database, Door door) : RecurringWork
{
    public override string Kind => "look-through-register";

    public override TimeSpan Every => TimeSpan.FromDays(1);

    public override Task<Slice> Next(Job job, CancellationToken stop) => LookingThrough.Next(job, database, door);
}

/// <summary>The same when somebody asks for it.</summary>
public sealed class LookThroughNow(Database database, Door door) : Work
{
    internal const string KindOfWork = "look-through-register-now";

    public override string Kind => KindOfWork;

    public override Task<Slice> Next(Job job, CancellationToken stop) => LookingThrough.Next(job, database, door);
}

/// <summary>Has the register looked through without waiting for the next day.</summary>
public static class AskToLookThrough
{
    public sealed record Facts;

    public static async Task<Refusal?> Act(OfficeDb db, Signed who, Instant now, Facts facts)
    {
        if (await db.RefusalTo(Doing.SeeExceptions, who) is { } refused)
        {
            return refused;
        }

        await db.Start(LookThroughNow.KindOfWork, new { }, who, now, key: LookThroughNow.KindOfWork + "-asked", again: true);
        return null;
    }
}
