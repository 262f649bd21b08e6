using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.Data.Sqlite;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Search;
using NewsSite.TestKit;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Data;

/// <summary>Every list that a reader can open is read from an index in its order: no scan of a table, nothing sorted (DESIGN §4a).</summary>
public sealed class QueryPlanTests
{
    private static readonly DateTime Now = new(2026, 11, 20, 8, 0, 0, DateTimeKind.Utc);
    private static readonly ListKey Key = new(Now.AddDays(-1), 500);

    private static readonly Dictionary<string, Func<ReadDb, IQueryable>> Lists = new()
    {
        ["latest"] = db => db.Articles.Published(Now).In("en").NewestFirst().Take(20).Select(ArticleCard.From),
        ["latest, further on"] = db => db.Articles.Published(Now).In("en").Before(Key).NewestFirst().Take(20).Select(ArticleCard.From),
        ["section"] = db => db.Articles.Published(Now).In("en").Where(a => a.SectionId == 1).NewestFirst().Take(20).Select(ArticleCard.From),
        ["section, further on"] = db => db.Articles.Published(Now).In("en").Where(a => a.SectionId == 1).Before(Key).NewestFirst().Take(20).Select(ArticleCard.From),
        ["topic"] = db => db.ArticleTopics.NewestOf(db.Articles, 1, null, Now).Take(20).Select(ArticleCard.From),
        ["topic, further on"] = db => db.ArticleTopics.NewestOf(db.Articles, 1, Key, Now).Take(20).Select(ArticleCard.From),
        ["author"] = db => db.Bylines.NewestOf(db.Articles, 1, "en", null, Now).Take(20).Select(ArticleCard.From),
        ["author, further on"] = db => db.Bylines.NewestOf(db.Articles, 1, "en", Key, Now).Take(20).Select(ArticleCard.From),
        ["pinned"] = db => db.Articles.In("en").Pins().LeadFirst().Take(50).Select(a => a.Id),
        ["next end of a pin"] = db => db.Articles.Where(a => a.State == ArticleState.Published && a.Pinned && a.PinnedUntil > Now).OrderBy(a => a.PinnedUntil).Take(1).Select(a => a.PinnedUntil),
        ["picks"] = db => db.Comments.PicksOf(db.Articles, "en", Now).Take(3).Select(PickedComment.From),
        ["banner"] = db => db.Banners.Where(b => b.Edition == "en").Shown(db.Articles, Now).Take(1).Select(BannerLine.From),
        ["next due"] = db => db.Articles.Where(a => a.State == ArticleState.Published && a.PublishedAt > Now).OrderBy(a => a.PublishedAt).Take(1).Select(a => a.PublishedAt),
        ["article by slug"] = db => db.Articles.Published(Now).In("en").Where(a => a.Slug == "x").Take(1),
        ["article by code"] = db => db.Articles.Published(Now).Where(a => a.Code == "abcdefg").Take(1),
        ["siblings"] = db => db.Articles.Published(Now).Where(a => a.StoryId == 1).OrderBy(a => a.Edition).Select(a => a.Slug),
        ["old slug"] = db => db.Redirects.Where(r => r.Edition == "en" && r.Slug == "x").OrderByDescending(r => r.ArticleId).Select(r => r.ArticleId).Take(1),
        ["page"] = db => db.Pages.Where(p => p.Edition == "en" && p.Slug == "about").Take(1),
        ["section by slug"] = db => db.Sections.Where(s => s.Slug == "x").Take(1),
        ["topic by slug"] = db => db.Topics.Where(t => t.Edition == "en" && t.Slug == "x").Take(1),
        ["author by slug"] = db => db.Authors.Where(a => a.Slug == "x").Take(1),
        ["comments of an article"] = db => db.Comments.Shown().Where(c => c.ArticleId == 1).OrderBy(c => c.Id),
        ["count of comments"] = db => db.Comments.Shown().Where(c => c.ArticleId == 1).GroupBy(c => c.ArticleId).Select(g => g.Count()),
        ["corrections of an article"] = db => db.Corrections.To(1).Shown().NewestFirst().Select(ShownCorrection.From),
        ["corrections"] = db => db.Corrections.NewestIn(db.Articles, "en", null, Now).Take(21),
        ["corrections, further on"] = db => db.Corrections.NewestIn(db.Articles, "en", Key, Now).Take(21),
        ["waiting comments"] = db => db.Comments.Waiting().OrderBy(c => c.Id).Take(50),
        ["decided comments"] = db => db.Comments.Where(c => c.State == CommentState.Rejected).Before(50).NewestFirst().Select(CommentCard.From).Take(26),
        ["decided comments of an article"] = db => db.Comments.Where(c => c.State == CommentState.Rejected).Under(1).Before(50).NewestFirst().Select(CommentCard.From).Take(26),
        ["receipt"] = db => db.Receipts.Where(r => r.CodeHash == new byte[32]).Take(1),
        ["picture's public article"] = db => db.ArticlePictures.Where(p => p.MediaFileId == 1).Join(db.Articles.Published(Now), p => p.ArticleId, a => a.Id, (_, a) => a.Id).Take(1),
        ["picture by key"] = db => db.MediaFiles.Where(m => m.Key == "x").Take(1),
        ["desk"] = db => Desk(db, new()),
        ["desk, drafts"] = db => Desk(db, new(Standing.Draft)),
        ["desk, drafts of an edition"] = db => Desk(db, new(Standing.Draft, "ps")),
        ["desk, published"] = db => Desk(db, new(Standing.Published)),
        ["desk, scheduled"] = db => Desk(db, new(Standing.Scheduled)),
        ["desk, an edition"] = db => Desk(db, new(Edition: "ps")),
        ["desk, a section"] = db => Desk(db, new(SectionId: 1)),
        ["desk, an author"] = db => Desk(db, new(AuthorId: 1)),
        ["desk, a writer"] = db => Desk(db, new(StartedById: 1)),
        ["desk, days"] = db => Desk(db, new(From: Now.AddDays(-9), Until: Now)),
        ["desk, days of a section"] = db => Desk(db, new(SectionId: 1, From: Now.AddDays(-9), Until: Now)),
        ["desk, days of a section and an edition"] = db => Desk(db, new(Edition: "ps", SectionId: 1, From: Now.AddDays(-9), Until: Now)),
        ["desk, days of an edition"] = db => Desk(db, new(Edition: "ps", From: Now.AddDays(-9), Until: Now)),
        ["old slug of what was taken back"] = db => db.Redirects.Where(r => r.Edition == "en" && r.Slug == "x").Join(db.Articles.TakenBack(), r => r.ArticleId, a => a.Id, (_, a) => a.Id).Take(1),
        ["published once more"] = db => db.Articles.Published(Now).Where(a => a.ReleasedAt > Now).OrderBy(a => a.ReleasedAt).Take(1).Select(a => a.ReleasedAt),
        ["editions of a story"] = db => db.Articles.Where(a => a.StoryId == 1).OrderBy(a => a.Edition),
        ["to be translated"] = db => FindTranslationWork.Untold(db.Articles, "en", "ps", Now).Select(ArticleRow.From).Take(30),
        ["what a topic is called elsewhere"] = db => db.ArticleTopics.CounterpartsOf(db.Articles, 1, "ps", Now),
        ["picture by name"] = db => db.MediaFiles.Where(m => m.Name == "x").OrderByDescending(m => m.Id).Take(1),
    };

