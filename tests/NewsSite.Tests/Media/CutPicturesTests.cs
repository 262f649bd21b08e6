using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NetVips;
using NewsSite.Data;
using NewsSite.Media;
using NewsSite.Model;
using NewsSite.Safety;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Tests.Media;

/// <summary>Crops and cards follow the focal point, under names of their own, when nobody waits for it.</summary>
public sealed class CutPicturesTests
{
    [Theory]
    [InlineData(0, 100, 40, 0)]
    [InlineData(100, 100, 40, 60)]
    [InlineData(50, 100, 40, 30)]
    [InlineData(10, 100, 40, 0)]
    [InlineData(100, 40, 40, 0)]
    public void A_cut_begins_where_the_point_is_nearest_to_its_middle(int percent, int whole, int cut, int start) => Assert.Equal(start, FocalPoint.Start(whole, cut, percent));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(100, 100)]
    [InlineData(37, 64)]
    public void A_point_is_read_back_from_its_number(int x, int y) => Assert.Equal(new FocalPoint(x, y), FocalPoint.Of(new FocalPoint(x, y).Number));

    [Theory]
    [InlineData(5, 200.0, 0.0)]
    [InlineData(95, 0.0, 200.0)]
    public async Task Crops_and_card_show_what_lies_at_the_point(int x, double red, double blue)
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var media = await newsroom.StoreAsync(TestPictures.Jpeg(1600, 400)); // left half red, right half blue
        await NameAsync(newsroom, media, new(x, 50));
        Assert.Equal(1, await CutAsync(newsroom));

        var now = (await newsroom.NotesAsync(media)).MediaFile;
        Assert.Equal(new FocalPoint(x, 50).Number, now.Cut);
        foreach (var file in new[] { MediaFile.CropName(now.Key, 320, "jpg", now.Cut), MediaFile.CropName(now.Key, 320, "webp", now.Cut), MediaFile.CardName(now.Key, now.Cut) })
        {
            using var cut = Image.NewFromFile(Path.Combine(newsroom.Data.Media, file));
            Assert.InRange(cut[0].Avg(), red - 40, red + 60);
            Assert.InRange(cut[2].Avg(), blue - 40, blue + 60);
        }
        Assert.Equal(now.FileNames.Order(StringComparer.Ordinal), newsroom.Files()); // nothing of before is left
        Assert.Empty(await newsroom.InScopeAsync(s => s.GetRequiredService<CheckPaper>().RunAsync()));
        Assert.Equal(0, await CutAsync(newsroom)); // and nothing is to do
        Assert.False(await newsroom.ReadAsync(db => db.Jobs.AnyAsync()));
    }

    [Fact]
    public async Task Without_a_point_a_picture_is_cut_as_before()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var media = await newsroom.StoreAsync(TestPictures.Jpeg(1600, 400));
        var first = newsroom.Files().ToList();
        await NameAsync(newsroom, media, new(5, 5));
        await CutAsync(newsroom);
        Assert.NotEqual(first, newsroom.Files()); // control
        await NameAsync(newsroom, media, null);
        await CutAsync(newsroom);
        Assert.Equal(first, newsroom.Files());
    }

    [Fact]
    public async Task A_point_named_twice_is_one_work_and_the_last_one_counts()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var media = await newsroom.StoreAsync(TestPictures.Jpeg(1600, 400));
        await NameAsync(newsroom, media, new(5, 5));
        await NameAsync(newsroom, media, new(95, 5));
        Assert.Equal(1, await newsroom.ReadAsync(db => db.Jobs.CountAsync()));
        Assert.Equal(1, await CutAsync(newsroom));
        Assert.Equal(new FocalPoint(95, 5).Number, (await newsroom.NotesAsync(media)).MediaFile.Cut);
    }

    [Fact]
    public async Task A_picture_without_its_master_stays_as_it_is_cut_and_is_not_tried_for_ever()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var media = await newsroom.StoreAsync(TestPictures.Jpeg(1600, 400));
        File.Delete(Path.Combine(newsroom.Data.Media, MediaFile.MasterName(media.Key)));
        var left = newsroom.Files().ToList();
        await NameAsync(newsroom, media, new(5, 5));
        Assert.Equal(0, await CutAsync(newsroom));
        var notes = await newsroom.NotesAsync(media);
        Assert.Equal((0, 0), (notes.Focus, notes.MediaFile.Cut));
        Assert.Equal(left, newsroom.Files());
        Assert.False(await newsroom.ReadAsync(db => db.Jobs.AnyAsync()));
    }

    [Fact]
    public async Task A_picture_that_is_sent_again_keeps_its_cut()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var media = await newsroom.StoreAsync(TestPictures.Jpeg(1600, 400));
        await NameAsync(newsroom, media, new(5, 5));
        await CutAsync(newsroom);
        var files = newsroom.Files().ToList();
        foreach (var file in Directory.GetFiles(newsroom.Data.Media)) File.Delete(file);
        await newsroom.StoreAsync(TestPictures.Jpeg(1600, 400));
        Assert.Equal(files, newsroom.Files());
    }

    private static Task<int> NameAsync(TestNewsroom newsroom, MediaFile media, FocalPoint? point) => newsroom.InScopeAsync(async scope =>
    {
        var db = scope.GetRequiredService<NewsDb>();
        var notes = await db.PictureNotes.SingleAsync(n => n.MediaFileId == media.Id);
        notes.LookAt(point);
        await scope.GetRequiredService<CutPictures>().NoteAsync(notes, default);
        return await db.SaveChangesAsync();
    });

    private static Task<int> CutAsync(TestNewsroom newsroom) => newsroom.InScopeAsync(scope => scope.GetRequiredService<CutPictures>().RunAsync(default));
}
