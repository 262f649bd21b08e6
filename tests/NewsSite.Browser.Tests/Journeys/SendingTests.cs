using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NetVips;
using NewsSite.Browser.Tests.Paper;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Browser.Tests.Journeys;

/// <summary>Photographs on their way to the desk: smaller before they are sent, piece by piece, over lines that drop.</summary>
[Collection(Papers.Writing)]
public sealed class SendingTests(OpenPaper paper)
{
    private const string Pieces = "**/admin/pictures/sent/*";

    [Fact]
    public async Task A_photograph_is_made_smaller_and_goes_on_after_a_line_that_drops()
    {
        await using var visit = await paper.VisitAsync();
        var page = visit.Page;
        await visit.SignInAsync(paper, "Rokhshana", StaffRole.Reporter);
        await visit.GoAsync("/admin/pictures");
        var photograph = Photograph(4_000, 3_000);
        var (asked, bytes) = (0, 0);
        await page.RouteAsync(Pieces, async route =>
        {
            if (++asked % 3 == 2)
            {
                await route.AbortAsync(); // never arrives
                return;
            }
            bytes += route.Request.PostDataBuffer?.Length ?? 0;
            if (asked % 7 == 3) // arrives, and its answer is lost
            {
                await route.FetchAsync();
                await route.AbortAsync();
            }
            else await route.ContinueAsync();
        });
        await page.SetInputFilesAsync("#upload", new FilePayload { Name = "mountain.jpg", MimeType = "image/jpeg", Buffer = photograph });
        await page.ClickAsync(".send button[type='submit']");
        await page.WaitForURLAsync("**/admin/pictures?added=1", new() { Timeout = 90_000 });
        var media = await paper.Site.ReadAsync(db => db.MediaFiles.SingleAsync(m => m.Name == "mountain.jpg"));
        Assert.Equal((2560, 1920), (media.Width, media.Height));
        Assert.True(asked > 4, $"{asked} pieces"); // it was sent in pieces, and some were lost
        Assert.InRange(bytes, 1, photograph.Length / 2);
        Findings.None(await visit.RefusedAsync());
    }

    [Fact]
    public async Task What_is_refused_is_said_beside_its_name_and_the_rest_goes_in()
    {
        await using var visit = await paper.VisitAsync();
        var page = visit.Page;
        await visit.SignInAsync(paper, "Tahmineh", StaffRole.Reporter);
        await visit.GoAsync("/admin/pictures");
        await page.SetInputFilesAsync("#upload", new[]
        {
            new FilePayload { Name = "from-iphone.heic", MimeType = "image/heic", Buffer = [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8] },
            new FilePayload { Name = "sahar.jpg", MimeType = "image/jpeg", Buffer = TestPictures.Jpeg(611, 400) },
        });
        await page.ClickAsync(".send button[type='submit']");
        await page.Locator(".sending ~ a").ClickAsync();
        Assert.Contains("1 picture", await page.Locator("main .notice[role='status']").InnerTextAsync(), StringComparison.Ordinal);
        await page.GoBackAsync();

        await visit.GoAsync("/admin/pictures");
        await page.SetInputFilesAsync("#upload", new FilePayload { Name = "again.heic", MimeType = "image/heic", Buffer = [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8] });
        await page.ClickAsync(".send button[type='submit']");
        var refused = page.Locator(".sending .fault");
        await refused.WaitForAsync();
        Assert.Contains("Most Compatible", await refused.InnerTextAsync(), StringComparison.Ordinal);
        Findings.None(await visit.RefusedAsync());
    }

    [Fact]
    public async Task A_line_that_stays_away_is_told_and_sending_can_be_stopped()
    {
        await using var visit = await paper.VisitAsync();
        var page = visit.Page;
        await visit.SignInAsync(paper, "Wajma", StaffRole.Reporter);
        await visit.GoAsync("/admin/pictures");
        await page.RouteAsync(Pieces, route => route.AbortAsync());
        await page.SetInputFilesAsync("#upload", new FilePayload { Name = "never.jpg", MimeType = "image/jpeg", Buffer = TestPictures.Jpeg(612, 400) });
        await page.ClickAsync(".send button[type='submit']");
        await page.GetByText("No connection. It goes on by itself.").WaitForAsync();
        await page.ClickAsync(".sending button");
        await page.Locator(".sending .fault").WaitForAsync();
        Assert.Equal(0, await page.Locator(".sending progress").CountAsync());
    }

