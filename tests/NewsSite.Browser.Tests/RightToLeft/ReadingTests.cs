using Microsoft.Playwright;
using NewsSite.Browser.Tests.Paper;
using Xunit;

namespace NewsSite.Browser.Tests.RightToLeft;

[Collection(Papers.Writing)]
public sealed class ReadingTests(OpenPaper paper)
{
    public static TheoryData<string> Prefixes => ["/fa", "/ps"];

    [Theory, MemberData(nameof(Prefixes))]
    public async Task The_page_runs_from_right_to_left_and_the_news_stands_beside_on_the_left(string prefix)
    {
        await using var visit = await paper.VisitAsync();
        await visit.GoAsync(Article(prefix));
        var (title, beside, thumb, words) = (await BoxAsync(visit, "h1"), await BoxAsync(visit, "aside.latest"), await BoxAsync(visit, ".brief .thumb"), await BoxAsync(visit, ".brief .words"));
        Assert.True(beside.X + beside.Width < title.X);
        Assert.True(words.X + words.Width <= thumb.X);
        Assert.Equal("right", await visit.Page.EvaluateAsync<string>("(() => { const p = document.querySelector('.body p'), r = document.createRange(); r.selectNodeContents(p); const b = r.getClientRects()[0], o = p.getBoundingClientRect(); return o.right - b.right < 2 ? 'right' : 'left'; })()"));
    }

    [Theory, MemberData(nameof(Prefixes))]
    public async Task The_skip_link_appears_at_the_right(string prefix)
    {
        await using var visit = await paper.VisitAsync(360, 640);
        await visit.GoAsync(prefix);
        await visit.Page.Keyboard.PressAsync("Tab");
        var box = await BoxAsync(visit, "a.skip");
        Assert.True(box.X + box.Width is > 340 and <= 360, $"It ends at {box.X + box.Width}.");
    }

    [Theory, MemberData(nameof(Prefixes))]
    public async Task An_empty_field_begins_at_the_right_and_a_filled_one_where_its_words_do(string prefix)
    {
        await using var visit = await paper.VisitAsync();
        await visit.GoAsync(Article(prefix));
        foreach (var field in new[] { "#comment-name", "#comment-text", ".find input" })
        {
            Assert.Equal("rtl", await DirectionAsync(field));
            await visit.Page.FillAsync(field, "Latin");
            Assert.Equal("ltr", await DirectionAsync(field));
            await visit.Page.FillAsync(field, "دری");
            Assert.Equal("rtl", await DirectionAsync(field));
        }

        Task<string> DirectionAsync(string field) => visit.Page.Locator(field).EvaluateAsync<string>("f => getComputedStyle(f).direction");
    }

    [Theory, MemberData(nameof(Prefixes))]
    public async Task Dates_are_those_of_the_Solar_Hijri_year_in_its_digits_and_machines_read_the_other(string prefix)
    {
        await using var visit = await paper.VisitAsync();
        await visit.GoAsync(Article(prefix));
        var times = await visit.Page.EvaluateAsync<string[][]>("[...document.querySelectorAll('time')].map(t => [t.textContent, t.dateTime])");
        Assert.NotEmpty(times);
        Assert.All(times, time =>
        {
            Assert.DoesNotContain(time[0], char.IsAsciiDigit);
            Assert.Contains("۱۴۰۵", time[0], StringComparison.Ordinal);
            Assert.Contains("۲۰۲۶", time[0], StringComparison.Ordinal);
            Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", time[1]);
        });
        await visit.GoAsync(prefix + "/latest");
        Assert.StartsWith(prefix == "/fa" ? "۱۰ عقرب ۱۴۰۵" : "۱۰ لړم ۱۴۰۵", await visit.Page.Locator("time[datetime='2026-11-01T07:30:00Z']").First.InnerTextAsync(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Prefixes))]
    public async Task A_writers_name_of_mixed_letters_stands_whole_and_apart_from_what_follows(string prefix)
    {
        await using var visit = await paper.VisitAsync();
        await visit.GoAsync(Article(prefix));
        var name = visit.Page.Locator($"#comment-{paper.Comments[prefix]} h3 bdi");
        Assert.Equal("Ann (NGO) آنا", await name.InnerTextAsync());
        Assert.Equal("isolate", await name.EvaluateAsync<string>("e => getComputedStyle(e).unicodeBidi"));
        var (named, when) = (await BoxAsync(visit, $"#comment-{paper.Comments[prefix]} h3"), await BoxAsync(visit, $"#comment-{paper.Comments[prefix]} .when"));
        Assert.True(when.X + when.Width <= named.X, "the time stands after the name, to its left");
    }

    [Theory, MemberData(nameof(Prefixes))]
    public async Task Each_paragraph_of_a_comment_runs_in_the_direction_of_its_own_words(string prefix)
    {
        await using var visit = await paper.VisitAsync();
        await visit.GoAsync(Article(prefix));
        Assert.Equal(["ltr", "rtl"], await visit.Page.EvaluateAsync<string[]>($"[...document.querySelectorAll('#comment-{paper.Comments[prefix]} .typed')].slice(0, 2).map(p => getComputedStyle(p).direction)"));
    }

    [Theory, MemberData(nameof(Prefixes))]
    public async Task Code_addresses_and_receipts_run_from_left_to_right_wherever_they_stand(string prefix)
    {
        await using var visit = await paper.VisitAsync();
        await visit.GoAsync(paper.Pages.Single(p => p.Kind == "article with everything" && p.Path.StartsWith(prefix + "/", StringComparison.Ordinal)).Path);
        Assert.Equal(["ltr", "ltr", "ltr"], await visit.Page.EvaluateAsync<string[]>("['.body code', '.body pre', '#short-address'].map(s => getComputedStyle(document.querySelector(s)).direction)"));
        await visit.GoAsync($"{prefix}/comments/{paper.Receipt}");
        Assert.Equal("ltr", await visit.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.code')).direction"));
    }

    private static string Article(string prefix) => $"{prefix}/articles/{ReaderPage.Articles.Single(a => a.Prefix == prefix).Slug}";

    private static async Task<LocatorBoundingBoxResult> BoxAsync(Visit visit, string selector) => (await visit.Page.Locator(selector).First.BoundingBoxAsync())!;
}
