using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Model;
using NewsSite.Publishing;
using Xunit;

namespace NewsSite.Tests.Import;

public sealed class CorrectionEntryTests
{
    private const string Two = """
        id: aaaaaa1
        corrections:
          - date: 2026-11-02T12:00:00+04:30
            text: |
              The first version named the wrong year.

              It was 2024.
            place: top
          - kind: clarification
            date: 2026-11-03
            text: "The figure is a yearly one."
        """;

    [Fact]
    public async Task Corrections_of_a_file_are_there_once_however_often_it_comes()
    {
        await using var content = await ContentFixture.OpenAsync();
        content.Article("one", Two);
        Assert.True((await content.ImportAsync()).Succeeded);
        var first = await AllAsync(content);
        Assert.Equal(
            [(CorrectionKind.Correction, CorrectionPlace.Top, "The first version named the wrong year.\n\nIt was 2024."), (CorrectionKind.Clarification, CorrectionPlace.Bottom, "The figure is a yearly one.")],
            first.Select(c => (c.Kind, c.Place, c.Text)));
        Assert.Equal(new DateTime(2026, 11, 2, 7, 30, 0, DateTimeKind.Utc), first[0].At);
        Assert.Equal(1, (await content.ImportAsync()).Unchanged);

        content.Article("one", Two.Replace("yearly", "monthly", StringComparison.Ordinal), body: "Another text.");
        Assert.Equal(1, (await content.ImportAsync()).Changed);
        var second = await AllAsync(content);
        Assert.Equal(first.Select(c => (c.Id, c.At)), second.Select(c => (c.Id, c.At))); // the same ones, by their moment
        Assert.Equal("The figure is a monthly one.", second[1].Text);
        Assert.Equal((first[0].Version, first[1].Version + 1), (second[0].Version, second[1].Version));

        content.Article("one", "id: aaaaaa1");
        Assert.Equal(1, (await content.ImportAsync()).Changed);
        Assert.Empty(await AllAsync(content));
    }

    [Fact]
    public async Task An_article_that_was_corrected_at_the_desk_is_left_alone_and_told()
    {
        await using var content = await ContentFixture.OpenAsync();
        content.Article("one", "id: aaaaaa1");
        content.Article("two", "id: aaaaaa2", "Another");
        await content.ImportAsync();
        await content.Newsroom.InScopeAsync(scope => scope.GetRequiredService<CorrectArticle>()
            .RunAsync("aaaaaa1", new TypedCorrection(null, 0, CorrectionKind.Correction, CorrectionPlace.Top, "At the desk.", true), CorrectionStep.Save, default));
        Assert.Equal(2, (await content.ImportAsync()).Unchanged);

        content.Article("one", "id: aaaaaa1", body: "Another text.");
        content.Article("two", "id: aaaaaa2", "Another", "Another text."); // the control: nobody corrected it here
        var report = await content.ImportAsync();
        Assert.Equal(["articles/one.md"], report.Conflicts.Select(c => c.Path));
        Assert.Equal(1, report.Changed);
        Assert.Equal("At the desk.", Assert.Single(await AllAsync(content)).Text);
    }

    [Theory]
    [InlineData("corrections: none", "list", 4)]
    [InlineData("corrections:\n  - text: x", "date is missing", 5)]
    [InlineData("corrections:\n  - date: 2026-11-02", "text is missing", 5)]
    [InlineData("corrections:\n  - date: 2026-11-02\n    text: ''", "text is missing", 6)]
    [InlineData("corrections:\n  - date: soon\n    text: x", "no date", 5)]
    [InlineData("corrections:\n  - date: 2026-12-02\n    text: x", "has not come", 5)]
    [InlineData("corrections:\n  - date: 2026-11-02\n    text: x\n    kind: apology", "kind is", 7)]
    [InlineData("corrections:\n  - date: 2026-11-02\n    text: x\n    place: left", "place is", 7)]
    [InlineData("corrections:\n  - date: 2026-11-02\n    text: x\n    by: Ann", "nothing else", 7)]
    [InlineData("corrections:\n  - date: 2026-11-02\n    text: [x]", "text is text", 6)]
    public async Task What_a_correction_cannot_say_is_refused_with_its_line(string keys, string reason, int line)
    {
        await using var content = await ContentFixture.OpenAsync();
        content.Article("one", keys);
        var problem = Assert.Single((await content.ImportAsync()).Problems);
        Assert.Equal(line, problem.Line);
        Assert.Contains(reason, problem.Reason, StringComparison.Ordinal);
    }

    private static Task<List<Correction>> AllAsync(ContentFixture content) => content.Newsroom.ReadAsync(db => db.Corrections.AsNoTracking().OrderBy(c => c.At).ToListAsync());
}
