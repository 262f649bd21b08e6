using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace NewsSite.Data.Sqlite;

/// <summary>Refuses to change anything outside the gate: what is written without it would leave old pages in the cache.</summary>
internal sealed class WriteGuard : DbCommandInterceptor
{
    public static readonly WriteGuard Instance = new();

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Check(eventData);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check(eventData);
        return ValueTask.FromResult(result);
    }

    private static void Check(CommandEventData eventData)
    {
        if (eventData.CommandSource == CommandSource.Migrations || eventData.Context is not NewsDb { IsWriting: false }) return;
        throw new InvalidOperationException("This writes outside NewsDb.WriteAsync and SaveChangesAsync.");
    }
}
