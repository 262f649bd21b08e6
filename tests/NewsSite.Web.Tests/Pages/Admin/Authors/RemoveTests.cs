using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Import;
using NewsSite.Model;
using NewsSite.TestKit;
using NewsSite.Web.Tests.Pages.Admin.Pictures;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin.Authors;

/// <summary>Who must not be named any more is named nowhere, by one act.</summary>
public sealed class RemoveTests
{
    [Fact]
    public async Task A_byline_is_removed_from_articles_feeds_json_search_and_credits()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var author = await editor.PostFormAsync("/admin/authors/new", [("names[en]", "Parwin Azimi"), ("slug", "parwin")]);
        Assert.Equal(HttpStatusCode.SeeOther, author.StatusCode);
        var picture = await site.StorePictureAsync(width: 80);
        await site.DescribeAsync(picture, "A bridge", credit: "Parwin Azimi");
        var code = await editor.WriteArticleAsync("Named", "publish", ("authors", "parwin"), ("picture", picture.Key), ("alt", "A bridge"), ("credit", "Photo: Parwin Azimi"));
        var other = await editor.WriteArticleAsync("Another", "publish", ("picture", picture.Key), ("alt", "A bridge"), ("credit", "Parwin Azimizada"));
        var mention = await editor.WriteArticleAsync("Mentioned", "publish", ("body", "As Parwin Azimi wrote."));
        using var thanks = await editor.PostFormAsync("/admin/pages/en/new", [("title", "Thanks"), ("body", "To Parwin Azimi."), ("slug", "thanks")]);
        var named = await site.StorePictureAsync("Parwin Azimi.jpg", width: 90);
        site.Clock.Advance(TimeSpan.FromMinutes(2)); // feeds wait for the time of the undo
        using var reader = site.Client();
        var slug = (await site.ArticleAsync(code)).Slug;
        Assert.Contains("Parwin", await reader.TextAsync($"/articles/{slug}"), StringComparison.Ordinal); // the control
        Assert.Contains("Named", await reader.TextAsync("/authors/parwin/feed.xml"), StringComparison.Ordinal);

        using var unsure = await editor.PostFormAsync("/admin/authors/parwin/remove", []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsure.StatusCode);
        using var done = await editor.PostFormAsync("/admin/authors/parwin/remove", [("sure", "true")]);
        var told = await TestSite.ReadPageAsync(done);
        Assert.Equal([$"/admin/articles/{mention}/scrub", $"/admin/pictures/{named.Key}", "/admin/pages/en/thanks"], told.QuerySelectorAll("main section a").Select(a => a.GetAttribute("href")));

