using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Text;

namespace NewsSite.TestKit;

/// <summary>A newsroom on a real SQLite file in a temporary folder, with three editions, one section and a clock that is set.</summary>
public sealed class TestNewsroom : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ServiceProvider services;

    private TestNewsroom(Action<IServiceCollection>? more)
    {
        var registered = new ServiceCollection();
        registered.AddLogging();
        registered.AddNewsroom(new DataFolder(folder.Path), new PaperOverrides(null, null), Clock);
        // The paper's clock follows the machine's counter; in a test the counter follows the clock that is set.
        registered.AddSingleton(_ => new PaperClock(Clock, () => Clock.Now - DateTime.UnixEpoch));
        more?.Invoke(registered);
        services = registered.BuildServiceProvider(validateScopes: true);
    }

    public SettableClock Clock { get; } = new(new DateTime(2026, 11, 20, 8, 0, 0, DateTimeKind.Utc));
    public DataFolder Data => services.GetRequiredService<DataFolder>();
    public IServiceProvider Services => services;

    public static async Task<TestNewsroom> OpenAsync(Action<IServiceCollection>? more = null)
    {
        var newsroom = new TestNewsroom(more);
        await Newsroom.MigrateAsync(newsroom.services);
        await newsroom.WriteAsync(db =>
        {
            db.Papers.Add(new Paper
            {
                Code = "testpap",
                Name = new EditionText { ["en"] = "The Test", ["fa-AF"] = "آزمون", ["ps"] = "ازموینه" },
                Editions =
                [
                    new("en", "", "ltr", "gregorian", "latin", "English", "en_US"),
                    new("fa-AF", "fa", "rtl", "hijri", "persian", "دری", "fa_IR"),
                    new("ps", "ps", "rtl", "hijri", "persian", "پښتو", "ps_AF"),
                ],
                DefaultEdition = "en",
                TimeZone = "Asia/Kabul",
            });
            db.Sections.Add(new Section { Slug = "afghanistan", Name = new EditionText { ["en"] = "Afghanistan" }, Position = 0 });
        });
        await newsroom.services.GetRequiredService<CurrentPaper>().LoadAsync();
        return newsroom;
    }

    /// <summary>Runs something with services of its own, as a request would.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = services.CreateAsyncScope();
        return await act(scope.ServiceProvider);
    }

    public Task WriteAsync(Action<NewsDb> change) => InScopeAsync(async scope =>
    {
        var db = scope.GetRequiredService<NewsDb>();
        change(db);
        return await db.SaveChangesAsync();
    });

    public Task<T> ReadAsync<T>(Func<NewsDb, Task<T>> query) => InScopeAsync(scope => query(scope.GetRequiredService<NewsDb>()));

    /// <summary>Files an article with one paragraph, published an hour ago unless <paramref name="change"/> says otherwise.</summary>
    public async Task<Article> FileAsync(string headline, string edition = "en", Action<Article>? change = null)
    {
        Article? article = null;
        await WriteAsync(db =>
        {
            var code = Crockford.NewCode(Article.CodeLength);
            article = new Article { Code = code, Edition = edition, Headline = headline, Summary = "A summary.", Story = new Story { Key = code } };
            article.Rename(Slug.From(headline));
            article.Write("One paragraph.", ArticleMarkdown.Render("One paragraph.", _ => null), []);
            article.Publish(Clock.Now.AddHours(-1));
            change?.Invoke(article);
            db.Articles.Add(article);
        });
        return article!;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Dispose();
    }
}
