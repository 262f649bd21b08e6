using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Tests.Publishing;

/// <summary>The paper in memory follows its row, whoever wrote it and whatever was written in between.</summary>
public sealed class CurrentPaperTests
{
    [Fact]
    public async Task A_write_of_our_own_does_not_hide_what_another_process_changed()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await using var other = Process(newsroom);
        await TurnAsync(newsroom);
        await RenameAsync(other, "Renamed by another process");
        await newsroom.WriteAsync(db => db.Stories.Add(new Story { Key = "ours" })); // before anyone looked
        await TurnAsync(newsroom);
        Assert.Equal("Renamed by another process", Name(newsroom));
    }

    [Fact]
    public async Task A_change_of_our_own_is_taken_up_and_pages_of_before_are_old()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var stamps = newsroom.Services.GetRequiredService<Stamps>();
        await RenameAsync(newsroom.Services, "Renamed here");
        var made = stamps.Now; // a page made now shows the old name still
        await TurnAsync(newsroom);
        Assert.Equal("Renamed here", Name(newsroom));
        Assert.False(stamps.Hold(made, null));

        // Control: a write that leaves the paper as it is makes nothing older than it was.
        await newsroom.WriteAsync(db => db.Stories.Add(new Story { Key = "ours" }));
        made = stamps.Now;
        await TurnAsync(newsroom);
        Assert.True(stamps.Hold(made, null));
    }

    [Fact]
    public async Task A_paper_that_the_settings_do_not_fit_is_tried_again_and_the_former_stays()
    {
        await using var newsroom = await TestNewsroom.OpenAsync(services => services.AddSingleton(new PaperOverrides(null, "ps")));
        await using var other = Process(newsroom);
        await TurnAsync(newsroom);
        List<Edition> all = [.. (await newsroom.ReadAsync(db => db.Papers.AsNoTracking().SingleAsync())).Editions];
        await ChangeAsync(other, paper => paper.Editions = [.. all.Where(e => e.Code != "ps")]);
        await Assert.ThrowsAsync<CannotStartException>(() => TurnAsync(newsroom));
        await Assert.ThrowsAsync<CannotStartException>(() => TurnAsync(newsroom)); // again, though nothing was written since
        Assert.Equal("ps", newsroom.Services.GetRequiredService<CurrentPaper>().Value.DefaultEdition);
        await ChangeAsync(other, paper => (paper.Editions, paper.Name) = (all, new EditionText { ["ps"] = "Whole again" }));
        await TurnAsync(newsroom);
        Assert.Equal("Whole again", Name(newsroom));
    }

    /// <summary>What the running site does twice a second.</summary>
    private static Task<bool> TurnAsync(TestNewsroom newsroom) => newsroom.InScopeAsync(async scope =>
    {
        await scope.GetRequiredService<StampWatcher>().LookAsync(default);
        await scope.GetRequiredService<CurrentPaper>().RefreshAsync(default);
        return true;
    });

    private static string Name(TestNewsroom newsroom) => newsroom.Services.GetRequiredService<CurrentPaper>().Value.Name.In("en");

    private static ServiceProvider Process(TestNewsroom newsroom) =>
        new ServiceCollection().AddLogging().AddNewsroom(newsroom.Data, new PaperOverrides(null, null), newsroom.Clock).BuildServiceProvider();

    private static Task RenameAsync(IServiceProvider process, string name) => ChangeAsync(process, paper => paper.Name = new EditionText { ["en"] = name });

    private static async Task ChangeAsync(IServiceProvider process, Action<Paper> change)
    {
        await using var scope = process.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsDb>();
        change(await db.Papers.SingleAsync());
        await db.SaveChangesAsync();
    }
}
