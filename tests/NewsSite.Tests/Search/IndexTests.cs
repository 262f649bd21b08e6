using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.Data.Sqlite;
using NewsSite.Model;
using NewsSite.Safety;
using NewsSite.Search;
using NewsSite.TestKit;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Search;

/// <summary>The index holds what is published, as it was last saved, and nothing of what is not any more.</summary>
public sealed class IndexTests
{
    [Fact]
    public async Task What_is_saved_is_found_and_what_is_taken_back_is_not()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var article = await newsroom.FileAsync("Snow closes the Salang pass", change: a => a.Unpublish(newsroom.Clock.Now));
        Assert.Empty(await FoundAsync(newsroom, "salang"));
        Assert.Equal(0, await newsroom.ReadAsync(db => db.ArticleWords.CountAsync()));

        await ChangeAsync(newsroom, article, a => a.Publish(newsroom.Clock.Now));
        Assert.Equal([article.Id], await FoundAsync(newsroom, "salang"));

        await ChangeAsync(newsroom, article, a => a.Headline = "Snow opens the Shibar pass");
        Assert.Empty(await FoundAsync(newsroom, "salang"));
        Assert.Equal([article.Id], await FoundAsync(newsroom, "shibar"));

        await ChangeAsync(newsroom, article, a => a.Write("A goldfinch was seen.", ArticleMarkdown.Render("A goldfinch was *seen*.", _ => null), []));
        Assert.Equal([article.Id], await FoundAsync(newsroom, "goldfinches"));