    [Fact]
    public async Task Who_is_signed_out_meanwhile_signs_in_in_another_tab_and_all_goes_on()
    {
        await using var visit = await paper.VisitAsync();
        var page = visit.Page;
        await visit.SignInAsync(paper, "Storai", StaffRole.Reporter);
        await visit.GoAsync("/admin/pictures");
        await page.SetInputFilesAsync("#upload", new[] { 614, 615 }.Select(width => new FilePayload { Name = $"width-{width}.jpg", MimeType = "image/jpeg", Buffer = TestPictures.Jpeg(width, 400) }));
        await page.Context.ClearCookiesAsync();
        await page.ClickAsync(".send button[type='submit']");
        await page.GetByText("You are signed out. Sign in in another tab").First.WaitForAsync();
        Assert.Equal(0, await page.Locator(".sending .fault").CountAsync()); // the second one waits, too

        var tab = await page.Context.NewPageAsync();
        await tab.GotoAsync("/account/sign-in");
        await tab.FillAsync("#name", "Storai");
        await tab.FillAsync("#password", AtTheDesk.Password);
        await tab.ClickAsync("main form:first-of-type button");
        await page.WaitForURLAsync("**/admin/pictures?added=2", new() { Timeout = 60_000 });
    }

    [Fact]
    public async Task While_one_writes_the_picture_comes_and_one_that_is_dropped_on_the_text_stands_in_it()
    {
        await using var visit = await paper.VisitAsync();
        var page = visit.Page;
        await visit.SignInAsync(paper, "Spozhmai", StaffRole.Reporter);
        await visit.GoAsync("/admin/articles/new");
        await page.FillAsync("#headline", "Written beside a picture");
        await page.FillAsync("#body", "The first paragraph.");
        await page.SetInputFilesAsync("#upload", new FilePayload { Name = "palwasha.jpg", MimeType = "image/jpeg", Buffer = TestPictures.Jpeg(613, 400) });
        await page.Locator(".chosen img").WaitForAsync();
        Assert.True(await page.Locator(".chosen img").EvaluateAsync<bool>("async img => { await img.decode(); return img.naturalWidth > 0; }"));

        await page.Locator("#body").EvaluateAsync("body => body.setSelectionRange(body.value.length, body.value.length)");
        var dropped = await page.EvaluateHandleAsync("""
            bytes => {
              const files = new DataTransfer();
              files.items.add(new File([Uint8Array.from(atob(bytes), c => c.charCodeAt(0))], 'a bridge (1).jpg', { type: 'image/jpeg' }));
              return files;
            }
            """, Convert.ToBase64String(TestPictures.Jpeg(616, 400)));
        await page.DispatchEventAsync("#body", "drop", new { dataTransfer = dropped });
        await Assertions.Expect(page.Locator("#body")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex(@"\]\(<a bridge"));
        await page.Keyboard.TypeAsync("A bridge in the mountains");
        Assert.Contains("![A bridge in the mountains](<a bridge (1).jpg>)", await page.InputValueAsync("#body"), StringComparison.Ordinal);
        await page.FillAsync("#alt", "A red half and a blue one");
        await page.ClickAsync("button[value='save']");
        await page.WaitForURLAsync("**/admin/articles/*saved*");
        var saved = await paper.Site.ReadAsync(db => db.Articles.Where(a => a.Headline == "Written beside a picture").Select(a => new { a.Lead!.MediaFile.Name, a.BodyHtml }).SingleAsync());
        Assert.Equal("palwasha.jpg", saved.Name);
        Assert.Contains("data-media=", saved.BodyHtml, StringComparison.Ordinal);
        Findings.None(await visit.RefusedAsync());
    }

    // With grain: what is even packs into nothing.
    private static byte[] Photograph(int width, int height)
    {
        using var bands = Image.Gaussnoise(width / 4, height / 4, sigma: 60, mean: 120, seed: 1).Bandjoin(Image.Gaussnoise(width / 4, height / 4, sigma: 60, mean: 110, seed: 2), Image.Gaussnoise(width / 4, height / 4, sigma: 60, mean: 130, seed: 3));
        using var soft = bands.Resize(4, kernel: Enums.Kernel.Cubic);
        using var photograph = soft.Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        return photograph.JpegsaveBuffer(q: 92);
    }
}
