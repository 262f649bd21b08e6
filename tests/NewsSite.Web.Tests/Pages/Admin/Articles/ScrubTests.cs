using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin.Articles;

/// <summary>A safety edit takes a source's name out of an article as if it had never been written.</summary>
public sealed class ScrubTests
{
    private const string Name = "Zmaryalay Qaderi";

    [Fact]
    public async Task The_name_is_nowhere_any_more_not_even_on_the_disk()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync($"What {Name} saw", "publish", ("summary", $"{Name}’s words."), ("body", $"He is ZMARYALAY **qaderi**, of Herat.\n\nZmaryalay Qaderi's house."), ("socialTitle", Name), ("topics", $"Herat, {Name}"), ("note", $"Asked {Name}"));
        using var again = await editor.PostFormAsync($"/admin/articles/{code}", [("body", $"Later: {Name} spoke.")], "form.writing");
        using var kept = await editor.PostFormAsync($"/admin/articles/{code}", [("body", $"Typed: {Name}.")], "form.writing", to: $"/admin/articles/{code}/autosave");
        using var corrected = await editor.PostFormAsync($"/admin/articles/{code}/corrections", [("text", $"{Name} is no general."), ("step", "Save")]);
        Assert.Equal(HttpStatusCode.SeeOther, corrected.StatusCode);
        var before = (await site.ArticleAsync(code)).Slug;
        Assert.True(await IsOnDiskAsync(site)); // the control

