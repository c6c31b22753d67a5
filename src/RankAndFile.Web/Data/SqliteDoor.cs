using System.Data.Common;
using System.Threading.Channels;
using RankAndFile.Counting;
using RankAndFile.Web.Audit;

namespace RankAndFile.Web.Data;

/// <summary>
/// One writer, and those who wait while it syncs go together in the next transaction. A disk that
/// takes four milliseconds for a sync still takes thousands of acts a second so.
/// </summary>
public sealed class SqliteDoor : Door, IAsyncDisposable
{
    private const int MostTogether = 256;

    private readonly Channel<Waiting> _waiting = Channel.CreateUnbounded<Waiting>(new() { SingleReader = true });
    private readonly Task _writer;

    public SqliteDoor(SqliteDatabase database, Recorder recorder, TimeProvider clock)
        : base(database, recorder, clock) => _writer = Task.Run(Write);

    private protected override Task<Refusal?> Pass(Asked asked)
    {
        var waiting = Waiting.For(asked);
        return _waiting.Writer.TryWrite(waiting)
            ? waiting.Answer.Task
            : Task.FromException<Refusal?>(new InvalidOperationException("The office is closing."));
    }

    private async Task Write()
    {
        DbConnection? connection = null;
        while (await _waiting.Reader.WaitToReadAsync())
        {
            var together = new List<Waiting>();
            while (together.Count < MostTogether && _waiting.Reader.TryRead(out var next))
            {
                together.Add(next);
            }

            try
            {
                connection ??= await Database.OpenForWriting();
                await using var transaction = await connection.BeginTransactionAsync();
                await Commit(connection, transaction, together, (waiting, failure) => waiting.Answer.TrySetException(Told(failure)));
            }
            catch (Exception failure)
            {
                // Nothing of this batch has reached the disk, so everybody in it is told. A fresh connection knows of no half-open transaction.
                var told = Told(failure);
                together.ForEach(waiting => waiting.Answer.TrySetException(told));
                await (connection?.DisposeAsync() ?? ValueTask.CompletedTask);
                connection = null;
            }
        }

        await (connection?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    // SQLite gives up the whole transaction when the disk is full or fails; then no act of the batch stands.
    private protected override bool IsOfTheActAlone(Exception failure, DbConnection connection) =>
        (failure.GetBaseException() as Microsoft.Data.Sqlite.SqliteException)?.SqliteErrorCode is null or SqliteConstraint;

    private protected override bool IsFullDisk(Exception failure) =>
        failure is Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: SqliteFull } or Microsoft.Data.Sqlite.SqliteException { SqliteExtendedErrorCode: SqliteNoRoomForTheIndexOfTheLog };

    private const int SqliteFull = 13;
    private const int SqliteConstraint = 19;
    private const int SqliteNoRoomForTheIndexOfTheLog = 4874;

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _writer;
    }
}
