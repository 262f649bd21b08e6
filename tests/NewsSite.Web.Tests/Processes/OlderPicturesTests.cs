using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Processes;

/// <summary>A paper of an older program: its pages show what there is, and soon what belongs there.</summary>
[Collection(ProcessTests.Name)]
public sealed class OlderPicturesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90); // against hanging

    [Fact]
    public async Task Pages_do_without_crops_where_there_are_none_yet()
    {
        using var site = await TestSite.StartAsync();
        using var client = site.Client();
        var page = await client.TextAsync("/");
        Assert.True(page.Contains("-c320.webp", StringComparison.Ordinal) && page.Contains("class=\"g", StringComparison.Ordinal)); // control
        await site.InScopeAsync(scope => AgeAsync(scope.GetRequiredService<NewsDb>(), site.Data));
        page = await client.TextAsync("/");
        Assert.Contains("-320.webp", page, StringComparison.Ordinal);
        Assert.DoesNotContain("-c320.webp", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"g", page, StringComparison.Ordinal);
        foreach (var source in (await TestSite.ReadPageAsync(await client.GetAsync("/"))).QuerySelectorAll("picture img")) Assert.Equal(System.Net.HttpStatusCode.OK, await client.StatusAsync(source.GetAttribute("src")!));
    }

    [Fact]
    public async Task The_next_start_makes_them_while_the_paper_is_read()
    {
        using var paper = await SeededPaper.CopyAsync();
        var data = new DataFolder(paper.Path);
        await using var services = new ServiceCollection().AddLogging().AddNewsroom(data, new PaperOverrides(null, null), TimeProvider.System).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsDb>();
        await AgeAsync(db, data);

        await using var site = await RunningSite.StartAsync(paper.Path);
        using var client = site.Client();
        using var patience = new CancellationTokenSource(Patience);
        while (await db.MediaFiles.AnyAsync(m => m.FilesVersion < MediaFile.CurrentFiles, patience.Token)) await Task.Delay(100, patience.Token);
        foreach (var media in await db.MediaFiles.AsNoTracking().ToListAsync()) Assert.All(media.FileNames, name => Assert.True(File.Exists(Path.Combine(data.Media, name)), name));
        Assert.Contains("-c320.webp", await client.TextAsync("/"), StringComparison.Ordinal);
        Assert.Equal(0, await site.TerminateAsync());
    }

    private static async Task<int> AgeAsync(NewsDb db, DataFolder data)
    {
        foreach (var media in await db.MediaFiles.ToListAsync())
        {
            foreach (var crop in MediaFile.CropNamesOf(media.Key, media.Width, media.Height)) File.Delete(Path.Combine(data.Media, crop));
            db.Entry(media).Property(m => m.FilesVersion).CurrentValue = 0;
            db.Entry(media).Property(m => m.Ground).CurrentValue = 0;
        }
        var aged = await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return aged;
    }
}
