using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Import;
using NewsSite.Media;
using NewsSite.Model;
using NewsSite.Safety;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Import;

public sealed class ImportContentTests
{
    [Fact]
    public async Task What_is_imported_twice_is_there_once()
    {
        await using var content = await ContentFixture.OpenAsync();
        content.Article("2026/one", "id: aaaaaa1\ntags: [Snow, Roads]");
        content.Article("two", "tags: [Snow]", "Another");
        content.Write("pages/about.md", "---\ntitle: About\n---\n\nText.\n");

        var first = await content.ImportAsync();
        Assert.Equal((3, 0, 0, true), (first.Added, first.Changed, first.Unchanged, first.Succeeded));
        var second = await content.ImportAsync();
        Assert.Equal((0, 0, 3, true), (second.Added, second.Changed, second.Unchanged, second.Succeeded));

        Assert.Equal((2, 1, 2), (await content.Newsroom.ReadAsync(db => db.Articles.CountAsync()), await content.Newsroom.ReadAsync(db => db.Pages.CountAsync()), await content.Newsroom.ReadAsync(db => db.Topics.CountAsync())));
    }

    [Fact]
    public async Task A_file_that_changed_changes_its_article_and_the_old_address_keeps_working()
    {
        await using var content = await ContentFixture.OpenAsync();
        content.Article("one", "id: aaaaaa1\nslug: old\ntags: [A, B]\nimageAlt: kept\npinned: true");
        await content.ImportAsync();
        content.Article("moved/one", "id: aaaaaa1\nslug: new\ntags: [B, C]\naliases: [older]", "New title", "New *body*.");
        File.Delete(Path.Combine(content.Folder, "articles/one.md"));

        var report = await content.ImportAsync();
        Assert.Equal((0, 1, 0), (report.Added, report.Changed, report.Unchanged));
        var article = await SingleAsync(content, "aaaaaa1");
        Assert.Equal(("New title", "new", false, "New *body*."), (article.Headline, article.Slug, article.Pinned, article.Body));
        Assert.Equal(["B", "C"], article.Topics.OrderBy(t => t.Position).Select(t => t.Topic.Name));
        Assert.Equal(["old", "older"], article.OldSlugs.Select(r => r.Slug).Order());
        Assert.All(article.Topics, t => Assert.Equal(article.PublishedAt, t.PublishedAt));
    }

    [Fact]
    public async Task What_was_edited_on_the_site_is_left_alone_and_told()
    {
        await using var content = await ContentFixture.OpenAsync();
        content.Article("one", "id: aaaaaa1");
        content.Article("two", "id: aaaaaa2", "Another");
        content.Write("pages/about.md", "---\ntitle: About\n---\n\nText.\n");
        await content.ImportAsync();
        await content.Newsroom.WriteAsync(db =>
        {
            var article = db.Articles.Single(a => a.Code == "aaaaaa1");
            article.Headline = "Edited here";
            article.MarkSaved();
            var page = db.Pages.Single();
            page.Title = "Edited here";
            page.MarkSaved();
        });

        // The same files: nothing to tell.
        Assert.Equal((3, true), ((await content.ImportAsync()).Unchanged, (await content.ImportAsync()).Succeeded));

        content.Article("one", "id: aaaaaa1", "Edited in the file");
        content.Article("two", "id: aaaaaa2", "Edited in the file, too");
        content.Write("pages/about.md", "---\ntitle: Edited in the file\n---\n\nText.\n");
        var report = await content.ImportAsync();
        Assert.Equal(["articles/one.md", "pages/about.md"], report.Conflicts.Select(c => c.Path));
        Assert.False(report.Succeeded);
        Assert.Equal("Edited here", (await SingleAsync(content, "aaaaaa1")).Headline);
        Assert.Equal("Edited here", await content.Newsroom.ReadAsync(db => db.Pages.Select(p => p.Title).SingleAsync()));

        // Control: what nobody edited follows its file.
        Assert.Equal("Edited in the file, too", (await SingleAsync(content, "aaaaaa2")).Headline);
    }

    [Theory]
    [InlineData("section: sports", 4, "no section sports")]
    [InlineData("authors: [nobody]", 4, "no author nobody")]
    [InlineData("lang: de", 4, "none of the paper's editions")]
    [InlineData("image: missing.jpg", 4, "no picture missing.jpg")]
    [InlineData("image: ../../../etc/passwd", 4, "no picture")]
    [InlineData("slug: taken", 4, "belongs to")]
    [InlineData("story: told", 4, "already")]
    [InlineData("id: aaaaaa0", 4, "same id")]
    [InlineData("a: [", 5, "not YAML")]
    public async Task A_bad_file_is_told_with_its_line_and_harms_no_other(string keys, int line, string reason)
    {
        await using var content = await ContentFixture.OpenAsync();
        content.Article("a-good", "id: aaaaaa0\nslug: taken\nstory: told");
        content.Article("b-bad", keys, "Bad");
        content.Article("c-good", "id: aaaaaa2", "Good");

        var report = await content.ImportAsync();
        var problem = Assert.Single(report.Problems);
        Assert.Equal(("articles/b-bad.md", line), (problem.Path, problem.Line));
        Assert.Contains(reason, problem.Reason, StringComparison.Ordinal);
        Assert.Equal((2, false), (report.Added, report.Succeeded));
        Assert.Equal(["aaaaaa0", "aaaaaa2"], await content.Newsroom.ReadAsync(db => db.Articles.OrderBy(a => a.Code).Select(a => a.Code).ToListAsync()));
    }

