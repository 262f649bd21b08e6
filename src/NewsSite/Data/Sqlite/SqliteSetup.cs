using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data.Sqlite.Compiled.News;
using NewsSite.Data.Sqlite.Compiled.Read;

namespace NewsSite.Data.Sqlite;

/// <summary>Puts both contexts on one SQLite file: writers with a full sync, readers on connections that cannot write. Their models are compiled ahead from the maps: making them took a third of a start.</summary>
internal static class SqliteSetup
{
    public static IServiceCollection AddSqlite(this IServiceCollection services) => services
        .AddSingleton<DatabaseGlance>()
        .AddDbContext<NewsDb>((provider, options) => options
            .UseSqlite(Writing(provider.GetRequiredService<DataFolder>().Database), Split)
            .UseModel(NewsDbModel.Instance)
            .AddInterceptors(WriterConnections.Instance, WriteGuard.Instance), optionsLifetime: ServiceLifetime.Singleton)
        .AddScoped(provider => new Lazy<NewsDb>(provider.GetRequiredService<NewsDb>))
        .AddDbContextPool<ReadDb>((provider, options) => options
            .UseSqlite(Reading(provider.GetRequiredService<DataFolder>().Database), Split)
            .UseModel(ReadDbModel.Instance)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .AddInterceptors(ReaderConnections.Instance));

    // An article with its topics and bylines in one query: SQLite would read the topics of all articles first.
    private static void Split(SqliteDbContextOptionsBuilder sqlite) => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery);

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
        .UseModel(ReadDbModel.Instance)
        .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options);

    public static string Reading(string file) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Mode = SqliteOpenMode.ReadOnly,
        DefaultTimeout = 5,
    }.ToString();
}
