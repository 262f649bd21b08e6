using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Import;
using NewsSite.Model;
using NewsSite.Publishing;
using Xunit;

namespace NewsSite.Tests.Import;

public sealed class SiteFileTests
{
    private const string Site = """
        name: { en: The Pass, ps: غاښی }
        defaultEdition: en
        timeZone: Asia/Kabul
        editions:
          - { code: en, prefix: "", direction: ltr, calendar: gregorian, digits: latin, name: English, ogLocale: en_US }
          - { code: ps, prefix: ps, direction: rtl, calendar: hijri, digits: persian, name: پښتو, ogLocale: ps_AF }
        sections:
          - slug: roads
            name: { en: Roads }
          - slug: snow
            name: Snow
        authors:
          - { slug: one, name: { en: One }, bio: { en: Writes. } }

        """;

    /// <summary>The same under the name of the newsroom's own paper.</summary>
    private static string Ours { get; } = Site.Replace("The Pass", "The Test", StringComparison.Ordinal);

    [Fact]
    public async Task It_founds_the_paper_once()
    {
        await using var content = await ContentFixture.OpenAsync();
        await content.Newsroom.WriteAsync(db =>
        {
            db.Papers.RemoveRange(db.Papers);
            db.Sections.RemoveRange(db.Sections);
        });
        content.Article("one", "section: roads\nauthors: one");
        var homeless = await content.ImportAsync();
        Assert.Equal(("site.yaml", 0), (Assert.Single(homeless.Problems).Path, homeless.Added));

        content.Write("site.yaml", Site);
        var report = await content.ImportAsync();
        Assert.True(report.Succeeded, string.Join('\n', report.Problems));
        var paper = await content.Newsroom.ReadAsync(db => db.Papers.SingleAsync());
        Assert.Equal(("غاښی", "Asia/Kabul", 7, "/ps"), (paper.Name.In("ps"), paper.TimeZone, paper.Code.Length, paper.Edition("ps")!.PathBase));
        Assert.Equal(["roads", "snow"], await content.Newsroom.ReadAsync(db => db.Sections.OrderBy(s => s.Position).Select(s => s.Slug).ToListAsync()));
        Assert.Equal("Snow", (await content.Newsroom.ReadAsync(db => db.Sections.SingleAsync(s => s.Slug == "snow"))).Name.In("ps"));

        Assert.True((await content.ImportAsync()).Succeeded);
        Assert.Equal(paper.Code, await content.Newsroom.ReadAsync(db => db.Papers.Select(p => p.Code).SingleAsync()));
    }

    [Fact]
    public async Task The_database_rules_until_the_file_changes()
    {
        await using var content = await ContentFixture.OpenAsync();
        content.Write("site.yaml", Ours);
        Assert.True((await content.ImportAsync()).Succeeded);
        await content.Newsroom.WriteAsync(db => db.Papers.Single().Name = new() { ["en"] = "Renamed here", ["ps"] = "غاښی" });
        await content.ImportAsync();
        Assert.Equal("Renamed here", (await content.Newsroom.ReadAsync(db => db.Papers.SingleAsync())).Name.In("en"));

        content.Write("site.yaml", Ours.Replace("The Test", "The New Test", StringComparison.Ordinal).Replace("slug: roads", "slug: weather", StringComparison.Ordinal));
        await content.ImportAsync();
        Assert.Equal("The New Test", (await content.Newsroom.ReadAsync(db => db.Papers.SingleAsync())).Name.In("en"));
        Assert.Equal(["weather", "snow", "roads", "afghanistan"], await content.Newsroom.ReadAsync(db => db.Sections.OrderBy(s => s.Position).Select(s => s.Slug).ToListAsync()));
    }

