using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.TestKit;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin;

/// <summary>What the tests of the desk do again and again.</summary>
internal static class DeskFixture
{
    /// <summary>Writes an article by the desk's own form.</summary>
    /// <returns>Its code.</returns>
    public static async Task<string> WriteArticleAsync(this HttpClient staff, string headline, string step = "save", params (string Field, string? Value)[] more)
    {
        using var answer = await staff.PostFormAsync("/admin/articles/new", [("headline", headline), ("body", "First **paragraph**.\n\nSecond."), ("step", step), .. more], form: "form.writing");
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.OriginalString.Split('/', '?')[3];
    }

    public static async Task<HttpResponseMessage> EditAsync(this HttpClient staff, string code, string step, params (string Field, string? Value)[] changes) =>
        await staff.PostFormAsync($"/admin/articles/{code}", [("step", step), .. changes], form: "form.writing");

    /// <summary>Presses the button that translates an article, on its story's page.</summary>
    /// <returns>The code of the draft.</returns>
    public static async Task<string> TranslateAsync(this HttpClient staff, string code, string edition)
    {
        using var answer = await staff.PostFormAsync($"/admin/articles/{code}/translations", [("step", "translate")], form: $"#edition-{edition} form");
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.OriginalString.Split('/', '?')[3];
    }

    /// <summary>Presses the form's button for a preview.</summary>
    /// <param name="address">Of the form: <c>/admin/articles/new</c>.</param>
    public static async Task<HttpResponseMessage> PreviewAsync(this HttpClient staff, string address, IEnumerable<(string Field, string? Value)> changes, (string Name, byte[] Content)? upload = null)
    {
        var button = (await staff.ReadPageAsync(address)).QuerySelector(".buttons button[formaction]")!;
        Assert.Equal("_blank", button.GetAttribute("formtarget"));
        return await staff.PostFormAsync(address, changes, "form.writing", upload, button.GetAttribute("formaction"));
    }

    /// <summary>Chooses a language by the form at the foot of a page of the desk.</summary>
    public static Task<HttpResponseMessage> ChooseLanguageAsync(this HttpClient staff, string language, string address = "/admin") =>
        staff.PostFormAsync(address, [("language", language)], form: "footer form");

    public static Task<Article> ArticleAsync(this TestSite site, string code) =>
        site.ReadAsync(db => db.Articles.AsNoTracking().Include(a => a.Lead!.MediaFile).Include(a => a.Topics).ThenInclude(t => t.Topic).Include(a => a.Bylines).SingleAsync(a => a.Code == code));

    /// <summary>An article in the given state, written by nobody of today's staff unless <paramref name="by"/> is given.</summary>
    public static async Task<Article> FileAsync(this TestSite site, string headline, bool isPublished, long? by = null)
    {
        var code = Crockford.NewCode(Article.CodeLength);
        var article = new Article { Code = code, Edition = "en", Headline = headline, StartedById = by, Story = new Story { Key = code } };
        article.Rename(Slug.From(headline));
        article.Write("Text.", ArticleMarkdown.Render("Text.", _ => null), []);
        if (isPublished) article.Publish(site.Clock.Now.AddHours(-1));
        await site.WriteAsync(db =>
        {
            db.Articles.Add(article);
            return Task.CompletedTask;
        });
        return article;
    }

    /// <summary>An article that has that picture above it.</summary>
    public static async Task<Article> ShowAsync(this TestSite site, MediaFile picture, bool isPublished, string headline = "With a picture")
    {
        var article = await site.FileAsync($"{headline} {Crockford.NewCode(4)}", isPublished);
        await site.WriteAsync(async db =>
        {
            var shown = await db.Articles.Include(a => a.Pictures).SingleAsync(a => a.Id == article.Id);
            shown.Lead = new LeadPicture { MediaFile = await db.MediaFiles.SingleAsync(m => m.Id == picture.Id), Alt = "Alt of its own" };
            shown.Write("Text.", ArticleMarkdown.Render("Text.", _ => null), []);
        });
        return article;
    }

    public static Task<long> StaffIdAsync(this TestSite site, StaffRole role) =>
        site.ReadAsync(db => db.StaffMembers.Where(s => s.Role == role).Select(s => s.Id).FirstAsync());
}