    /// <summary>The same of the desk's own tables, which readers do not have.</summary>
    private static readonly Dictionary<string, Func<NewsDb, IQueryable>> Library = new()
    {
        ["library"] = db => db.PictureNotes.NewestFirst(long.MaxValue).Rows(db.Set<ArticlePicture>()).Take(25),
        ["library, further on"] = db => db.PictureNotes.NewestFirst(500).Rows(db.Set<ArticlePicture>()).Take(25),
        ["library, words"] = db => db.PicturesThatMatch("\"snow\"*", 500, 25),
        ["articles of a picture"] = db => db.Set<ArticlePicture>().Showing(db.Articles, 1).Select(ArticleRow.From).Take(20),
        ["own articles of a picture"] = db => db.Set<ArticlePicture>().Showing(db.Articles, 1).Where(a => a.StartedById == 1).Select(ArticleRow.From).Take(20),
        ["public article of a picture"] = db => db.Set<ArticlePicture>().Showing(db.Articles, 1).Published(Now).Take(1),
        ["picture's notes by key"] = db => db.PictureNotes.Where(n => n.MediaFile.Key == "x").Take(1),
        ["newest article under a picture"] = db => db.Articles.Published(Now).Where(a => a.Lead!.MediaFileId == 1).OrderByDescending(a => a.Id).Select(a => a.Edition).Take(1),
        ["pictures to be cut"] = db => db.Jobs.Where(j => j.DueAt <= Now && j.Kind == "picture-cut").OrderBy(j => j.DueAt).Take(1),
    };