    [Fact]
    public async Task What_the_desk_named_keeps_its_names_when_the_file_changes()
    {
        await using var content = await ContentFixture.OpenAsync();
        content.Write("site.yaml", Ours);
        Assert.True((await content.ImportAsync()).Succeeded);
        await content.Newsroom.Services.GetRequiredService<CurrentPaper>().LoadAsync();
        var before = await content.Newsroom.ReadAsync(db => db.Papers.SingleAsync());
        var typed = new TypedPaper(new(before.Editions.ToDictionary(e => e.Code, e => $"د دشت خبرونه ({e.Code})")), new(before.Tagline), new(before.Editions.ToDictionary(e => e.Code, e => $"{e.Name}!")));
        Assert.IsType<NamedOutcome<Paper>.Saved>(await content.Newsroom.InScopeAsync(scope => scope.GetRequiredService<SavePaper>().RunAsync(0, typed, default)));
        const string mark = "<svg xmlns='http://www.w3.org/2000/svg'><rect/></svg>";
        await content.Newsroom.InScopeAsync(async scope =>
        {
            await scope.GetRequiredService<DrawPaper>().RunAsync(mark, [], default);
            return true;
        });
        content.Write("site.yaml", Ours.Replace("Asia/Kabul", "UTC", StringComparison.Ordinal));
        var report = await content.ImportAsync();
        Assert.Equal(2, report.Conflicts.Count(c => c.Reason.Contains("at the desk", StringComparison.Ordinal)));
        var paper = await content.Newsroom.ReadAsync(db => db.Papers.SingleAsync());
        Assert.Equal(("د دشت خبرونه (ps)", "English!", "UTC", mark), (paper.Name.In("ps"), paper.Editions[0].Name, paper.TimeZone, paper.Mark));
    }

    [Fact]
    public async Task What_the_desk_did_with_the_sections_outlives_a_changed_file()
    {
        await using var content = await ContentFixture.OpenAsync();
        content.Write("site.yaml", Ours);
        Assert.True((await content.ImportAsync()).Succeeded);
        await content.Newsroom.InScopeAsync(async scope =>
        {
            await scope.GetRequiredService<SaveSection>().RunAsync("snow", 0, new(new(new Dictionary<string, string> { ["en"] = "Winter" }), ""), default);
            await scope.GetRequiredService<MoveSection>().RunAsync("roads", isEarlier: false, default);
            return true;
        });
        content.Write("site.yaml", Ours.Replace("The Test", "The New Test", StringComparison.Ordinal).Replace("slug: roads", "slug: weather", StringComparison.Ordinal));
        await content.ImportAsync();
        var sections = await content.Newsroom.ReadAsync(db => db.Sections.OrderBy(s => s.Position).ToListAsync());
        Assert.Equal(["snow", "roads", "afghanistan", "weather"], sections.Select(s => s.Slug));
        Assert.Equal("Winter", sections[0].Name.In("en"));
    }

    [Fact]
    public async Task What_the_desk_deleted_does_not_come_back_with_a_changed_file()
    {
        await using var content = await ContentFixture.OpenAsync();
        content.Write("site.yaml", Ours);
        Assert.True((await content.ImportAsync()).Succeeded);
        Assert.True(await content.Newsroom.InScopeAsync(scope => scope.GetRequiredService<DeleteSection>().RunAsync("snow", default)));
        Assert.True(await content.Newsroom.InScopeAsync(scope => scope.GetRequiredService<DeleteAuthor>().RunAsync("one", default)));
        content.Write("pages/imprint.md", "---\ntitle: Imprint\n---\n\nText.\n");
        Assert.Equal(1, (await content.ImportAsync()).Added);
        await content.Newsroom.InScopeAsync(async scope =>
        {
            await scope.GetRequiredService<DeletePage>().RunAsync("en", "imprint", 1, default);
            return true;
        });
        content.Write("site.yaml", Ours.Replace("The Test", "The New Test", StringComparison.Ordinal));
        var report = await content.ImportAsync();
        Assert.Equal(2, report.Conflicts.Count(c => c.Reason.Contains("was deleted at the desk", StringComparison.Ordinal)));
        Assert.DoesNotContain("snow", await content.Newsroom.ReadAsync(db => db.Sections.Select(s => s.Slug).ToListAsync()));
        Assert.DoesNotContain("one", await content.Newsroom.ReadAsync(db => db.Authors.Select(a => a.Slug).ToListAsync()));

        Assert.DoesNotContain("imprint", await content.Newsroom.ReadAsync(db => db.Pages.Select(p => p.Slug).ToListAsync()));

        // Added again at the desk, it is the desk's.
        await content.Newsroom.InScopeAsync(scope => scope.GetRequiredService<SaveSection>().RunAsync(null, 0, new(new(new Dictionary<string, string> { ["en"] = "Winter" }), "snow"), default));
        content.Write("site.yaml", Ours);
        await content.ImportAsync();
        Assert.Equal("Winter", (await content.Newsroom.ReadAsync(db => db.Sections.SingleAsync(s => s.Slug == "snow"))).Name.In("en"));
    }