    [Fact]
    public async Task A_translation_breaks_no_embargo_of_its_story()
    {
        await using var content = await ContentFixture.OpenAsync();
        content.Article("en", "id: aaaaaa1\nstory: snow\nlang: en\ndraft: true\nembargo: 2026-12-30T12:00:00+04:30");
        await content.ImportAsync();
        content.Article("fa", "id: aaaaaa2\nstory: snow\nlang: fa-AF", "برف");
        content.Article("other", "id: aaaaaa3\nstory: rain\nlang: fa-AF", "باران"); // the control
        Assert.Contains("under an embargo", Assert.Single((await content.ImportAsync()).Problems).Reason, StringComparison.Ordinal);
        Assert.Equal(["aaaaaa1", "aaaaaa3"], await content.Newsroom.ReadAsync(db => db.Articles.OrderBy(a => a.Code).Select(a => a.Code).ToListAsync()));
    }

    [Fact]
    public async Task A_body_beyond_its_bounds_is_told_in_words()
    {
        await using var content = await ContentFixture.OpenAsync();
        content.Article("deep", body: new string('>', 150_000));
        content.Article("long", body: new string('x', ArticleMarkdown.MaxLength + 1));
        content.Article("picture", body: "One.\n\n![Alt](nowhere.jpg)");
        var report = await content.ImportAsync();
        Assert.Equal(
            [("articles/deep.md", 6, "This text is nested too deeply: use fewer quotes or lists within one another."), ("articles/long.md", 6, "This text is longer than 200000 characters."), ("articles/picture.md", 8, "There is no picture nowhere.jpg in media/.")],
            report.Problems.Select(p => (p.Path, p.Line, p.Reason)));
    }

    [Fact]
    public async Task A_story_is_told_in_three_editions()
    {
        await using var content = await ContentFixture.OpenAsync();
        content.Article("en", "id: aaaaaa1\nstory: snow\nlang: en\nslug: snow");
        content.Article("fa", "id: aaaaaa2\nstory: snow\nlang: fa-AF\nslug: snow\ntranslatedFrom: en\ntags: [برف]", "برف");
        content.Article("ps", "id: aaaaaa3\nstory: snow\nlang: ps\nslug: snow\ntags: [واوره]", "واوره");
        Assert.True((await content.ImportAsync()).Succeeded);
        Assert.Equal(1, await content.Newsroom.ReadAsync(db => db.Stories.CountAsync()));
        Assert.Equal(["en", "fa-AF", "ps"], await content.Newsroom.ReadAsync(db => db.Articles.Where(a => a.Story.Key == "snow").OrderBy(a => a.Edition).Select(a => a.Edition).ToListAsync()));
        Assert.Equal(["fa-AF", "ps"], await content.Newsroom.ReadAsync(db => db.Topics.OrderBy(t => t.Edition).Select(t => t.Edition).ToListAsync()));
    }

    [Fact]
    public async Task Every_key_reaches_the_article()
    {
        await using var content = await ContentFixture.OpenAsync();
        await content.Newsroom.WriteAsync(db => db.Authors.AddRange(new Author { Slug = "one" }, new Author { Slug = "two" }));
        content.Picture("snow.jpg");
        content.Article("one", """
            id: aaaaaa1
            summary: "A “summary”"
            updated: 2026-11-02T08:30:00+04:30
            section: afghanistan
            authors: [two, one]
            guests: [Zmaray Safi, Ann]
            comments: closed
            evergreen: true
            image: snow.jpg
            imageAlt: برف
            imageAltLang: fa-AF
            imageCaption: Snow
            imageCredit: "Photo: One"
            weather: cold
            """);
        var report = await content.ImportAsync();
        Assert.True(report.Succeeded, string.Join('\n', report.Problems));
        var article = await SingleAsync(content, "aaaaaa1");
        Assert.Equal(("A “summary”", "afghanistan", CommentsRule.Closed, true, "weather: cold\n"), (article.Summary, article.Section!.Slug, article.Comments, article.Evergreen, article.OtherFrontMatter));
        Assert.Equal(new DateTime(2026, 11, 2, 4, 0, 0), article.UpdatedAt);
        Assert.Equal("Zmaray Safi, Ann", article.Guests);
        Assert.Equal(["two", "one"], article.Bylines.OrderBy(b => b.Position).Select(b => b.Author.Slug));
        Assert.Equal(("برف", "fa-AF", "Snow", "Photo: One", "snow.jpg"), (article.Lead!.Alt, article.Lead.AltLang, article.Lead.Caption, article.Lead.Credit, article.Lead.MediaFile.Name));
        Assert.Equal(["snow.jpg"], article.Pictures.Select(p => p.MediaFile.Name));
    }

