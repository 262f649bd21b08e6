using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Media;

/// <summary>A paper of an older program: its pages show what there is, and soon what belongs there.</summary>
public sealed class OlderPicturesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60); // against hanging

    [Fact]
    public async Task Pages_do_without_crops_until_the_site_has_made_them()
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client();
        Assert.Contains("-c320.webp", await client.TextAsync("/"), StringComparison.Ordinal);
        await AgeAsync(site);
        var page = await client.TextAsync("/");
        Assert.Contains("-320.webp", page, StringComparison.Ordinal);
        Assert.DoesNotContain("-c320.webp", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"g", page, StringComparison.Ordinal);

        // The next start makes them, while the site is read.
        using var next = site.WithWebHostBuilder(_ => { });
        using var reader = next.CreateClient();
        using var patience = new CancellationTokenSource(Patience);
        while (await site.ReadAsync(db => db.MediaFiles.AnyAsync(m => m.FilesVersion < MediaFile.CurrentFiles))) await Task.Delay(50, patience.Token);
        page = await reader.GetStringAsync("/");
        Assert.Contains("-c320.webp", page, StringComparison.Ordinal);
        Assert.Contains("class=\"g", page, StringComparison.Ordinal);
        foreach (var media in await site.ReadAsync(db => db.MediaFiles.AsNoTracking().ToListAsync())) Assert.All(media.FileNames, name => Assert.True(File.Exists(Path.Combine(site.Data.Media, name)), name));
    }

    private static async Task AgeAsync(TestSite site)
    {
        foreach (var media in await site.ReadAsync(db => db.MediaFiles.AsNoTracking().ToListAsync()))
        {
            foreach (var crop in MediaFile.CropNamesOf(media.Key, media.Width, media.Height)) File.Delete(Path.Combine(site.Data.Media, crop));
        }
        await site.WriteAsync(async db =>
        {
            foreach (var media in await db.MediaFiles.ToListAsync())
            {
                db.Entry(media).Property(m => m.FilesVersion).CurrentValue = 0;
                db.Entry(media).Property(m => m.Ground).CurrentValue = 0;
            }
        });
    }
}
