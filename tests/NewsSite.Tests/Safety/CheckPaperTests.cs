using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Safety;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Tests.Safety;

public sealed class CheckPaperTests
{
    [Fact]
    public async Task A_paper_that_is_well_has_no_faults()
    {
        await using var paper = await BackUpPaperTests.PaperWithAPictureAsync();
        Assert.Empty(await CheckAsync(paper));
    }

    [Fact]
    public async Task A_lost_file_of_a_picture_is_named()
    {
        await using var paper = await BackUpPaperTests.PaperWithAPictureAsync();
        var media = await paper.ReadAsync(db => db.MediaFiles.SingleAsync());
        File.Delete(Path.Combine(paper.Data.Media, MediaFile.MasterName(media.Key)));
        Assert.Contains("bridge.jpg lacks 1 of its files", Assert.Single(await CheckAsync(paper)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_page_of_the_database_is_seen()
    {
        await using var paper = await BackUpPaperTests.PaperWithAPictureAsync();
        await paper.ReadAsync(db => db.Database.SqlQueryRaw<long>("PRAGMA wal_checkpoint(TRUNCATE)").ToListAsync());
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await using (var file = File.OpenWrite(paper.Data.Database))
        {
            file.Position = 4096 * 5;
            await file.WriteAsync(Enumerable.Repeat((byte)0xA5, 4096 * 3).ToArray());
        }
        Assert.NotEmpty(await CheckAsync(paper));
    }

    [Fact]
    public async Task A_schema_of_another_program_is_said()
    {
        await using var paper = await TestNewsroom.OpenAsync();
        await paper.ReadAsync(async db => await db.WriteAsync(() => db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsHistory\"")));
        Assert.Contains("older NewsSite", Assert.Single(await CheckAsync(paper)), StringComparison.Ordinal);
        await paper.ReadAsync(async db => await db.WriteAsync(() => db.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Future', '99')")));
        Assert.Contains("newer NewsSite", Assert.Single(await CheckAsync(paper)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_that_cannot_be_written_and_a_full_disk_are_said()
    {
        await using var paper = await TestNewsroom.OpenAsync();
        await File.WriteAllTextAsync(paper.Data.Keys, "a file where the folder should be");
        Assert.Contains("cannot be written", Assert.Single(await CheckAsync(paper)), StringComparison.Ordinal);
        await paper.InScopeAsync(scope =>
        {
            var check = scope.GetRequiredService<CheckPaper>();
            Assert.Null(check.SpaceFault(CheckPaper.LeastFreeBytes));
            Assert.Contains("199 MB left", check.SpaceFault(CheckPaper.LeastFreeBytes - 1), StringComparison.Ordinal);
            return Task.FromResult(0);
        });
    }

    [Fact]
    public async Task A_folder_without_a_paper_stays_without_one()
    {
        await using var paper = await TestNewsroom.OpenAsync();
        using var folder = new TemporaryFolder();
        await using var other = new ServiceCollection().AddLogging().AddNewsroom(new DataFolder(folder.Path), new NewsSite.Publishing.PaperOverrides(null, null), TimeProvider.System).BuildServiceProvider();
        await using var scope = other.CreateAsyncScope();
        Assert.Single(await scope.ServiceProvider.GetRequiredService<CheckPaper>().RunAsync());
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    private static Task<List<string>> CheckAsync(TestNewsroom paper) => paper.InScopeAsync(s => s.GetRequiredService<CheckPaper>().RunAsync());
}