    [Fact]
    public async Task The_file_of_another_paper_changes_nothing_but_its_articles_come()
    {
        await using var content = await ContentFixture.OpenAsync();
        content.Article("one");
        content.Write("site.yaml", Site);
        var report = await content.ImportAsync();
        var conflict = Assert.Single(report.Conflicts);
        Assert.Equal(("site.yaml", 1, false), (conflict.Path, report.Added, report.Succeeded));
        Assert.Contains("code: testpap", conflict.Reason, StringComparison.Ordinal);
        var paper = await content.Newsroom.ReadAsync(db => db.Papers.SingleAsync());
        Assert.Equal(("The Test", 3), (paper.Name.In("en"), paper.Editions.Count));
        Assert.Equal(0, await content.Newsroom.ReadAsync(db => db.Authors.CountAsync()));

        // Control: it is this paper's, by the code that the report asks for.
        content.Write("site.yaml", Site + "code: testpap\n");
        Assert.True((await content.ImportAsync()).Succeeded);
        Assert.Equal("The Pass", (await content.Newsroom.ReadAsync(db => db.Papers.SingleAsync())).Name.In("en"));
    }

    [Fact]
    public async Task An_edition_with_articles_is_not_dropped()
    {
        await using var content = await ContentFixture.OpenAsync();
        content.Article("fa", "lang: fa-AF");
        await content.ImportAsync();
        content.Write("site.yaml", Ours);
        var report = await content.ImportAsync();
        Assert.Contains("fa-AF", Assert.Single(report.Problems).Reason, StringComparison.Ordinal);
        Assert.Equal(3, (await content.Newsroom.ReadAsync(db => db.Papers.SingleAsync())).Editions.Count);
        Assert.Equal(1, report.Unchanged);
    }

    [Theory]
    [InlineData("Asia/Kabul", "Asia/Cabul", 3)]
    [InlineData("timeZone: Asia/Kabul", "timezone: Asia/Kabul", 1)]
    [InlineData("defaultEdition: en", "defaultEdition: ps", 2)]
    [InlineData("prefix: ps", "prefix: admin", 6)]
    [InlineData("prefix: ps", "prefix: \"\"", 6)]
    [InlineData("direction: rtl", "direction: right", 6)]
    [InlineData("code: ps", "code: en", 6)]
    [InlineData("slug: snow", "slug: roads", 10)]
    [InlineData("slug: snow", "slug: Snow!", 10)]
    [InlineData("name: { en: Roads }", "name: { de: Wege }", 9)]
    public void What_is_wrong_in_it_is_told_with_its_line(string right, string wrong, int line)
    {
        SiteFile.Read(Encoding.UTF8.GetBytes(Site));
        var bad = Site.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(Site, bad);
        Assert.Equal(line, Assert.Throws<BadFileException>(() => SiteFile.Read(Encoding.UTF8.GetBytes(bad))).Line);
    }
}