    [Theory]
    [InlineData("draft: true", ArticleState.Draft, 0)]
    [InlineData("draft: true\nstate: submitted", ArticleState.Submitted, 0)]
    [InlineData("state: withdrawn", ArticleState.Withdrawn, 0)]
    [InlineData("state: published\ndraft: false", ArticleState.Published, 1)]
    public async Task A_file_says_what_readers_see(string keys, ArticleState state, int shown)
    {
        await using var content = await ContentFixture.OpenAsync();
        content.Article("one", "id: aaaaaa1\n" + keys);
        await content.ImportAsync();
        var article = await SingleAsync(content, "aaaaaa1");
        Assert.Equal((state, new DateTime(2026, 11, 1, 7, 30, 0)), (article.State, article.PublishedAt!.Value));
        Assert.Equal(shown, await content.Newsroom.ReadAsync(db => db.Articles.Published(content.Newsroom.Clock.Now).CountAsync()));
    }

    [Fact]
    public async Task A_picture_that_the_desk_deleted_comes_back_with_an_article_that_shows_it_and_not_by_itself()
    {
        await using var content = await ContentFixture.OpenAsync();
        content.Picture("snow.jpg");
        await content.ImportAsync();
        var key = await content.Newsroom.ReadAsync(db => db.MediaFiles.Select(m => m.Key).SingleAsync());
        await content.Newsroom.InScopeAsync(s => s.GetRequiredService<DeletePicture>().RunAsync(key, default));
        Assert.True((await content.ImportAsync()).Succeeded);
        Assert.Empty(await content.Newsroom.ReadAsync(db => db.MediaFiles.ToListAsync()));

        content.Article("one", "id: aaaaaa1\nimage: snow.jpg\nimageAlt: Snow");
        Assert.True((await content.ImportAsync()).Succeeded);
        Assert.Equal(key, (await SingleAsync(content, "aaaaaa1")).Lead!.MediaFile.Key);
        Assert.Empty(await content.Newsroom.ReadAsync(db => db.Tombstones.ToListAsync()));
    }

    [Fact]
    public async Task A_picture_that_was_destroyed_does_not_come_back_with_a_file()
    {
        await using var content = await ContentFixture.OpenAsync();
        content.Picture("snow.jpg");
        content.Article("one", "id: aaaaaa1\nimage: snow.jpg\nimageAlt: Snow");
        await content.ImportAsync();
        await content.Newsroom.InScopeAsync(s => s.GetRequiredService<KillArticle>().RunAsync("aaaaaa1", null, default));
        content.Article("two", "id: aaaaaa2\nimage: snow.jpg\nimageAlt: Snow");
        Assert.NotEmpty((await content.ImportAsync()).Problems);
        Assert.False(await content.Newsroom.ReadAsync(db => db.Articles.AnyAsync(a => a.Code == "aaaaaa2")));

        // Nor into an older copy of the paper, in which it has no row.
        await content.Newsroom.WriteAsync(db => db.RemoveRange(db.MediaFiles.ToList()));
        Assert.NotEmpty((await content.ImportAsync()).Problems);
        Assert.Empty(Directory.GetFiles(content.Newsroom.Data.Media));
    }

    [Fact]
    public async Task A_date_that_was_wrong_is_put_right()
    {
        await using var content = await ContentFixture.OpenAsync();
        content.Write("articles/one.md", "---\nid: aaaaaa1\ntitle: x\ndate: 2020-01-01T00:00:00Z\n---\n");
        await content.ImportAsync();
        content.Write("articles/one.md", "---\nid: aaaaaa1\ntitle: x\ndate: 2021-01-01T00:00:00Z\n---\n");
        await content.ImportAsync();
        Assert.Equal(2021, (await SingleAsync(content, "aaaaaa1")).PublishedAt!.Value.Year);
    }

