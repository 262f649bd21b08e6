using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace NewsSite.Data.Sqlite;

/// <summary>Puts both contexts on one SQLite file: writers with a full sync, readers on connections that cannot write.</summary>
internal static class SqliteSetup
{
    public static IServiceCollection AddSqlite(this IServiceCollection services) => services
        .AddDbContext<NewsDb>((provider, options) => options
            .UseSqlite(Writing(provider.GetRequiredService<DataFolder>().Database))
            .AddInterceptors(WriterConnections.Instance, WriteGuard.Instance))
        .AddDbContextPool<ReadDb>((provider, options) => options
            .UseSqlite(Reading(provider.GetRequiredService<DataFolder>().Database))
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .AddInterceptors(ReaderConnections.Instance));

    /// <summary>Foreign keys on; waits up to 5 s for another process's write.</summary>
    public static string Writing(string file) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Mode = SqliteOpenMode.ReadWriteCreate,
        ForeignKeys = true,
        DefaultTimeout = 5,
    }.ToString();

    /// <summary>A copy that nobody else has open, to be looked at: the file is closed with the context.</summary>
    public static ReadDb OpenCopy(string file) => new(new DbContextOptionsBuilder<ReadDb>()
        .UseSqlite(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString())
        .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options);

    public static string Reading(string file) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Mode = SqliteOpenMode.ReadOnly,
        DefaultTimeout = 5,
    }.ToString();
}
