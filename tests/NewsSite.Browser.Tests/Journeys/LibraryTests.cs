using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NewsSite.Browser.Tests.Paper;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Browser.Tests.Journeys;

/// <summary>The library of pictures in a real browser, with script and without.</summary>
[Collection(Papers.Writing)]
public sealed class LibraryTests(OpenPaper paper)
{
    [Theory, InlineData(true, "Zahra"), InlineData(false, "Nargis")]
    public async Task A_reporter_sends_a_picture_describes_it_and_takes_it_into_an_article(bool script, string name)
    {
        await using var visit = await paper.VisitAsync(script: script);
        var page = visit.Page;
        await visit.SignInAsync(paper, name, StaffRole.Reporter);
        await page.ClickAsync(".bar a[href='/admin/pictures']");
        await page.SetInputFilesAsync("#upload", new[] { File($"{name}.jpg", 600 + name.Length), File($"{name}-2.jpg", 700 + name.Length) });
        await page.ClickAsync(".send button");
        Assert.Contains("2 pictures", await page.Locator(".notice[role='status']").InnerTextAsync(), StringComparison.Ordinal);

        await page.Locator(".tile a", new() { HasText = $"{name}.jpg" }).ClickAsync();
        await page.FillAsync("#alt", $"Seen by {name}");
        if (script) await page.Locator(".aim img").ClickAsync(new() { Position = new() { X = 30, Y = 20 } });
        else await page.FillAsync("#focusX", "5");
        if (!script) await page.FillAsync("#focusY", "10");
        var x = await page.InputValueAsync("#focusX");
        Assert.InRange(int.Parse(x, System.Globalization.CultureInfo.InvariantCulture), 3, 8);
        await page.ClickAsync("form.sheet button");
        Assert.Equal(x + "%", await page.Locator(".point circle").GetAttributeAsync("cx"));

        await visit.GoAsync("/admin/articles/new");
        await page.FillAsync("#headline", $"Half a headline by {name}");
        await page.FillAsync("#body", "Typed and not saved.");
        await page.ClickAsync("button[value='choose']");
        await page.FillAsync("#q", name);
        await page.ClickAsync("form[role='search'] button");
        await page.Locator(".tile a", new() { HasText = $"{name}.jpg" }).ClickAsync();
        Assert.Equal($"Half a headline by {name}", await page.InputValueAsync("#headline"));
        Assert.Equal("Typed and not saved.", await page.InputValueAsync("#body"));
        Assert.Equal($"Seen by {name}", await page.InputValueAsync("#alt"));
        Assert.Equal(1, await page.Locator(".notice").CountAsync()); // that it is kept and not saved; this browser found nothing else
        await page.ClickAsync("button[value='save']");
        Assert.Equal($"Seen by {name}", await paper.Site.ReadAsync(db => db.Articles.Where(a => a.Headline == $"Half a headline by {name}").Select(a => a.Lead!.Alt).SingleAsync()));
        Findings.None(script ? await visit.RefusedAsync() : []);
    }

    [Theory, InlineData(true, "Shukria"), InlineData(false, "Mahbouba")]
    public async Task Faces_are_drawn_on_the_picture_or_named_in_numbers_and_made_unknown(bool script, string name)
    {
        await using var visit = await paper.VisitAsync(script: script);
        var page = visit.Page;
        await visit.SignInAsync(paper, name, StaffRole.Editor);
        await visit.GoAsync("/admin/pictures");
        await page.SetInputFilesAsync("#upload", new[] { File($"{name}.jpg", 500 + name.Length) });
        await page.ClickAsync(".send button");
        await page.Locator(".tile a", new() { HasText = $"{name}.jpg" }).ClickAsync();
        var before = page.Url;
        await page.ClickAsync("a[href$='/change']");
        if (script)
        {
            var box = (await page.Locator(".areas img").BoundingBoxAsync())!;
            foreach (var (from, to) in new[] { (.1f, .3f), (.5f, .8f) })
            {
                await page.Mouse.MoveAsync(box.X + (box.Width * from), box.Y + (box.Height * from));
                await page.Mouse.DownAsync();
                await page.Mouse.MoveAsync(box.X + (box.Width * to), box.Y + (box.Height * to), new() { Steps = 3 });
                await page.Mouse.UpAsync();
            }
            Assert.Equal(2, await page.Locator("input[name='areas']").CountAsync());
            var drawn = (await page.Locator(".areas rect").First.BoundingBoxAsync())!;
            Assert.InRange(drawn.Width / box.Width, .18, .24); // what is seen is what is meant
            Assert.InRange((drawn.Y - box.Y) / box.Height, .08, .12);
        }
        else
        {
            foreach (var (field, value) in new[] { ("left", "10"), ("top", "10"), ("width", "20"), ("height", "20") }) await page.FillAsync($"#{field}", value);
        }
        await page.ClickAsync("button[value='blur']");
        Assert.EndsWith("?changed=1", page.Url, StringComparison.Ordinal);
        Assert.Equal(404, (await page.GotoAsync(before))!.Status);
        Findings.None(script ? await visit.RefusedAsync() : []);
    }

    private static FilePayload File(string name, int width) => new() { Name = name, MimeType = "image/jpeg", Buffer = TestPictures.Jpeg(width, 400) };
}