    [Fact]
    public async Task Headlines_that_are_alike_get_addresses_of_their_own()
    {
        await using var content = await ContentFixture.OpenAsync();
        foreach (var name in new[] { "a", "b", "c" }) content.Article(name);
        content.Article("d", title: new string('x', 90));
        content.Article("e", title: new string('x', 90));
        content.Article("f", "id: aaaaaa9", "???");
        Assert.True((await content.ImportAsync()).Succeeded);
        Assert.Equal(
            [new string('x', 78) + "-2", new string('x', 80), "aaaaaa9", "snow-closes-the-salang-pass", "snow-closes-the-salang-pass-2", "snow-closes-the-salang-pass-3"],
            (await content.Newsroom.ReadAsync(db => db.Articles.Select(a => a.Slug).ToListAsync())).Order(StringComparer.Ordinal).OrderByDescending(s => s.StartsWith('x')));
    }

    [Fact]
    public async Task An_import_that_was_killed_is_completed_by_the_next_without_doubles()
    {
        await using var content = await ContentFixture.OpenAsync();
        for (var i = 0; i < 130; i++) content.Article($"n{i:000}", $"tags: [T{i % 3}]\nstory: s{i}", $"Number {i}");
        using var kill = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => content.ImportAsync(new At(110, kill), kill.Token));
        Assert.Equal(100, await content.Newsroom.ReadAsync(db => db.Articles.CountAsync()));

        var report = await content.ImportAsync();
        Assert.Equal((30, 100, true), (report.Added, report.Unchanged, report.Succeeded));
        Assert.Equal((130, 130, 3), (await content.Newsroom.ReadAsync(db => db.Articles.CountAsync()), await content.Newsroom.ReadAsync(db => db.Stories.CountAsync()), await content.Newsroom.ReadAsync(db => db.Topics.CountAsync())));
    }

    [Fact]
    public async Task A_file_that_the_database_refuses_harms_no_other()
    {
        await using var content = await ContentFixture.OpenAsync();
        await content.Newsroom.InScopeAsync(async scope =>
        {
            var db = scope.GetRequiredService<NewsSite.Data.NewsDb>();
            await db.WriteAsync(() => db.Database.ExecuteSqlRawAsync("CREATE TRIGGER Refuse BEFORE INSERT ON Articles WHEN NEW.Headline = 'Bad' BEGIN SELECT RAISE(ABORT, 'no such article'); END"));
            return 0;
        });
        content.Article("a");
        content.Article("b", title: "Bad");
        content.Article("c");
        var report = await content.ImportAsync();
        Assert.Equal(2, report.Added);
        var problem = Assert.Single(report.Problems);
        Assert.Equal("articles/b.md", problem.Path);
        Assert.Contains("no such article", problem.Reason, StringComparison.Ordinal);
        Assert.Equal(2, await content.Newsroom.ReadAsync(db => db.Articles.CountAsync()));
    }

    [Fact]
    public async Task A_picture_that_was_replaced_is_shown_where_the_text_stayed_the_same()
    {
        await using var content = await ContentFixture.OpenAsync();
        content.Picture("x.jpg");
        content.Picture("same.jpg");
        content.Article("lead", "id: aaaaaa1\nimage: x.jpg");
        content.Article("body", "id: aaaaaa2", "Body", "![A](same.jpg)");
        var first = await content.ImportAsync();
        Assert.True(first.Succeeded, string.Join('\n', first.Problems));
        Assert.Equal(1, first.Pictures);
        var before = await SingleAsync(content, "aaaaaa1");
        Assert.Contains(before.Lead!.MediaFile.Key, (await SingleAsync(content, "aaaaaa2")).BodyHtml, StringComparison.Ordinal);

        content.Picture("x.jpg", 100);
        var report = await content.ImportAsync();
        Assert.Equal((1, 1), (report.Changed, report.Unchanged));
        var after = await SingleAsync(content, "aaaaaa1");
        Assert.NotEqual(before.Lead.MediaFile.Key, after.Lead!.MediaFile.Key);
        Assert.Equal([after.Lead.MediaFileId], after.Pictures.Select(p => p.MediaFileId));
    }

    [Fact]
    public async Task What_is_no_picture_is_told()
    {
        await using var content = await ContentFixture.OpenAsync();
        content.Write("media/x.jpg", "<script>");
        content.Article("one", "image: x.jpg");
        content.Article("two");
        var report = await content.ImportAsync();
        Assert.Equal(["articles/one.md", "media/x.jpg"], report.Problems.Select(p => p.Path).Order());
        Assert.Equal(1, report.Added);
    }

    private static Task<Article> SingleAsync(ContentFixture content, string code) => content.Newsroom.ReadAsync(db => db.Articles.AsSplitQuery()
        .Include(a => a.Section).Include(a => a.Lead!.MediaFile).Include(a => a.OldSlugs).Include(a => a.Topics).ThenInclude(t => t.Topic)
        .Include(a => a.Bylines).ThenInclude(b => b.Author).Include(a => a.Pictures).ThenInclude(p => p.MediaFile).SingleAsync(a => a.Code == code));

    private sealed class At(int file, CancellationTokenSource kill) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Done == file) kill.Cancel();
        }
    }
}
