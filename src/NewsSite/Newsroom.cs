using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Comments;
using NewsSite.Data;
using NewsSite.Data.Sqlite;
using NewsSite.Import;
using NewsSite.Media;
using NewsSite.Publishing;
using NewsSite.Safety;
using NewsSite.Search;
using NewsSite.Staff;
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
        services.AddSingleton<Library>().AddSingleton<CurrentPaper>().AddScoped<CurrentEdition>().AddScoped<Freshness>().AddScoped<Acting>();
        services.AddSingleton<AddressKeys>();
        services.AddScoped<SqliteMigrator>().AddScoped<StampWatcher>().AddScoped<BodyRenderer>();
        services.AddScoped<ImportContent>().AddScoped<GenerateDemo>();
        services.AddScoped<MarkClock>().AddScoped<RerenderBodies>().AddSingleton<NextChange>();
        services.AddSingleton<Darkroom>(_ => new()).AddScoped<DrawEmblems>().AddScoped<StorePicture>().AddScoped<SentPictures>().AddScoped<CompletePictures>().AddScoped<NotePictures>().AddScoped<DescribePicture>().AddScoped<ChangePicture>().AddScoped<DeletePicture>().AddScoped<DestroyPictures>().AddScoped<CutPictures>();
        services.AddScoped<SaveArticle>().AddScoped<KeepTyped>().AddScoped<PreviewArticle>().AddScoped<SuggestTopics>().AddScoped<RestoreRevision>().AddScoped<MoveArticle>().AddScoped<SharePreview>().AddScoped<OpenPreview>().AddScoped<CorrectArticle>().AddScoped<StartTranslation>().AddScoped<ConfirmTranslation>().AddScoped<FindTranslationWork>().AddScoped<SetBanner>().AddScoped<ArrangePins>().AddScoped<SaveSection>().AddScoped<MoveSection>().AddScoped<DeleteSection>().AddScoped<SaveAuthor>().AddScoped<DeleteAuthor>().AddScoped<SavePaper>().AddScoped<DrawPaper>().AddScoped<SavePage>().AddScoped<DeletePage>();
        services.AddCommentsRoom();
        services.AddScoped(p => Reserved(p, overrides));
        services.AddScoped<FindAtDesk>().AddScoped<IndexArticles>().AddScoped<SpellPhrases>().AddScoped<SuggestWords>().AddScoped<FindArticles>().AddScoped<FindPictures>();
        services.AddStaffRoom();
        services.AddScoped<Ledger>().AddScoped<ReplayLedger>().AddScoped<KillArticle>().AddScoped<ScrubArticle>().AddScoped<FindMentions>().AddScoped<RemoveByline>().AddScoped<BackUpPaper>().AddScoped<RestorePaper>().AddScoped<CheckPaper>().AddScoped<BeginPaper>().AddScoped<BeginPanic>().AddScoped<EndPanic>();
        return services;
    }

    /// <summary>Makes the folder ready to be served: the caller holds its lock. Brings the database to this program's schema and seeds an empty one.</summary>
    /// <returns>What was imported into a new paper; null where there was one.</returns>
    /// <exception cref="CannotStartException">The database or the folder of words is not usable.</exception>
    public static async Task<ImportReport?> PrepareAsync(IServiceProvider services, string content, IProgress<ImportProgress>? progress = null, CancellationToken stopping = default)
    {
        await MigrateAsync(services, stopping);
        if (Ledger.IsIn(services.GetRequiredService<DataFolder>())) await WithAsync<ReplayLedger>(services, ledger => ledger.RunAsync(stopping)); // the database may be an older copy
        var glance = services.GetRequiredService<DatabaseGlance>();
        var seeded = glance.HasPaper() ? null : await SeedAsync(services, content, progress, stopping);
        if (glance.HasBodiesBefore(ArticleMarkdown.RenderVersion)) await WithAsync<RerenderBodies>(services, bodies => bodies.RunAsync(stopping));
        if (glance.HasUnfolded(SearchFolding.Version)) await WithAsync<IndexArticles>(services, words => words.RunAsync(stopping));
        if (glance.HasUnnoted(SearchFolding.Version)) await WithAsync<NotePictures>(services, pictures => pictures.RunAsync(stopping));
        // The first query of readers takes longest: it is asked here, while the host is still put together.
        await WithAsync<ReadDb>(services, db => db.Papers.SingleAsync(stopping));
        return seeded;
    }

    /// <summary>Destroys in a restored paper what was destroyed after its backup was taken; brings it to this program's schema for that.</summary>
    public static async Task<IReadOnlyList<LedgerEntry>> ReplayAsync(IServiceProvider services, CancellationToken stopping = default)
    {
        using var only = DataLock.Take(services.GetRequiredService<DataFolder>());
        await MigrateAsync(services, stopping);
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ReplayLedger>().RunAsync(stopping);
    }

    /// <summary>Takes a prepared folder up: the clock goes on where the last run left it, the paper is known.</summary>
    public static async Task TakeUpAsync(IServiceProvider services, CancellationToken stopping = default)
    {
        var clock = services.GetRequiredService<PaperClock>();
        var glance = services.GetRequiredService<DatabaseGlance>();
        if (glance.Mark() is { } mark) clock.Resume(mark);
        await services.GetRequiredService<CurrentPaper>().LoadAsync(stopping);
        await services.GetRequiredService<PaperSecrets>().MakeAsync(glance.Secrets(), stopping);
    }

    /// <summary>Opens the paper for a verb, beside a site that may be running: the schema must be this program's. An empty folder is set up.</summary>
    /// <exception cref="CannotStartException">The database is of another program.</exception>
    public static async Task OpenAsync(IServiceProvider services, CancellationToken stopping = default)
    {
        var folder = services.GetRequiredService<DataFolder>();
        if (!folder.HasDatabase)
        {
            using var only = DataLock.Take(folder);
            await MigrateAsync(services, stopping);
        }
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SqliteMigrator>().RequireCurrentAsync(stopping);
        if (Ledger.IsIn(folder) && await scope.ServiceProvider.GetRequiredService<Ledger>().DueAsync(stopping) is { Count: > 0 }) await ReplayAsync(services, stopping);
        if (await scope.ServiceProvider.GetRequiredService<ReadDb>().Papers.AnyAsync(stopping)) await services.GetRequiredService<CurrentPaper>().LoadAsync(stopping);
    }

    private static async Task<ImportReport?> SeedAsync(IServiceProvider services, string content, IProgress<ImportProgress>? progress, CancellationToken stopping)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReadDb>();
        if (await db.Papers.AnyAsync(stopping)) return null;
        var report = await scope.ServiceProvider.GetRequiredService<ImportContent>().RunAsync(content, progress, stopping);
        if (!await db.Papers.AnyAsync(stopping))
            throw new CannotStartException($"The paper is empty and {content} does not seed it: {(report.Problems.Count > 0 ? report.Problems[0].ToString().TrimEnd('.') : "there is no site.yaml")}.");
        return report;
    }

    private static async Task WithAsync<T>(IServiceProvider services, Func<T, Task> act) where T : notnull
    {
        await using var scope = services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<T>());
    }

    /// <summary>Brings the database to this program's schema; the caller holds the folder's lock.</summary>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken stopping = default)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SqliteMigrator>().MigrateAsync(stopping);
        services.GetRequiredService<DataFolder>().KeepPrivate();
    }

    // The name of the paper by its settings, and the words of every language for those who make a paper.
    private static ReservedNames Reserved(IServiceProvider services, PaperOverrides overrides)
    {
        var library = services.GetRequiredService<Library>();
        var words = Library.Languages.SelectMany(language => library.Of(language)["comment.reserved-names"].Split(',', '،'));
        return new(services.GetRequiredService<NewsDb>(), overrides.Name is { } name ? words.Append(name) : words);
    }
}
