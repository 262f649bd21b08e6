using Microsoft.EntityFrameworkCore;
using Xunit;

namespace NewsSite.Tests.Import;

public sealed class OldestFirstTests
{
    /// <summary>In the order of their paths they stand the other way round: that is the control.</summary>
    [Fact]
    public async Task The_ids_of_an_archive_follow_time_whatever_its_files_are_called()
    {
        await using var content = await ContentFixture.OpenAsync();
        string[] dates = ["2026-11-01T12:00:00+04:30", "2026-11-01 # a day, and a remark", "\"2026-10-31T23:00:00Z\"", "2019-05-01", "'2012-01-01T00:00:00+04:30'", "1999-01-01"];
        for (var i = 0; i < dates.Length; i++) Write(content, $"{i}", dates[i]);
        for (var i = 0; i < 60; i++) Write(content, $"x/{i:00}", $"1998-12-{28 - (i / 3):00}"); // more than one transaction
        Assert.Equal(66, (await content.ImportAsync()).Added);
        var inOrder = await content.Newsroom.ReadAsync(db => db.Articles.OrderBy(a => a.Id).Select(a => a.PublishedAt).ToListAsync());
        Assert.Equal(inOrder.Order(), inOrder);
        Assert.Equal("0", await content.Newsroom.ReadAsync(db => db.Articles.OrderByDescending(a => a.Id).Select(a => a.Headline).FirstAsync()));
    }

    [Fact]
    public async Task A_file_whose_date_cannot_be_told_is_refused_in_its_turn_and_harms_no_other()
    {
        await using var content = await ContentFixture.OpenAsync();
        Write(content, "a", "soon");
        content.Write("articles/b.md", [0xFF, 0xFE, 0x00]);
        content.Write("articles/c.md", "---\ntitle: No date\n---\n\nText.\n");
        content.Write("articles/d.md", "---\ntitle: >\n  date: 1990-01-01\ndate: 2026-11-01\n---\n\ndate: 1980-01-01\n");
        var report = await content.ImportAsync();
        Assert.Equal((1, 3), (report.Added, report.Problems.Count));
    }

    private static void Write(ContentFixture content, string name, string date) =>
        content.Write($"articles/{name}.md", $"---\ntitle: \"{name}\"\ndate: {date}\n---\n\nText.\n");
}