        Assert.DoesNotContain("Parwin", await reader.TextAsync($"/articles/{slug}"), StringComparison.Ordinal);
        Assert.Equal("Photo", (await site.ArticleAsync(code)).Lead!.Credit);
        Assert.Equal("Parwin Azimizada", (await site.ArticleAsync(other)).Lead!.Credit); // somebody else
        Assert.Equal("", await site.ReadAsync(db => db.PictureNotes.Where(n => n.MediaFileId == picture.Id).Select(n => n.Credit).SingleAsync()));
        foreach (var address in new[] { "/authors/parwin", "/authors/parwin/feed.xml" })
        {
            using var page = await reader.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        }
        Assert.Empty(await site.ReadAsync(db => db.Tombstones.Where(t => t.Path.Contains("parwin")).ToListAsync())); // that would keep the name
        Assert.Equal(1, await site.ReadAsync(db => db.StaffEvents.CountAsync(e => e.Act == StaffAct.AuthorDeleted)));
    }

    [Theory]
    [InlineData("کَریم ولی")] // with a vowel's sign
    [InlineData("کـریم ولی")] // stretched
    [InlineData("كريم ولي")] // the Arabic keyboard's
    public async Task A_credit_goes_in_whatever_spelling(string credit)
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        (await editor.PostFormAsync("/admin/authors/new", [("names[en]", "کریم ولی"), ("slug", "karim")])).Dispose();
        var picture = await site.StorePictureAsync(width: 82);
        var code = await editor.WriteArticleAsync("Credited", "publish", ("picture", picture.Key), ("alt", "A bridge"), ("credit", credit));
        (await editor.PostFormAsync("/admin/authors/karim/remove", [("sure", "true")])).Dispose();
        Assert.Null((await site.ArticleAsync(code)).Lead!.Credit);
    }

    [Fact]
    public async Task Where_no_reader_looks_the_name_is_told_or_taken_out_as_well()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        (await editor.PostFormAsync("/admin/authors/new", [("names[en]", "Parwin Azimi"), ("slug", "parwin")])).Dispose();
        (await editor.PostFormAsync("/admin/authors/new", [("names[en]", "Ann"), ("slug", "ann"), ("bios[en]", "Works with Parwin Azimi.")])).Dispose();
        var titled = await editor.WriteArticleAsync("Titled", "publish", ("searchTitle", "Parwin Azimi in the valley"));
        var older = await editor.WriteArticleAsync("Older", "save", ("body", "Parwin Azimi wrote."));
        (await editor.EditAsync(older, "save", ("body", "Somebody wrote."))).Dispose();
        var tagged = await editor.WriteArticleAsync("Tagged", "save", ("topics", "Parwin Azimi"));
        var typed = await editor.WriteArticleAsync("Typed");
        (await editor.PostFormAsync($"/admin/articles/{typed}", [("guests", "Parwin Azimi, Sima"), ("authors", "parwin")], "form.writing", to: $"/admin/articles/{typed}/autosave")).Dispose();
        (await editor.PostFormAsync("/admin/front", [("banner", "Parwin Azimi is speaking now"), ("act", "set")], ".banner-form")).Dispose();

        using var done = await editor.PostFormAsync("/admin/authors/parwin/remove", [("sure", "true")]);
        Assert.Equal(
            new[] { $"/admin/articles/{titled}/scrub", $"/admin/articles/{older}/scrub", $"/admin/articles/{tagged}/scrub", "/admin/authors/ann", "/admin/front" }.Order(StringComparer.Ordinal),
            (await TestSite.ReadPageAsync(done)).QuerySelectorAll("main section a").Select(a => a.GetAttribute("href")!).Order(StringComparer.Ordinal));
        var kept = await site.ReadAsync(db => db.Autosaves.Select(a => a.Form).SingleAsync());
        Assert.Contains("Sima", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("parwin", kept, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_name_is_found_in_every_spelling_and_a_longer_one_is_another()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var author = await editor.PostFormAsync("/admin/authors/new", [("names[en]", "Karim Wali"), ("names[fa-AF]", "کریم ولی"), ("slug", "karim")]);
        Assert.Equal(HttpStatusCode.SeeOther, author.StatusCode);
        var picture = await site.StorePictureAsync(width: 81);
        var credit = await editor.WriteArticleAsync("Credited", "publish", ("picture", picture.Key), ("alt", "A bridge"), ("credit", "Photo: KARIM WALI / كريم ولي"));
        var guest = await editor.WriteArticleAsync("A guest", "publish", ("guests", "karim wali, Omid"));
        var mention = await editor.WriteArticleAsync("Mentioned", "publish", ("body", "As Karim WALI wrote."));
        var dari = await editor.WriteArticleAsync("یک گزارش", "publish", ("edition", "fa-AF"), ("searchTitle", "گزارش كريم ولي"), ("body", "بند نخست."), ("warned", "desk.warning.letters"));
        var other = await editor.WriteArticleAsync("Another", "publish", ("picture", picture.Key), ("alt", "A bridge"), ("credit", "Karim Walizada"));
        using var done = await editor.PostFormAsync("/admin/authors/karim/remove", [("sure", "true")]);
        var told = (await TestSite.ReadPageAsync(done)).QuerySelectorAll("main section a").Select(a => a.GetAttribute("href")).ToList();
        Assert.Equal(new[] { $"/admin/articles/{dari}/scrub", $"/admin/articles/{mention}/scrub" }.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
        Assert.Equal(("Photo", "Omid", "Karim Walizada"), ((await site.ArticleAsync(credit)).Lead!.Credit, (await site.ArticleAsync(guest)).Guests, (await site.ArticleAsync(other)).Lead!.Credit));
    }

    [Fact]
    public async Task An_import_of_the_files_brings_no_byline_back()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        var named = await site.ReadAsync(db => db.Set<Byline>().CountAsync(b => b.Author.Slug == "the-newsroom"));
        Assert.True(named > 20);
        using var done = await editor.PostFormAsync("/admin/authors/the-newsroom/remove", [("sure", "true")]);
        using var content = new TemporaryFolder();
        SeededPaper.CopyTo(Path.Combine(SeededPaper.Repository, "content"), content.Path);
        foreach (var file in Directory.GetFiles(content.Path, "*.md", SearchOption.AllDirectories)) await File.AppendAllTextAsync(file, "\nChanged.\n"); // else an import has nothing to say
        var report = await site.InScopeAsync(scope => scope.GetRequiredService<ImportContent>().RunAsync(content.Path, null, CancellationToken.None));
        Assert.True(report.Conflicts.Count >= named);
        Assert.Equal(0, await site.ReadAsync(db => db.Set<Byline>().CountAsync(b => b.Author.Slug == "the-newsroom")));
    }
}
