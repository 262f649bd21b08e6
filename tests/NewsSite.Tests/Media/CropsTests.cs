using Microsoft.Extensions.DependencyInjection;
using NetVips;
using NewsSite.Media;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Tests.Media;

public sealed class CropsTests
{
    [Theory]
    [InlineData(1500, 900, new[] { 160, 320, 640, 960 })]
    [InlineData(600, 900, new[] { 160, 320, 600 })]
    [InlineData(900, 200, new[] { 160, 300 })]
    [InlineData(100, 100, new[] { 100 })]
    [InlineData(2560, 1, new[] { 1 })]
    public void No_crop_is_wider_than_what_can_be_cut(int width, int height, int[] crops) => Assert.Equal(crops, MediaFile.CropsOf(width, height));

    [Theory]
    [InlineData(1500, 500)]
    [InlineData(500, 1500)]
    [InlineData(70, 40)]
    public async Task A_crop_is_3_to_2_in_both_formats_whatever_it_is_cut_from(int width, int height)
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var media = await StoreAsync(newsroom, TestPictures.Jpeg(width, height));
        foreach (var crop in MediaFile.CropsOf(width, height))
        {
            foreach (var format in new[] { "webp", "jpg" })
            {
                using var image = Image.NewFromFile(Path.Combine(newsroom.Data.Media, MediaFile.CropName(media.Key, crop, format)));
                Assert.Equal((crop, MediaFile.CropHeight(crop)), (image.Width, image.Height));
                Assert.InRange((double)image.Width / image.Height, 1.45, 1.55);
            }
        }
    }

    [Fact]
    public async Task A_picture_is_cut_to_what_draws_the_eye()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        using var grey = Image.Black(400, 1200, bands: 3).Linear([1], [140]).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        using var drawn = grey.Mutate(m => m.DrawRect([230, 30, 30], 150, 1040, 100, 60, fill: true));
        var media = await StoreAsync(newsroom, drawn.PngsaveBuffer());
        using var crop = Image.NewFromFile(Path.Combine(newsroom.Data.Media, MediaFile.CropName(media.Key, 320, "jpg")));
        Assert.True(crop[0].Max() > 200, "the red spot far below the middle is in it"); // the middle alone is one grey
    }

    [Theory]
    [InlineData(0x4b281f)]
    [InlineData(0xbddabd)]
    public async Task The_ground_is_what_looks_most_like_the_picture(int colour)
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        using var plain = Image.Black(300, 200, bands: 3).Linear([1, 1, 1], [colour >> 16, (colour >> 8) & 255, colour & 255]).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        Assert.Equal(colour, Ground.Palette[(await StoreAsync(newsroom, plain.PngsaveBuffer())).Ground]);
    }

    private static Task<MediaFile> StoreAsync(TestNewsroom newsroom, byte[] upload) =>
        newsroom.InScopeAsync(s => s.GetRequiredService<StorePicture>().RunAsync(new MemoryStream(upload), "bridge.jpg", default));
}
