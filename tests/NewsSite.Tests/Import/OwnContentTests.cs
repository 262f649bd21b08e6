using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Import;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Tests.Import;

/// <summary>The repository's own <c>content/</c>.</summary>
public sealed class OwnContentTests
{
    private const string Provided = "articles/2024/russia-claims-us-interference.md";

    private static readonly string Folder = Path.Combine(Repository(AppContext.BaseDirectory), "content");

    [Fact]
    public async Task Everything_in_it_goes_in_and_the_provided_article_reads_as_it_was_written()
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Folder, "articles")), "There is no content/articles in this checkout.");
        await using var newsroom = await TestNewsroom.OpenAsync();
        await newsroom.WriteAsync(db => db.Papers.RemoveRange(db.Papers)); // its own site.yaml founds one
        var report = await newsroom.InScopeAsync(scope => scope.GetRequiredService<ImportContent>().RunAsync(Folder, null, CancellationToken.None));
        Assert.Equal([], report.Problems);
        Assert.True(report.Succeeded);
        var again = await newsroom.InScopeAsync(scope => scope.GetRequiredService<ImportContent>().RunAsync(Folder, null, CancellationToken.None));
        Assert.Equal((0, 0, report.Added), (again.Added, again.Changed, again.Unchanged));

        var article = await newsroom.ReadAsync(db => db.Articles.SingleAsync(a => a.Slug == "russia-claims-us-interference"));
        var file = await File.ReadAllTextAsync(Path.Combine(Folder, Provided));
        var written = file[(file.IndexOf("\n---\n", 4, StringComparison.Ordinal) + 5)..].Split("\n\n").Select(p => p.Trim()).Where(p => p.Length > 0).ToList();
        Assert.Equal(8, written.Count);
        Assert.Equal(written, new HtmlParser().ParseDocument(article.BodyHtml).QuerySelectorAll("p").Select(p => p.TextContent));
        Assert.Equal("تصویر بندانگشتی", article.Lead!.Alt);
        Assert.Equal("fa-AF", article.Lead.AltLang);
        Assert.True(article.Pinned);
    }

    private static string Repository(string from) =>
        File.Exists(Path.Combine(from, "NewsSite.sln")) ? from : Repository(Path.GetDirectoryName(from)!);
}
