using System.Data.Common;
using System.Globalization;
using Npgsql;
using RankAndFile.Counting;
using RankAndFile.Web.Audit;
using RankAndFile.Web.Elections;

namespace RankAndFile.Web.Data;

/// <summary>
/// A transaction an act. Acts of one election wait for its row, those of the union for the union's,
/// on whichever machine they are; so each sees what the one before it left.
/// </summary>
public sealed class PostgresDoor(PostgresDatabase database, Recorder recorder, TimeProvider clock) : Door(database, recorder, clock)
{
    private const int MostTries = 5;

    private protected override async Task<Refusal?> Pass(Asked asked)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await InOneTransaction(asked);
            }
            catch (Exception failure) when (tries < MostTries && IsWorthAnotherTry(failure))
            {
                await Task.Delay(tries * tries * 5);
            }
        }
    }

    private async Task<Refusal?> InOneTransaction(Asked asked)
    {
        await using var connection = await Database.OpenForWriting();
        await using var transaction = await connection.BeginTransactionAsync();
        await WaitFor(asked.Election, connection);
        var grown = new HashSet<ElectionId>();
        var refusal = await Run(connection, transaction, asked, grown);
        await Sign(connection, transaction, grown);
        await transaction.CommitAsync();
        return refusal;
    }

    private static async Task WaitFor(ElectionId? election, DbConnection connection)
    {
        using var head = connection.CreateCommand();
        head.CommandText = election is { } id
            ? string.Create(CultureInfo.InvariantCulture, $"select id from elections where id = {id.Value} for update")
            : "select id from unions for update";
        await head.ExecuteScalarAsync();
    }

    // A doubled key may be that of an act that committed meanwhile: the act, run again, sees it and says what it thinks.
    private static bool IsWorthAnotherTry(Exception failure) =>
        failure.GetBaseException() is PostgresException
        {
            SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation,
        };
}
