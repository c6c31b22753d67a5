using System.Data.Common;
using System.Reflection;
using System.Runtime.ExceptionServices;
using RankAndFile.Counting;
using RankAndFile.Scrutiny;
using RankAndFile.Web.Accounts;
using RankAndFile.Web.Audit;
using RankAndFile.Web.Elections;

namespace RankAndFile.Web.Data;

/// <summary>What changes rows: it reads, asks the law, and writes, or says why not. It is run inside one transaction and may be run again, so it does nothing else.</summary>
public delegate Task<Refusal?> Act<in TFacts>(OfficeDb db, Signed who, Instant now, TFacts facts);

/// <summary>The facts of an act inside one election: such acts happen one after another.</summary>
public interface IInElection
{
    public ElectionId Election { get; }
}

/// <summary>That this act was refused is kept, with who asked: for acts whose refusal somebody may have to account for.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RefusalIsKeptAttribute : Attribute;

/// <summary>
/// The one way in which rows change. An act's rows are all there when <see cref="Do"/> returns, and on
/// the disk, or none are: after a refusal, an exception, a kill, a full disk.
/// </summary>
public abstract class Door(Database database, Recorder recorder, TimeProvider clock)
{
    protected Database Database => database;

    /// <summary>Has an act done.</summary>
    /// <param name="once">The key of the form that was sent. What was done under it is not done again.</param>
    public Task<Refusal?> Do<TFacts>(Act<TFacts> act, Signed who, TFacts facts, OnceKey? once = null) =>
        Pass(new(
            (db, now) => act(db, who, now, facts),
            who,
            NameOf(act.Method),
            (facts as IInElection)?.Election,
            act.Method.GetCustomAttribute<RefusalIsKeptAttribute>() is not null,
            once));

    private protected abstract Task<Refusal?> Pass(Asked asked);

    /// <summary>Does these acts one after another in one transaction, and answers each when all are on the disk.</summary>
    /// <param name="failed">What is to become of an act that failed alone, after the others were committed.</param>
    private protected async Task Commit(DbConnection connection, DbTransaction transaction, List<Waiting> together, Action<Waiting, Exception> failed)
    {
        var answers = new List<Action>(together.Count);
        var grown = new HashSet<ElectionId>();
        foreach (var waiting in together)
        {
            try
            {
                var refusal = await Run(connection, transaction, waiting.Asked, grown);
                answers.Add(() => waiting.Answer.TrySetResult(refusal));
            }
            catch (Exception failure) when (IsOfTheActAlone(failure, connection))
            {
                answers.Add(() => failed(waiting, failure));
            }
        }

        await Sign(connection, transaction, grown);
        await transaction.CommitAsync();
        answers.ForEach(answer => answer());
    }

    /// <summary>Whether the transaction has outlived an act that threw, so that its neighbours still stand.</summary>
    private protected abstract bool IsOfTheActAlone(Exception failure, DbConnection connection);

    /// <summary>Runs an act inside a transaction and leaves its rows there, or none.</summary>
    /// <param name="grown">The elections whose records have grown, to be signed before the commit.</param>
    private async Task<Refusal?> Run(DbConnection connection, DbTransaction transaction, Asked asked, HashSet<ElectionId> grown)
    {
        var now = clock.Now();
        await transaction.SaveAsync("act");
        Refusal? refusal;
        try
        {
            await using var db = database.ForAnAct(connection, transaction);
            refusal = await DoneUnderItsKey(db, asked) ? null : await Act(db, asked, now, grown);
        }
        catch (Exception failure)
        {
            await TakeBack(transaction, failure);
            throw;
        }

        if (refusal is null)
        {
            await transaction.ReleaseAsync("act");
            return null;
        }

        await transaction.RollbackAsync("act");
        if (asked.RefusalIsKept)
        {
            await using var db = database.ForAnAct(connection, transaction);
            await Keep(db, refusal, asked, now, grown);
        }

        return refusal;
    }

    // A full disk takes the whole transaction back, and the savepoint with it; what failed first is what counts.
    private static async Task TakeBack(DbTransaction transaction, Exception failure)
    {
        try
        {
            await transaction.RollbackAsync("act");
        }
        catch (Exception gone) when (gone is DbException or InvalidOperationException)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>What whoever waited is told of a failure.</summary>
    private protected Exception Told(Exception failure) => IsFullDisk(failure.GetBaseException()) ? new NoRoomException(failure) : failure;

    private protected abstract bool IsFullDisk(Exception failure);

    /// <summary>Signs the records that have grown. Without this there is no commit.</summary>
    private async Task Sign(DbConnection connection, DbTransaction transaction, HashSet<ElectionId> grown)
    {
        if (grown.Count > 0)
        {
            await using var db = database.ForAnAct(connection, transaction);
            await recorder.Sign(db, grown, clock.Now());
            await db.SaveChangesAsync();
        }
    }

    private static async Task<bool> DoneUnderItsKey(OfficeDb db, Asked asked) =>
        asked.Once is { } once && await db.FindAsync<ActDone>(once) is not null;

    private static async Task<Refusal?> Act(OfficeDb db, Asked asked, Instant now, HashSet<ElectionId> grown)
    {
        if (await asked.Act(db, now) is { } refusal)
        {
            return refusal;
        }

        if (asked.Once is { } once)
        {
            db.Add(new ActDone { Key = once, Act = asked.Name, At = now });
        }

        await Save(db, now, grown);
        return null;
    }

    private static async Task Save(OfficeDb db, Instant now, HashSet<ElectionId> grown)
    {
        await Recorder.Enter(db, db.Recorded, now);
        await db.SaveChangesAsync();
        grown.UnionWith(db.Recorded.Select(entry => entry.Election));
    }

    private static async Task Keep(OfficeDb db, Refusal refusal, Asked asked, Instant now, HashSet<ElectionId> grown)
    {
        db.Add(new RefusedAct
        {
            Act = asked.Name,
            Election = asked.Election,
            By = asked.Who.Person,
            At = now,
            Reason = refusal.Reason,
            Document = refusal.Because.Document,
            Place = refusal.Because.Place,
        });
        if (asked.Election is { } election)
        {
            db.Record(election, new ActRefused(asked.Name, refusal.Because.Document, refusal.Because.Place, refusal.Reason, asked.Who.Name));
        }

        await Save(db, now, grown);
    }

    // An act is the one static method of its class, so the class says what it does.
    private static string NameOf(MethodInfo act) => act.DeclaringType!.Name;

    private protected sealed record Asked(
        Func<OfficeDb, Instant, Task<Refusal?>> Act,
        Signed Who,
        string Name,
        ElectionId? Election,
        bool RefusalIsKept,
        OnceKey? Once);

    private protected sealed record Waiting(Asked Asked, TaskCompletionSource<Refusal?> Answer)
    {
        internal static Waiting For(Asked asked) => new(asked, new(TaskCreationOptions.RunContinuationsAsynchronously));

        /// <summary>How often it has been tried in vain.</summary>
        internal int Tries { get; set; }
    }
}
