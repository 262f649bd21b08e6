using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.Data.Sqlite;
using NewsSite.Media;
using NewsSite.Model;
using NewsSite.Safety;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Tests.Media;

/// <summary>Pictures that an older program stored get today's files, from their masters.</summary>
public sealed class CompletePicturesTests
{
    [Fact]
    public async Task An_older_picture_gets_its_crops_and_its_ground()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var media = await StoreAsync(newsroom, TestPictures.Jpeg(1500, 900));
        Assert.Equal((0, 0), await CompleteAsync(newsroom)); // control: today's stays as it is
        Assert.False(HasOlder(newsroom));

        await AgeAsync(newsroom, media);
        Assert.True(HasOlder(newsroom));
        var older = await newsroom.ReadAsync(db => db.MediaFiles.AsNoTracking().SingleAsync());
        Assert.DoesNotContain(older.FileNames, name => name.Contains("-c", StringComparison.Ordinal) && !name.EndsWith("-card.jpg", StringComparison.Ordinal));
        Assert.Empty(await CheckAsync(newsroom)); // its fewer files are all there

        Assert.Equal((1, 0), await CompleteAsync(newsroom));
        var now = await newsroom.ReadAsync(db => db.MediaFiles.AsNoTracking().SingleAsync());
        Assert.Equal((MediaFile.CurrentFiles, media.Ground), (now.FilesVersion, now.Ground));
        Assert.Equal(now.FileNames.Order(), Files(newsroom).Order());
        Assert.Empty(await CheckAsync(newsroom));
        Assert.False(HasOlder(newsroom));
    }

    [Fact]
    public async Task A_picture_without_its_master_keeps_nobody_else_waiting()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var lost = await StoreAsync(newsroom, TestPictures.Jpeg(500, 400));
        var whole = await StoreAsync(newsroom, TestPictures.Jpeg(600, 400));
        await AgeAsync(newsroom, lost);
        await AgeAsync(newsroom, whole);
        File.Delete(Path.Combine(newsroom.Data.Media, MediaFile.MasterName(lost.Key)));
        Assert.Equal((1, 1), await CompleteAsync(newsroom));
        Assert.Equal([0, MediaFile.CurrentFiles], await newsroom.ReadAsync(db => db.MediaFiles.OrderBy(m => m.Id).Select(m => m.FilesVersion).ToListAsync()));
    }

    [Fact]
    public async Task An_older_picture_that_is_sent_again_is_complete_at_once()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var media = await StoreAsync(newsroom, TestPictures.Jpeg(500, 400));
        await AgeAsync(newsroom, media);
        File.Delete(Path.Combine(newsroom.Data.Media, MediaFile.MasterName(media.Key)));
        Assert.Equal(MediaFile.CurrentFiles, (await StoreAsync(newsroom, TestPictures.Jpeg(500, 400))).FilesVersion);
        Assert.Empty(await CheckAsync(newsroom));
    }

    [Fact]
    public async Task Check_names_a_crop_that_was_lost()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var media = await StoreAsync(newsroom, TestPictures.Jpeg(500, 400));
        File.Delete(Path.Combine(newsroom.Data.Media, MediaFile.CropName(media.Key, 160, "webp")));
        Assert.Contains("lacks 1 of its files", Assert.Single(await CheckAsync(newsroom)), StringComparison.Ordinal);
    }

    /// <summary>As the program before stored it.</summary>
    private static async Task AgeAsync(TestNewsroom newsroom, MediaFile media)
    {
        foreach (var crop in MediaFile.CropNamesOf(media.Key, media.Width, media.Height)) File.Delete(Path.Combine(newsroom.Data.Media, crop));
        await newsroom.InScopeAsync(scope =>
        {
            var db = scope.GetRequiredService<NewsDb>();
            return db.WriteAsync(() => db.Database.ExecuteSqlAsync($"UPDATE \"MediaFiles\" SET \"FilesVersion\" = 0, \"Ground\" = 0 WHERE \"Id\" = {media.Id}"));
        });
    }

    private static bool HasOlder(TestNewsroom newsroom) => newsroom.Services.GetRequiredService<DatabaseGlance>().HasPicturesBefore(MediaFile.CurrentFiles);

    private static Task<MediaFile> StoreAsync(TestNewsroom newsroom, byte[] upload) =>
        newsroom.InScopeAsync(s => s.GetRequiredService<StorePicture>().RunAsync(new MemoryStream(upload), "bridge.jpg", default));

    private static Task<(int Done, int Damaged)> CompleteAsync(TestNewsroom newsroom) => newsroom.InScopeAsync(async s =>
    {
        var (done, damaged) = await s.GetRequiredService<CompletePictures>().RunAsync(default);
        return (done, damaged.Count);
    });

    private static Task<List<string>> CheckAsync(TestNewsroom newsroom) => newsroom.InScopeAsync(s => s.GetRequiredService<CheckPaper>().RunAsync());

    private static IEnumerable<string> Files(TestNewsroom newsroom) => Directory.GetFiles(newsroom.Data.Media).Select(f => Path.GetFileName(f));
}
