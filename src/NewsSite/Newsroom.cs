using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.Data.Sqlite;
using NewsSite.Media;
using NewsSite.Publishing;
using NewsSite.Safety;
using NewsSite.Text;

namespace NewsSite;

/// <summary>Puts the newsroom together. Nothing in here imports it.</summary>
public static class Newsroom
{
    /// <summary>Registers everything that the newsroom is and does.</summary>
    /// <param name="services">Those of the website, of a verb, or of a test.</param>
    /// <param name="folder">Where the paper's data lie.</param>
    /// <param name="overrides">What the settings say over the database.</param>
    /// <param name="wall">The machine's clock.</param>
    public static IServiceCollection AddNewsroom(this IServiceCollection services, DataFolder folder, PaperOverrides overrides, TimeProvider wall)
    {
        services.AddSingleton(folder).AddSingleton(overrides).AddSingleton<WriteGate>().AddSingleton<Stamps>().AddSqlite();
        services.AddSingleton<PaperClock>(_ => new PaperClock(wall, BootClock.SinceBoot)).AddSingleton<TimeProvider>(p => p.GetRequiredService<PaperClock>());
        services.AddSingleton<Library>().AddSingleton<CurrentPaper>().AddScoped<CurrentEdition>().AddScoped<Freshness>();
        services.AddSingleton<AddressKeys>();
        services.AddScoped<SqliteMigrator>().AddScoped<StampWatcher>().AddScoped<BodyRenderer>();
        services.AddScoped<StorePicture>();
        services.AddScoped<BackUpPaper>().AddScoped<RestorePaper>().AddScoped<CheckPaper>();
        return services;
    }

    /// <summary>Brings the database to this program's schema; the caller holds the folder's lock.</summary>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken stopping = default)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SqliteMigrator>().MigrateAsync(stopping);
    }
}
