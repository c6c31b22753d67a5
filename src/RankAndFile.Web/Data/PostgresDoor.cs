using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using Npgsql;
using RankAndFile.Counting;
using RankAndFile.Web.Audit;
using RankAndFile.Web.Elections;

namespace RankAndFile.Web.Data;

/// <summary>
/// Acts of one election wait for its row, those of the union for the union's, on whichever machine
/// they are; so each sees what the one before it left. Those who wait on one machine while a
/// transaction commits go together in the next.
/// </summary>
public sealed class PostgresDoor(PostgresDatabase database, Recorder recorder, TimeProvider clock) : Door(database, recorder, clock)
{
    private const int MostTries = 5;
    private const int MostTogether = 128;
    private const long TheUnion = 0;

    private readonly ConcurrentDictionary<long, Line> _lines = [];

    private protected override Task<Refusal?> Pass(Asked asked)
    {
        var line = _lines.GetOrAdd(asked.Election?.Value ?? TheUnion, _ => new());
        var waiting = Waiting.For(asked);
        if (line.IsFirst(waiting))
        {
            // The line outlives whoever began it, and carries nothing of their request.
            using (ExecutionContext.SuppressFlow())
            {
                _ = Task.Run(() => Serve(line, asked.Election));
            }
        }

        return waiting.Answer.Task;
    }

    private async Task Serve(Line line, ElectionId? election)
    {
        while (line.Next() is { } together)
        {
            try
            {
                await using var connection = await Database.OpenForWriting();
                await using var transaction = await connection.BeginTransactionAsync();
                await WaitFor(election, connection);
                await Commit(connection, transaction, together, (waiting, failure) => Fail(line, waiting, failure));
            }
            catch (Exception failure)
            {
                // Nothing of these has been committed, as far as anybody can know.
                together.ForEach(waiting => Fail(line, waiting, failure));
            }

            if (together.Max(waiting => waiting.Tries) is > 0 and var tries)
            {
                await Task.Delay(tries * tries * 5);
            }
        }
    }

    private void Fail(Line line, Waiting waiting, Exception failure)
    {
        if (IsWorthAnotherTry(failure) && waiting.Tries + 1 < MostTries)
        {
            waiting.Tries++;
            line.Again(waiting);
        }
        else
        {
            waiting.Answer.TrySetException(Told(failure));
        }
    }

    private static async Task WaitFor(ElectionId? election, DbConnection connection)
    {
        using var head = connection.CreateCommand();
        head.CommandText = election is { } id
            ? string.Create(CultureInfo.InvariantCulture, $"select id from elections where id = {id.Value} for update")
            : "select id from unions for update";
        await head.ExecuteScalarAsync();
    }

    private protected override bool IsOfTheActAlone(Exception failure, DbConnection connection) =>
        connection.State is System.Data.ConnectionState.Open;

    private protected override bool IsFullDisk(Exception failure) => failure is PostgresException { SqlState: PostgresErrorCodes.DiskFull };

    // A doubled key may be that of an act that committed meanwhile: the act, run again, sees it and says what it thinks.
    private static bool IsWorthAnotherTry(Exception failure) =>
        failure.GetBaseException() is PostgresException
        {
            SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation,
        };

    /// <summary>Those who wait for one election, or for the union.</summary>
    private sealed class Line
    {
        private readonly Queue<Waiting> _waiting = [];
        private bool _isServed;

        /// <returns>Whether nobody serves the line yet.</returns>
        internal bool IsFirst(Waiting waiting)
        {
            lock (_waiting)
            {
                _waiting.Enqueue(waiting);
                var isFirst = !_isServed;
                _isServed = true;
                return isFirst;
            }
        }

        internal void Again(Waiting waiting)
        {
            lock (_waiting)
            {
                _waiting.Enqueue(waiting);
            }
        }

        /// <summary>Those who go together now; null when nobody waits any more. Who has failed once goes alone, so as to take nobody along.</summary>
        internal List<Waiting>? Next()
        {
            lock (_waiting)
            {
                var together = new List<Waiting>();
                while (together.Count < MostTogether && _waiting.TryPeek(out var next) && (together.Count is 0 || (together[0].Tries is 0 && next.Tries is 0)))
                {
                    together.Add(_waiting.Dequeue());
                }

                _isServed = together.Count > 0;
                return _isServed ? together : null;
            }
        }
    }
}