        await ChangeAsync(newsroom, article, a => a.Withdraw());
        Assert.Empty(await FoundAsync(newsroom, "goldfinch"));
        Assert.Equal(0, await newsroom.ReadAsync(db => db.ArticleWords.CountAsync()));
    }

    [Fact]
    public async Task What_is_scheduled_is_found_from_its_moment_on()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await newsroom.FileAsync("Snow closes the Salang pass", change: a => { a.Date(null); a.Publish(newsroom.Clock.Now.AddHours(1)); });
        Assert.Empty(await FoundAsync(newsroom, "salang"));
        Assert.Null((await FindAsync(newsroom, "salank")).Meant); // nor does a suggestion tell its words
        newsroom.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Single(await FoundAsync(newsroom, "salang"));
        Assert.Equal(new Suggestion("Salang", "en"), (await FindAsync(newsroom, "salank")).Meant);
    }

    [Fact]
    public async Task A_deleted_article_takes_its_words_along_and_leaves_no_trace_in_the_file()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        for (var i = 0; i < 20; i++) await newsroom.FileAsync($"Other news {i}");
        var article = await newsroom.FileAsync("Zanzibarquux closes the pass");
        await newsroom.ReadAsync(db => db.Database.SqlQueryRaw<long>("PRAGMA wal_checkpoint(TRUNCATE)").ToListAsync());
        Assert.True(InFile("zanzibarquux")); // control

        await newsroom.WriteAsync(db => db.Remove(db.Articles.Single(a => a.Id == article.Id)));
        Assert.Empty(await FoundAsync(newsroom, "zanzibarquux"));
        await newsroom.InScopeAsync(s => s.GetRequiredService<NewsDb>().EraseTracesAsync());
        Assert.False(InFile("zanzibarquux"));

        bool InFile(string word)
        {
            using var file = new FileStream(newsroom.Data.Database, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(word)) >= 0;
        }
    }

    [Fact]
    public async Task What_is_rolled_back_is_not_found()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var article = await newsroom.FileAsync("Snow closes the Salang pass");
        await newsroom.InScopeAsync(async scope =>
        {
            var db = scope.GetRequiredService<NewsDb>();
            await Assert.ThrowsAsync<NotSupportedException>(() => db.WriteAsync(async () =>
            {
                (await db.Articles.SingleAsync(a => a.Id == article.Id)).Headline = "Nothing of the sort";
                await db.SaveChangesAsync();
                throw new NotSupportedException();
            }));
            return 0;
        });
        Assert.Equal([article.Id], await FoundAsync(newsroom, "salang"));
        Assert.Empty(await FoundAsync(newsroom, "sort"));
        await IntegrityAsync(newsroom);
    }

    [Fact]
    public async Task A_paper_from_before_the_search_is_indexed_and_so_is_one_of_older_rules()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        for (var i = 0; i < 120; i++) await newsroom.FileAsync($"Snow {i}");
        await newsroom.FileAsync("Snow in a draft", change: a => a.Unpublish(newsroom.Clock.Now));
        await newsroom.ReadAsync(db => db.WriteAsync(() => db.Database.ExecuteSqlRawAsync("DELETE FROM \"ArticleWords\"")));
        Assert.Empty(await FoundAsync(newsroom, "snow"));

        Assert.Equal(120, await IndexAsync());
        Assert.Equal(120, (await FindAsync(newsroom, "snow")).Count);
        Assert.Equal(0, await IndexAsync());

        await newsroom.ReadAsync(db => db.WriteAsync(() => db.Database.ExecuteSqlRawAsync("UPDATE \"ArticleWords\" SET \"FoldVersion\" = 0, \"Headline\" = 'old' WHERE \"ArticleId\" < 70")));
        Assert.Equal(69, await IndexAsync());
        Assert.Empty(await FoundAsync(newsroom, "old"));
        await IntegrityAsync(newsroom);

        Task<int> IndexAsync() => newsroom.InScopeAsync(s => s.GetRequiredService<IndexArticles>().RunAsync(default));
    }

    [Theory]
    [InlineData("DROP TRIGGER \"ArticleWordsChanged\"", "ArticleWordsChanged")]
    [InlineData("DROP TABLE \"ArticleSearchTerms\"", "ArticleSearchTerms")]
    [InlineData("DROP TABLE \"ArticleSearch\"", "ArticleSearch")]
    public async Task What_a_database_lacks_of_it_is_told_by_check_and_mended_at_the_next_start(string harm, string name)
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await newsroom.FileAsync("Snow closes the Salang pass");
        Assert.Empty(await CheckAsync()); // control
        await newsroom.ReadAsync(db => db.WriteAsync(() => db.Database.ExecuteSqlRawAsync(harm)));
        Assert.Contains(name, Assert.Single(await CheckAsync()), StringComparison.Ordinal);

        await Newsroom.MigrateAsync(newsroom.Services);
        Assert.Empty(await CheckAsync());
        Assert.Single(await FoundAsync(newsroom, "salang"));
        await IntegrityAsync(newsroom);

        Task<List<string>> CheckAsync() => newsroom.InScopeAsync(s => s.GetRequiredService<CheckPaper>().RunAsync());
    }

    [Fact]
    public async Task Filters_narrow_to_edition_section_author_and_days()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var author = new Author { Slug = "nargis", Name = new EditionText { ["en"] = "Nargis" } };
        var plain = await newsroom.FileAsync("Snow one");
        var dari = await newsroom.FileAsync("Snow دو", "fa-AF");
        var old = await newsroom.FileAsync("Snow three", change: a => a.Date(new DateTime(2001, 5, 5, 12, 0, 0, DateTimeKind.Utc)));
        var written = await newsroom.FileAsync("Snow four", change: a => a.SetBylines([author]));
        await newsroom.InScopeAsync(async scope =>
        {
            var db = scope.GetRequiredService<NewsDb>();
            (await db.Articles.SingleAsync(a => a.Id == plain.Id)).Section = await db.Sections.SingleAsync();
            return await db.SaveChangesAsync();
        });
        var section = await newsroom.ReadAsync(db => db.Sections.Select(s => s.Id).SingleAsync());

        Assert.Equal([plain.Id, dari.Id, old.Id, written.Id], await IdsAsync(new SearchFor("snow", "en")));
        Assert.Equal([dari.Id], await IdsAsync(new SearchFor("snow", "en", "fa-AF")));
        Assert.Equal([plain.Id], await IdsAsync(new SearchFor("snow", "en", SectionId: section)));
        Assert.Equal([written.Id], await IdsAsync(new SearchFor("snow", "en", AuthorId: author.Id)));
        Assert.Equal([old.Id], await IdsAsync(new SearchFor("snow", "en", From: new DateTime(2001, 5, 5, 0, 0, 0, DateTimeKind.Utc), Until: new DateTime(2001, 5, 6, 0, 0, 0, DateTimeKind.Utc))));
        Assert.Equal([old.Id], await IdsAsync(new SearchFor("snow", "en", Until: new DateTime(2002, 1, 1, 0, 0, 0, DateTimeKind.Utc))));
        Assert.Empty(await IdsAsync(new SearchFor("snow", "en", From: new DateTime(2001, 5, 6, 0, 0, 0, DateTimeKind.Utc), Until: new DateTime(2002, 1, 1, 0, 0, 0, DateTimeKind.Utc))));

        async Task<IEnumerable<long>> IdsAsync(SearchFor what) => (await newsroom.InScopeAsync(s => s.GetRequiredService<FindArticles>().RunAsync(what, 1, default))).Articles.Select(a => a.Card.Id).Order();
    }

    [Fact]
    public async Task With_one_day_alone_the_index_gives_no_article_of_another_year_to_be_looked_up()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var ids = new Dictionary<int, long>();
        foreach (var year in new[] { 1970, 2001, 2010, 2025, 2026 })
        {
            var at = new DateTime(year, 11, 1, 8, 0, 0, DateTimeKind.Utc);
            ids[year] = (await newsroom.FileAsync($"Snow of {year}", change: a => { a.Date(null); a.Publish(at); })).Id;
        }
        Assert.Equal([2025, 2026], await YearsAsync(new SearchFor("snow", "en", From: Day(2025, 11, 1))));
        Assert.Equal([1970, 2001], await YearsAsync(new SearchFor("snow", "en", Until: Day(2009, 12, 31))));
        Assert.Empty(await YearsAsync(new SearchFor("snow", "en", From: Day(2026, 12, 31).AddDays(1)))); // to come
        Assert.Empty(await YearsAsync(new SearchFor("snow", "en", Until: Day(1960, 1, 1))));
        Assert.Equal(ids.Keys, await YearsAsync(new SearchFor("snow", "en", From: Day(1000, 1, 1), Until: Day(9000, 1, 1))));
        Assert.Equal(ids.Keys, await YearsAsync(new SearchFor("snow", "en"))); // the control: all of them, each to be looked up

        Assert.Equal([ids[2010], ids[2001]], (await FindAsync(newsroom, new SearchFor("snow", "en", From: Day(1999, 1, 1), Until: Day(2025, 11, 1)))).Articles.Select(a => a.Card.Id));
        Assert.Equal([ids[2026], ids[2025]], (await FindAsync(newsroom, new SearchFor("snow", "en", From: Day(2025, 11, 1)))).Articles.Select(a => a.Card.Id));

        static DateTime Day(int year, int month, int day) => new(year, month, day, 0, 0, 0, DateTimeKind.Utc);

        Task<List<int>> YearsAsync(SearchFor what) => newsroom.InScopeAsync(async scope =>
        {
            var matches = await scope.GetRequiredService<ReadDb>().Matches(SqliteSearch.Match(what.Query, what.MarksAt(newsroom.Clock.Now), isHeadline: false)).Select(m => m.Id).ToListAsync();
            return matches.Select(id => ids.Single(i => i.Value == id).Key).Order().ToList();
        });
    }

    /// <summary>FTS5's own comparison of the index with the words.</summary>
    private static Task<int> IntegrityAsync(TestNewsroom newsroom) =>
        newsroom.ReadAsync(async db => await db.WriteAsync(() => db.Database.ExecuteSqlRawAsync($"INSERT INTO \"{SqliteSearchTables.Index}\" (\"{SqliteSearchTables.Index}\", rank) VALUES ('integrity-check', 1)")));

    private static Task<int> ChangeAsync(TestNewsroom newsroom, Article article, Action<Article> change) => newsroom.InScopeAsync(async scope =>
    {
        var db = scope.GetRequiredService<NewsDb>();
        change(await db.Articles.Include(a => a.Pictures).SingleAsync(a => a.Id == article.Id));
        return await db.SaveChangesAsync();
    });

    private static Task<Findings> FindAsync(TestNewsroom newsroom, string typed) => FindAsync(newsroom, new SearchFor(typed, "en"));

    private static Task<Findings> FindAsync(TestNewsroom newsroom, SearchFor what) =>
        newsroom.InScopeAsync(s => s.GetRequiredService<FindArticles>().RunAsync(what, 1, default));

    private static async Task<List<long>> FoundAsync(TestNewsroom newsroom, string typed) => [.. (await FindAsync(newsroom, typed)).Articles.Select(a => a.Card.Id)];
}
