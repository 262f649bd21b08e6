using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Media;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin.Pictures;

public sealed class FocalPointTests
{
    [Fact]
    public async Task A_point_is_named_in_any_digits_and_readers_get_the_new_cut_under_a_new_address()
    {
        using var site = await TestSite.StartAsync();
        using var editor = await site.SignInAsync(StaffRole.Editor);
        using var reader = site.Client();
        var media = await site.StorePictureAsync(width: 900);
        var article = await site.ShowAsync(media, isPublished: true);
        var (before, card) = await AddressesAsync();
        using var saved = await editor.PostFormAsync($"/admin/pictures/{media.Key}", [("focusX", "۱۰"), ("focusY", "20")], "form.sheet");
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        await WaitAsync(async () => await site.ReadAsync(db => db.MediaFiles.AnyAsync(m => m.Id == media.Id && m.Cut == new FocalPoint(10, 20).Number)), site);

        var (after, newCard) = await AddressesAsync();
        Assert.NotEqual((before, card), (after, newCard));
        foreach (var address in (string[])[after, newCard])
        {
            using var fresh = await reader.GetAsync(address);
            Assert.Equal((HttpStatusCode.OK, true), (fresh.StatusCode, fresh.Headers.CacheControl!.ToString().Contains("immutable", StringComparison.Ordinal)));
        }
        // A page that was open meanwhile still finds a picture, and does not keep it under the old name.
        using var old = await reader.GetAsync(before);
        Assert.Equal((HttpStatusCode.OK, "no-cache"), (old.StatusCode, old.Headers.CacheControl!.ToString()));
        Assert.NotNull((await editor.ReadPageAsync($"/admin/pictures/{media.Key}")).QuerySelector("circle[cx='10%'][cy='20%']"));

        async Task<(string Crop, string Card)> AddressesAsync() =>
            ((await reader.ReadPageAsync("/latest")).QuerySelectorAll("img").Select(i => i.GetAttribute("src")!).First(s => s.Contains(media.Key, StringComparison.Ordinal)),
             new Uri((await reader.ReadPageAsync($"/{article.Path}")).QuerySelector("meta[property='og:image']")!.GetAttribute("content")!).AbsolutePath);
    }

    [Fact]
    public async Task A_reporter_names_no_point_of_what_readers_see()
    {
        using var site = await TestSite.StartAsync();
        using var reporter = await site.SignInAsync(StaffRole.Reporter);
        using var sent = await reporter.SendAsync("/admin/pictures", ("mine.jpg", TestPictures.Jpeg(80, 60)));
        var media = await site.ReadAsync(db => db.MediaFiles.SingleAsync(m => m.Name == "mine.jpg"));
        using (var own = await reporter.PostFormAsync($"/admin/pictures/{media.Key}", [("focusX", "1"), ("focusY", "2")], "form.sheet")) Assert.Equal(HttpStatusCode.SeeOther, own.StatusCode); // control
        await site.ShowAsync(media, isPublished: true);
        Assert.Null((await reporter.ReadPageAsync($"/admin/pictures/{media.Key}")).QuerySelector("#focusX"));
    }

    private static async Task WaitAsync(Func<Task<bool>> isSo, TestSite site)
    {
        for (var i = 0; i < 100 && !await isSo(); i++)
        {
            await site.InScopeAsync(scope => scope.GetRequiredService<CutPictures>().RunAsync(default)); // the site's own keeper may be faster
            await Task.Delay(50);
        }
        Assert.True(await isSo());
    }
}
