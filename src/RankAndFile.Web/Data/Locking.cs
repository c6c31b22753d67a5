using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace RankAndFile.Web.Data;

/// <summary>
/// Rows that are read to be changed, where several machines may do so at once. On PostgreSQL they are
/// locked until the act is over; on SQLite there is one writer, and nothing to lock.
/// </summary>
public static class Locking
{
    private const string ForUpdate = "for update";
    private const string SkipLocked = "for update skip locked";

    /// <param name="skipLocked">Passes over rows that somebody else holds, as those do who take from a queue.</param>
    public static IQueryable<T> LockedForUpdate<T>(this IQueryable<T> rows, bool skipLocked = false) =>
        rows.TagWith(skipLocked ? SkipLocked : ForUpdate);

    /// <summary>Turns the mark on a query, which stands in its first line, into what PostgreSQL calls it.</summary>
    internal sealed class OnPostgres : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            foreach (var mark in new[] { SkipLocked, ForUpdate })
            {
                if (command.CommandText.StartsWith($"-- {mark}\n", StringComparison.Ordinal))
                {
                    command.CommandText += $"\n{mark}";
                    break;
                }
            }

            return ValueTask.FromResult(result);
        }
    }
}