        using var found = await editor.PostFormAsync(Address(code), [("passages", Name), ("step", "find")]);
        var plan = (await TestSite.ReadPageAsync(found)).QuerySelector("[role='status']")!.TextContent;
        Assert.Contains("2 versions", plan, StringComparison.Ordinal);
        Assert.True(await IsOnDiskAsync(site)); // looking changes nothing
        using var done = await editor.PostFormAsync(Address(code), [("passages", Name), ("instead", "a shopkeeper"), ("step", "remove")]);
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);

        Assert.False(await IsOnDiskAsync(site));
        var article = await site.ArticleAsync(code);
        Assert.Equal(("What a shopkeeper saw", "a shopkeeper words.", "Later: a shopkeeper spoke."), (article.Headline, article.Summary, article.Body));
        Assert.Contains("He is a shopkeeper, of Herat.", await site.ReadAsync(db => db.Revisions.OrderBy(r => r.Id).Select(r => r.Body).FirstAsync()), StringComparison.Ordinal);
        using var reader = site.Client();
        var page = await reader.ReadPageAsync($"/articles/{article.Slug}");
        Assert.Contains("A detail was removed to protect a person.", page.QuerySelector(".story")!.TextContent, StringComparison.Ordinal);
        using var open = await editor.PostFormAsync($"/admin/articles/{code}", [("version", $"{article.Version - 1}"), ("body", $"Still open: {Name}.")], "form.writing", to: $"/admin/articles/{code}/autosave");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, open.StatusCode); // a form from before brings nothing back
        Assert.False(await IsOnDiskAsync(site));
        using var taken = await editor.PostFormAsync($"/admin/articles/{code}", [], "form.writing", to: $"/admin/articles/{code}/autosave");
        Assert.Equal(HttpStatusCode.NoContent, taken.StatusCode); // what was kept, and is taken up again, is kept on
        using var old = await reader.GetAsync($"/articles/{before}");
        Assert.Equal(HttpStatusCode.NotFound, old.StatusCode); // its address held the name
        Assert.Empty((await reader.ReadPageAsync("/search?q=Qaderi")).QuerySelectorAll("main .card"));
        Assert.DoesNotContain("Qaderi", await reader.TextAsync("/feed.xml"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, await site.ReadAsync(db => db.StaffEvents.CountAsync(e => e.Act == StaffAct.ArticleScrubbed)));
        Assert.Equal(["Herat"], page.QuerySelectorAll(".topics a").Select(a => a.TextContent));
    }

    [Fact]
    public async Task What_it_leaves_in_comments_is_told()
    {
        using var site = await TestSite.StartAsync(("Comments:Moderation", "None"));
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var reader = site.Client();
        var code = await site.ReadAsync(db => db.Articles.Where(a => a.Code == "m1nsk24").Select(a => a.Code).SingleAsync());
        await reader.CommentAsync($"I know {Name}.");
        await reader.CommentAsync("Zmaryalay **Qaderi**, too.");
        await reader.CommentAsync("Nobody.");
        using var found = await editor.PostFormAsync(Address(code), [("passages", Name), ("step", "find")]);
        var plan = (await TestSite.ReadPageAsync(found)).QuerySelector("[role='status']")!;
        Assert.Contains("2 comments below the article hold it", plan.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, (await editor.ReadPageAsync(plan.QuerySelector("a[href^='/admin/comments']")!.GetAttribute("href")!)).QuerySelectorAll(".card").Length);
    }

    [Fact]
    public async Task A_banner_that_has_ended_stays_ended_and_one_without_a_link_is_scrubbed_too()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync($"What {Name} saw", "publish");
        (await editor.PostFormAsync("/admin/front", [("banner", $"{Name} is speaking now"), ("act", "set")], ".banner-form")).Dispose();
        using var reader = site.Client();
        Assert.Contains("speaking now", await reader.TextAsync("/"), StringComparison.Ordinal);
        (await editor.PostFormAsync("/admin/front", [("act", "end")], "[role=status] form")).Dispose();
        using var done = await editor.PostFormAsync(Address(code), [("passages", Name), ("step", "remove")]);
        Assert.DoesNotContain("speaking now", await reader.TextAsync("/"), StringComparison.Ordinal);
        Assert.Equal("▇▇▇▇▇ is speaking now", await site.ReadAsync(db => db.Banners.Select(b => b.Text).SingleAsync()));
    }

    [Fact]
    public async Task What_only_the_breaking_news_hold_goes_from_there_and_the_article_is_not_blamed()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("Of something else", "publish");
        var before = await site.ArticleAsync(code);
        (await editor.PostFormAsync("/admin/front", [("banner", $"{Name} is speaking now"), ("act", "set")], ".banner-form")).Dispose();
        using var done = await editor.PostFormAsync(Address(code), [("passages", Name), ("step", "remove")]);
        Assert.Contains("in breaking news", (await TestSite.ReadPageAsync(done)).QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("▇▇▇▇▇ is speaking now", await site.ReadAsync(db => db.Banners.Select(b => b.Text).SingleAsync()));
        var after = await site.ArticleAsync(code);
        Assert.Equal((before.Version, null), (after.Version, after.ScrubbedAt));
        Assert.False(await site.ReadAsync(db => db.Set<LedgerLine>().AnyAsync())); // a restore would kill it
    }

    [Fact]
    public async Task What_is_not_there_changes_nothing_and_tells_readers_nothing()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("Untouched", "publish");
        var before = await site.ArticleAsync(code);
        using var answer = await editor.PostFormAsync(Address(code), [("passages", Name), ("step", "remove")]);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal((before.Version, null), ((await site.ArticleAsync(code)).Version, (await site.ArticleAsync(code)).ScrubbedAt));
    }

    [Theory]
    [InlineData("He is [Zmaryalay](https://example.org) Qaderi.")]
    [InlineData("He is Zmary&#97;lay Qaderi.")]
    public async Task What_is_still_read_is_told_and_older_versions_of_it_go_whole(string body)
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("In parts", "publish", ("body", body));
        using var first = await editor.PostFormAsync(Address(code), [("passages", Name), ("step", "remove")]);
        Assert.Contains("can still be read", (await TestSite.ReadPageAsync(first)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        (await editor.EditAsync(code, "save", ("body", $"He is {Name}."))).Dispose(); // written plainly, as it says
        using var again = await editor.PostFormAsync(Address(code), [("passages", Name), ("step", "remove")]);
        Assert.DoesNotContain("can still be read", (await TestSite.ReadPageAsync(again)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("He is ▇▇▇▇▇.", (await site.ArticleAsync(code)).Body);
        Assert.DoesNotContain(await site.ReadAsync(db => db.Revisions.Select(r => r.Body).ToListAsync()), b => b.Contains("Qaderi", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_readers_compare_and_what_is_typed_hold_it_no_more_in_parts_either()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("In parts", "publish", ("body", "He is [Zmaryalay](https://example.org) Qaderi."));
        site.Clock.Advance(TimeSpan.FromMinutes(5));
        (await editor.EditAsync(code, "save", ("body", "He is nobody."))).Dispose();
        site.Clock.Advance(TimeSpan.FromMinutes(5));
        (await editor.PostFormAsync($"/admin/articles/{code}/corrections", [("text", "He was not named."), ("compared", "true")], "form:has([name=compared])")).Dispose();
        Assert.NotNull((await site.ReadAsync(db => db.Set<Correction>().SingleAsync())).Compared); // the control
        (await editor.PostFormAsync($"/admin/articles/{code}", [("body", "He is *Zmary*alay Qaderi, or [Zmaryalay](https://example.org) Qaderi.")], "form.writing", to: $"/admin/articles/{code}/autosave")).Dispose();
        Assert.Equal(1, await site.ReadAsync(db => db.Autosaves.CountAsync()));
        using var done = await editor.PostFormAsync(Address(code), [("passages", Name), ("step", "remove")]);
        Assert.DoesNotContain("can still be read", (await TestSite.ReadPageAsync(done)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await site.ReadAsync(db => db.Set<Correction>().SingleAsync())).Compared);
        Assert.Equal(0, await site.ReadAsync(db => db.Autosaves.CountAsync()));

        // The words of a correction itself are an editor's to write plainly.
        await site.WriteAsync(async db => (await db.Set<Correction>().SingleAsync()).Word(CorrectionKind.Correction, CorrectionPlace.Top, "It was [Zmaryalay](https://example.org) Qaderi."));
        using var told = await editor.PostFormAsync(Address(code), [("passages", Name), ("step", "find")]);
        Assert.Contains("can still be read", (await TestSite.ReadPageAsync(told)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_editions_of_the_story_are_named_and_left_alone()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await site.ReadAsync(db => db.Articles.Where(a => a.Slug == "two-calendars").Select(a => a.Code).SingleAsync());
        using var found = await editor.PostFormAsync(Address(code), [("passages", "Kabul"), ("step", "find")]);
        var page = await TestSite.ReadPageAsync(found);
        Assert.Equal(2, page.QuerySelectorAll("[role='status'] a[href$='/scrub']").Length);
        Assert.Equal("Kabul", page.QuerySelector("#passages")!.TextContent.Trim());
    }

    [Theory]
    [InlineData("summary")]
    [InlineData("guests")]
    [InlineData("socialDescription")]
    public async Task Another_edition_that_holds_the_words_in_any_field_is_told_apart(string field)
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await site.ReadAsync(db => db.Articles.Where(a => a.Slug == "two-calendars").Select(a => a.Code).SingleAsync());
        var others = await site.ReadAsync(db => db.Articles.Where(a => a.Code == code).SelectMany(a => db.Articles.Where(o => o.StoryId == a.StoryId && o.Id != a.Id)).Select(o => o.Code).ToListAsync());
        Assert.Equal(0, await ToldAsync()); // the control
        (await editor.EditAsync(others[0], "save", (field, $"With {Name}"))).Dispose();
        Assert.Equal(1, await ToldAsync());

        async Task<int> ToldAsync()
        {
            using var found = await editor.PostFormAsync(Address(code), [("passages", $"{Name}\nKabul"), ("step", "find")]);
            return (await TestSite.ReadPageAsync(found)).QuerySelectorAll("[role='status'] li:has(a[href$='/scrub'])").Count(li => li.TextContent.Trim() != li.FirstElementChild!.TextContent);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("…\n—")]
    [InlineData(null)]
    public async Task What_names_nothing_is_refused_and_kept(string? passages)
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var code = await editor.WriteArticleAsync("Untouched");
        passages ??= string.Join('\n', Enumerable.Range(0, 21).Select(n => $"name {n}"));
        using var answer = await editor.PostFormAsync(Address(code), [("passages", passages), ("step", "remove")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotNull((await TestSite.ReadPageAsync(answer)).QuerySelector("#fault-passages"));
        Assert.Null((await site.ArticleAsync(code)).ScrubbedAt);
    }

    private static string Address(string code) => $"/admin/articles/{code}/scrub";

    // In the letters of the text and in those of the search; the request's own copy in a page file is overwritten by then.
    private static async Task<bool> IsOnDiskAsync(TestSite site)
    {
        foreach (var file in Directory.GetFiles(site.Data.Path, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var memory = new MemoryStream();
            await stream.CopyToAsync(memory);
            if (Encoding.Latin1.GetString(memory.ToArray()).Contains("qaderi", StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }
}
