using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.TestKit;
using NewsSite.Web.Tests.Pages.Admin.Pictures;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin.Articles;

/// <summary>Withdrawn, destroyed, and published by mistake.</summary>
public sealed class TakenDownTests
{
    private const string Secret = "the name of the source";

    [Fact]
    public async Task A_withdrawn_article_says_so_at_all_its_addresses_and_can_come_back()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("A story", "publish");
        await editor.EditAsync(code, "save", ("slug", "a-better-name"));
        using var reader = site.Client();
        string[] addresses = ["/articles/a-better-name", "/articles/a-story", $"/a/{code}"];
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.MovedPermanently, HttpStatusCode.MovedPermanently], await StatusesAsync(reader, addresses)); // control

        using var answer = await editor.PostFormAsync($"/admin/articles/{code}/withdraw", [("step", "withdraw"), ("note", "Not true.")]);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal([HttpStatusCode.Gone, HttpStatusCode.Gone, HttpStatusCode.Gone], await StatusesAsync(reader, addresses));
        Assert.Equal((RevisionKind.Withdrawn, "Not true."), await site.ReadAsync(async db => await db.Revisions.OrderByDescending(r => r.Id).Select(r => ValueTuple.Create(r.Kind, r.Note)).FirstAsync()));

        await editor.EditAsync(code, "unpublish");
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound], await StatusesAsync(reader, addresses));
        await editor.EditAsync(code, "publish");
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.MovedPermanently, HttpStatusCode.MovedPermanently], await StatusesAsync(reader, addresses));
    }

    [Fact]
    public async Task A_picture_that_stood_above_it_before_is_destroyed_with_it()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var (former, other, elsewhere) = (await site.StorePictureAsync("former.jpg", 61), await site.StorePictureAsync("other.jpg", 62), await site.StorePictureAsync("elsewhere.jpg", 63));
        await editor.WriteArticleAsync("Elsewhere", "publish", ("picture", elsewhere.Key), ("alt", "A bridge"));
        var code = await editor.WriteArticleAsync("A story", "publish", ("picture", former.Key), ("alt", "A bridge"));
        (await editor.EditAsync(code, "save", ("picture", elsewhere.Key))).Dispose();
        (await editor.EditAsync(code, "save", ("picture", other.Key))).Dispose();
        (await editor.PostFormAsync($"/admin/articles/{code}/withdraw", [("step", "kill"), ("sure", "true")], form: "form:has(#sure)")).Dispose();
        Assert.Equal(new[] { former.Key, other.Key }.Order(), (await site.ReadAsync(db => db.MediaFiles.Where(m => m.DestroyedAt != null).Select(m => m.Key).ToListAsync())).Order());
    }

    [Fact]
    public async Task One_that_comes_back_keeps_its_time_and_an_undo_withdraws_it_again()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("A story", "publish");
        var time = (await site.ArticleAsync(code)).PublishedAt;
        site.Clock.Now = site.Clock.Now.AddMinutes(30);
        (await editor.PostFormAsync($"/admin/articles/{code}/withdraw", [("step", "withdraw")])).Dispose();
        using var listed = await ListTests.MoveAsync(editor, "publish", code);
        Assert.Equal((ArticleState.Published, time), ((await site.ArticleAsync(code)).State, (await site.ArticleAsync(code)).PublishedAt));

        using var answer = await editor.PostFormAsync($"/admin/articles/{code}", [("step", "undo")], form: "form.undo");
        Assert.Equal((ArticleState.Withdrawn, time), ((await site.ArticleAsync(code)).State, (await site.ArticleAsync(code)).PublishedAt));
        Assert.Equal(HttpStatusCode.Gone, await site.Client().StatusAsync("/articles/a-story"));
    }

    [Fact]
    public async Task What_was_never_public_is_not_withdrawn()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("A draft");
        Assert.Null((await editor.ReadPageAsync($"/admin/articles/{code}/withdraw")).QuerySelector("button[value=withdraw]"));
        using var answer = await editor.PostFormAsync($"/admin/articles/{code}/withdraw", [("step", "withdraw")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(ArticleState.Draft, (await site.ArticleAsync(code)).State);
    }

    [Fact]
    public async Task Destroying_leaves_no_word_and_no_picture_but_what_another_article_shows()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var own = await UploadAsync(editor, "Doomed", TestPictures.Jpeg(640, 480), ("body", $"It says {Secret}."), ("note", Secret), ("topics", Secret));
        await editor.EditAsync(own, "save", ("body", $"And again {Secret}."));
        var shared = await UploadAsync(editor, "Neighbour", TestPictures.Jpeg(480, 640));
        var other = (await site.ArticleAsync(shared)).Lead!.MediaFile;
        await editor.EditAsync(own, "save", ("body", $"With ![it]({other.Name}) and {Secret}."));
        var picture = (await site.ArticleAsync(own)).Lead!.MediaFile;
        using var reader = site.Client();
        Assert.Contains(Secret, await reader.TextAsync("/articles/doomed"), StringComparison.Ordinal); // control
        Assert.Equal(HttpStatusCode.OK, await reader.StatusAsync($"/media/{picture.Key}-320.jpg"));
        Assert.True(InFiles(site.Data.Path, Secret));

        using var unsure = await editor.PostFormAsync($"/admin/articles/{own}/withdraw", [("step", "kill")], form: "form:has(#sure)");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsure.StatusCode);
        Assert.Equal(ArticleState.Published, (await site.ArticleAsync(own)).State);

        using var answer = await editor.PostFormAsync($"/admin/articles/{own}/withdraw", [("step", "kill"), ("sure", "true")], form: "form:has(#sure)");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Neighbour", (await TestSite.ReadPageAsync(answer)).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Gone, await reader.StatusAsync("/articles/doomed"));
        Assert.Equal(HttpStatusCode.Gone, await reader.StatusAsync($"/media/{picture.Key}-320.jpg"));
        Assert.Equal(HttpStatusCode.Gone, await editor.StatusAsync($"/media/{picture.Key}-320.jpg"));
        Assert.Equal(HttpStatusCode.OK, await reader.StatusAsync($"/media/{other.Key}-320.jpg"));
        Assert.Empty(Directory.GetFiles(site.Data.Media, $"{picture.Key}*"));
        foreach (var address in new[] { "/", "/feed.xml", "/search?q=source", $"/search?q={Uri.EscapeDataString(Secret)}" }) Assert.DoesNotContain("/articles/doomed", await reader.TextAsync(address), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, await editor.GetStringAsync($"/admin/articles/{own}/revisions"), StringComparison.Ordinal);
        Assert.All(await site.ReadAsync(db => db.Revisions.Where(r => r.Article.Code == own).ToListAsync()), r => Assert.True(r.IsPurged && r.Body.Length + r.Note.Length + r.Headline.Length == 0));
        Assert.False(InFiles(site.Data.Path, Secret), "the words are still in a file of the paper");

        Assert.Null((await editor.ReadPageAsync($"/admin/articles/{own}")).QuerySelector("form.writing"));
        using var again = await editor.PostFormAsync("/admin/articles/new", [("headline", "Once more"), ("alt", "It."), ("step", "save")], "form.writing", ("other.jpg", TestPictures.Jpeg(640, 480)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
    }

    [Fact]
    public async Task A_draft_that_is_destroyed_was_never_there_for_readers()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("Planned", "save", ("publishAt", "2030-01-01T10:00"));
        using var answer = await editor.PostFormAsync($"/admin/articles/{code}/withdraw", [("step", "kill"), ("sure", "true")], form: "form:has(#sure)");
        Assert.Equal(ArticleState.Killed, (await site.ArticleAsync(code)).State);
        Assert.Equal(HttpStatusCode.NotFound, await site.Client().StatusAsync("/articles/planned"));
        Assert.Equal(HttpStatusCode.NotFound, await site.Client().StatusAsync($"/a/{code}"));
    }

    [Fact]
    public async Task A_publication_is_undone_within_a_minute_and_no_feed_has_told_of_it()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("Oops", "publish");
        using var reader = site.Client();
        site.Clock.Now = site.Clock.Now.AddSeconds(59);
        Assert.Equal(HttpStatusCode.OK, await reader.StatusAsync("/articles/oops"));
        foreach (var told in new[] { "/feed.xml", $"/sitemap-{site.Clock.Now:yyyy-MM}.xml" }) Assert.DoesNotContain("oops", await reader.TextAsync(told), StringComparison.OrdinalIgnoreCase);
        using var answer = await editor.PostFormAsync($"/admin/articles/{code}", [("step", "undo")], form: "form.undo");
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var article = await site.ArticleAsync(code);
        Assert.Equal((ArticleState.Draft, null, null), (article.State, article.PublishedAt, article.FirstPublishedAt));
        Assert.Equal(HttpStatusCode.NotFound, await reader.StatusAsync("/articles/oops"));
        site.Clock.Now = site.Clock.Now.AddMinutes(5);
        Assert.DoesNotContain("Oops", await reader.TextAsync("/feed.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_published_once_more_waits_its_minute_too_and_after_it_nothing_is_undone()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("Old words", "publish");
        site.Clock.Now = site.Clock.Now.AddMinutes(10);
        using var reader = site.Client();
        Assert.Contains("Old words", await reader.TextAsync("/feed.xml"), StringComparison.Ordinal); // control
        await editor.EditAsync(code, "unpublish");
        await editor.EditAsync(code, "publish", ("headline", "New words"));
        Assert.DoesNotContain("New words", await reader.TextAsync("/feed.xml"), StringComparison.Ordinal);
        Assert.NotNull((await editor.ReadPageAsync($"/admin/articles/{code}")).QuerySelector("form.undo"));
        site.Clock.Now = site.Clock.Now.AddSeconds(60);
        Assert.Contains("New words", await reader.TextAsync("/feed.xml"), StringComparison.Ordinal);
        Assert.Contains("old-words", await reader.TextAsync($"/sitemap-{site.Clock.Now:yyyy-MM}.xml"), StringComparison.Ordinal);
        Assert.Null((await editor.ReadPageAsync($"/admin/articles/{code}")).QuerySelector("form.undo"));
        using var late = await editor.PostFormAsync($"/admin/articles/{code}/withdraw", [("step", "undo")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Equal(ArticleState.Published, (await site.ArticleAsync(code)).State);
    }

    private static async Task<string> UploadAsync(HttpClient editor, string headline, byte[] picture, params (string Field, string? Value)[] more)
    {
        using var answer = await editor.PostFormAsync("/admin/articles/new", [("headline", headline), ("body", "Words."), ("alt", "It."), ("step", "publish"), .. more], "form.writing", ($"{headline.ToLowerInvariant()}.jpg", picture));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.OriginalString.Split('/', '?')[3];
    }

    private static async Task<HttpStatusCode[]> StatusesAsync(HttpClient client, string[] addresses)
    {
        var statuses = new List<HttpStatusCode>();
        foreach (var address in addresses) statuses.Add(await client.StatusAsync(address));
        return [.. statuses];
    }

    // As bytes, the log of the database too.
    private static bool InFiles(string folder, string words) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)).Any(file =>
    {
        using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        open.CopyTo(copy);
        return copy.GetBuffer().AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(words)) >= 0;
    });
}
