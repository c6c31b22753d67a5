using System.Data.Common;
using System.Reflection;
using RankAndFile.Counting;
using RankAndFile.Web.Accounts;
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
public abstract class Door(Database database, TimeProvider clock)
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

    /// <summary>Runs an act inside a transaction and leaves its rows there, or none.</summary>
    private protected async Task<Refusal?> Run(DbConnection connection, DbTransaction transaction, Asked asked)
    {
        var now = clock.Now();
        await transaction.SaveAsync("act");
        Refusal? refusal;
        try
        {
            await using var db = database.ForAnAct(connection, transaction);
            if (asked.Once is { } once && await db.FindAsync<ActDone>(once) is not null)
            {
                await transaction.ReleaseAsync("act");
                return null;
            }

            refusal = await asked.Act(db, now);
            if (refusal is null)
            {
                if (asked.Once is { } done)
                {
                    db.Add(new ActDone { Key = done, Act = asked.Name, At = now });
                }

                await db.SaveChangesAsync();
                await transaction.ReleaseAsync("act");
                return null;
            }
        }
        catch
        {
            await transaction.RollbackAsync("act");
            throw;
        }

        await transaction.RollbackAsync("act");
        if (asked.RefusalIsKept)
        {
            await Keep(refusal, asked, connection, transaction, now);
        }

        return refusal;
    }

    private async Task Keep(Refusal refusal, Asked asked, DbConnection connection, DbTransaction transaction, Instant now)
    {
        await using var db = database.ForAnAct(connection, transaction);
        db.Add(new ActRefused
        {
            Act = asked.Name,
            Election = asked.Election,
            By = asked.Who.Person,
            At = now,
            Reason = refusal.Reason,
            Document = refusal.Because.Document,
            Place = refusal.Because.Place,
        });
        await db.SaveChangesAsync();
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
}