    private static IQueryable Desk(ReadDb db, DeskFilter filter) => FindAtDesk.InOrder(filter, filter.Of(db.Articles, Now), db.Bylines, Key).Take(31).Select(ArticleRow.From);

    private static readonly Dictionary<string, Func<ReadDb, IQueryable>> Controls = new()
    {
        ["by headline"] = db => db.Articles.Published(Now).In("en").OrderBy(a => a.Headline).Take(20),
        ["by summary"] = db => db.Articles.Where(a => a.Summary == "x"),
    };

    [Fact]
    public async Task Every_list_is_read_from_an_index_in_its_order()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        for (var i = 0; i < 3; i++) await newsroom.FileAsync($"Article {i}");
        var faults = new List<string>();
        foreach (var (name, query) in Lists)
        {
            var plan = await PlanAsync(newsroom, query);
            if (IsFault(plan)) faults.Add($"{name}: {string.Join(" · ", plan)}");
        }
        foreach (var (name, query) in Library)
        {
            var plan = await PlanAsync(newsroom, query);
            if (IsFault(plan)) faults.Add($"{name}: {string.Join(" · ", plan)}");
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Controls_without_an_index_show_a_scan_or_a_sort()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        foreach (var query in Controls.Values) Assert.True(IsFault(await PlanAsync(newsroom, query)));
        Assert.True(IsFault(await PlanAsync<NewsDb>(newsroom, db => db.PictureNotes.Where(n => n.Alt == "x").Take(1))));
    }

    /// <summary>The page of a list is a co-routine: it is read from beginning to end, a table is not.</summary>
    private static bool IsFault(List<string> plan)
    {
        var coroutines = plan.Where(step => step.StartsWith("CO-ROUTINE ", StringComparison.Ordinal)).Select(step => "SCAN " + step["CO-ROUTINE ".Length..]).ToHashSet();
        // A virtual table is the search's index, asked for its own words.
        return plan.Exists(step => (step.StartsWith("SCAN", StringComparison.Ordinal) && !coroutines.Contains(step) && !step.Contains(" VIRTUAL TABLE INDEX ", StringComparison.Ordinal)) || step.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    /// <summary>What SQLite would do with the SQL that EF sends; asked on a writing connection, since readers may not ask.</summary>
    private static Task<List<string>> PlanAsync<T>(TestNewsroom newsroom, Func<T, IQueryable> query) where T : DbContext => newsroom.InScopeAsync(async scope =>
    {
        using var sent = query(scope.GetRequiredService<T>()).CreateDbCommand();
        var db = scope.GetRequiredService<NewsDb>();
        await db.Database.OpenConnectionAsync();
        using var explain = db.Database.GetDbConnection().CreateCommand();
        explain.CommandText = "EXPLAIN QUERY PLAN " + sent.CommandText;
        foreach (Microsoft.Data.Sqlite.SqliteParameter parameter in sent.Parameters)
            explain.Parameters.Add(new Microsoft.Data.Sqlite.SqliteParameter(parameter.ParameterName, parameter.Value));
        var steps = new List<string>();
        await using var reader = await explain.ExecuteReaderAsync();
        while (await reader.ReadAsync()) steps.Add(reader.GetString(3));
        return steps;
    });
}
