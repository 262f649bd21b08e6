using NewsSite.Browser.Tests.Paper;
using NewsSite.Model;
using Xunit;

namespace NewsSite.Browser.Tests.Journeys;

/// <summary>An article from its reporter to its end, through two hands: with a pointer and without script, by keyboard alone, and at a desk that speaks Dari.</summary>
[Collection(Papers.Writing)]
public sealed class NewsroomTests(OpenPaper paper)
{
    [Theory]
    [InlineData("en", true, false)]
    [InlineData("en", false, false)]
    [InlineData("en", true, true)]
    [InlineData("fa-AF", false, true)]
    public async Task An_article_is_drafted_edited_scheduled_published_corrected_renamed_restored_and_withdrawn(string edition, bool script, bool keyboard)
    {
        var who = $"{edition.Replace("-", "", StringComparison.Ordinal)}{script}{keyboard}";
        var (draft, better, wrong) = edition == "en"
            ? ($"Snow on the pass, {who}", $"Snow closes the Salang pass, {who}", "The pass was closed on Sunday, not on Saturday.")
            : ($"برف در گذرگاه {who}", $"برف گذرگاه سالنگ را بست {who}", "گذرگاه یک‌شنبه بسته شد، نه شنبه.");
        await using var reporting = await paper.VisitAsync(script: script);
        await SignInAsync(reporting, $"Reporter {who}", StaffRole.Reporter, edition);
        var reporter = new Hand(reporting.Page, keyboard);
        await reporter.PressAsync("a.button[href^='/admin/articles/new']");
        if (edition != "en") await reporting.GoAsync($"/admin/articles/new?edition={edition}");
        await reporter.WriteAsync("#headline", draft);
        await reporter.WriteAsync("#body", "The first paragraph.\n\nThe second one.");
        await reporter.PressAsync("button[value='submit']");
        var article = Path(reporting.Page.Url);

        await using var editing = await paper.VisitAsync(script: script);
        var page = editing.Page;
        await SignInAsync(editing, $"Editor {who}", StaffRole.Editor, edition);
        var editor = new Hand(page, keyboard);
        await editor.PressAsync($"main a[href='{article}']");
        Assert.Equal(draft, await page.InputValueAsync("#headline"));
        await editor.WriteAsync("#headline", better);
        await editor.SetTimeAsync("#publishAt", new DateTime(2041, 12, 1, 11, 30, 0));
        await editor.PressAsync("button[value='publish']");
        Assert.Equal("2041-12-01T11:30", await page.InputValueAsync("#publishAt"));

        await using var reading = await paper.VisitAsync(script: false);
        var prefix = edition == "en" ? "" : "/fa";
        var address = $"{prefix}/articles/{await page.InputValueAsync("#slug")}";
        Assert.Equal(404, (await reading.GoAsync(address)).Status);
        await editor.SetTimeAsync("#publishAt", null);
        await editor.PressAsync("button[value='publish']");
        Assert.Equal(200, (await reading.GoAsync(address)).Status);
        Assert.Equal(better, await reading.Page.InnerTextAsync("h1"));

        await editor.PressAsync($"a[href='{article}/corrections']");
        await editor.WriteAsync("textarea[name='text']", wrong);
        await editor.PressAsync("form.correction button[value='Save']");
        await reading.GoAsync(address);
        Assert.Contains(wrong, await reading.Page.InnerTextAsync(".story"), StringComparison.Ordinal);

        await editor.PressAsync($"a[href='{article}']");
        await editor.WriteAsync("#slug", $"renamed-{who}");
        await editor.PressAsync("button[value='save']");
        Assert.Equal(200, (await reading.GoAsync(address)).Status);
        Assert.EndsWith($"{prefix}/articles/renamed-{who}".ToLowerInvariant(), reading.Page.Url, StringComparison.Ordinal);
        address = Path(reading.Page.Url);

        await editor.PressAsync($"a[href='{article}/revisions']");
        await editor.PressAsync(".revisions li:last-child form button");
        await reading.GoAsync(address);
        Assert.Equal(draft, await reading.Page.InnerTextAsync("h1"));

        await editor.PressAsync($"a[href='{article}']");
        await editor.PressAsync($"a[href='{article}/withdraw']");
        await editor.PressAsync("button[value='withdraw']");
        Assert.Equal(410, (await reading.GoAsync(address)).Status);
        Findings.None(script ? [.. await editing.RefusedAsync(), .. await reporting.RefusedAsync()] : []);
    }

    private async Task SignInAsync(Visit visit, string name, StaffRole role, string language)
    {
        await visit.SignInAsync(paper, name, role);
        if (language != "en") await visit.SpeakAsync(language);
    }

    private static string Path(string url) => Uri.UnescapeDataString(new Uri(url).AbsolutePath);
}
