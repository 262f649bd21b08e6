using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NetVips;
using NewsSite.Data;
using NewsSite.Media;
using NewsSite.Model;
using NewsSite.TestKit;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Media;

public sealed class StorePictureTests
{
    [Fact]
    public async Task A_picture_becomes_a_master_a_card_and_two_formats_of_each_width()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var media = await StoreAsync(newsroom, TestPictures.Jpeg(1500, 900), "bridge.jpg");

        Assert.Matches(@"\A[0-9a-z]{16,64}\z", media.Key);
        Assert.Equal(("bridge.jpg", 1500, 900), (media.Name, media.Width, media.Height));
        Assert.Equal(media.FileNames.Order(), Files(newsroom).Order());
        Assert.Equal([320, 640, 960, 1280, 1500], MediaFile.RenditionsOf(media.Width));
        foreach (var file in Files(newsroom))
        {
            using var image = Image.NewFromFile(newsroom.Data.Media + "/" + file);
            Assert.True(image.Width <= 1500, $"{file} is wider than its source");
            if (file.EndsWith("-card.jpg", StringComparison.Ordinal)) Assert.Equal((1200, 630), (image.Width, image.Height));
        }
    }

    [Theory]
    [InlineData(900, new[] { 320, 640, 900 })]
    [InlineData(960, new[] { 320, 640, 960 })]
    [InlineData(320, new[] { 320 })]
    [InlineData(2_000, new[] { 320, 640, 960, 1280, 1920 })]
    public void A_picture_between_two_sizes_is_shown_in_its_own(int width, int[] widths) => Assert.Equal(widths, MediaFile.RenditionsOf(width));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(200, 100)]
    [InlineData(20_000, 1)]
    [InlineData(1, 20_000)]
    public async Task Odd_shapes_are_taken_and_no_rendition_is_wider_than_the_source(int width, int height)
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        using var black = Image.Black(width, height, bands: 3);
        var media = await StoreAsync(newsroom, black.PngsaveBuffer(), "odd.png");
        Assert.All(MediaFile.RenditionsOf(media.Width), w => Assert.True(w <= width));
        Assert.Equal(media.FileNames.Order(), Files(newsroom).Order());
        using var card = Image.NewFromFile(Path.Combine(newsroom.Data.Media, MediaFile.CardName(media.Key)));
        Assert.Equal((1200, 630), (card.Width, card.Height));
    }

    [Fact]
    public async Task A_noisy_card_is_at_most_300_KB()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        using var noise = Image.Gaussnoise(1600, 900, sigma: 80, mean: 128).Cast(Enums.BandFormat.Uchar).Bandjoin(Image.Gaussnoise(1600, 900, sigma: 80, mean: 128, seed: 3).Cast(Enums.BandFormat.Uchar), Image.Gaussnoise(1600, 900, sigma: 80, mean: 128, seed: 7).Cast(Enums.BandFormat.Uchar));
        var media = await StoreAsync(newsroom, noise.Copy(interpretation: Enums.Interpretation.Srgb).JpegsaveBuffer(q: 90), "noise.jpg");
        Assert.InRange(new FileInfo(Path.Combine(newsroom.Data.Media, MediaFile.CardName(media.Key))).Length, 1, 300_000);
    }

    [Theory]
    [InlineData("picture.not-a-picture", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [InlineData("picture.not-a-picture", "GIF89a\u0001\0\u0001\0")]
    [InlineData("picture.not-a-picture", "II*\0 a TIFF")]
    [InlineData("picture.heic", "\0\0\0\u0018ftypheic\0\0\0\0mif1heic")]
    [InlineData("picture.heic", "\0\0\0\u0018ftypmif1\0\0\0\0mif1heic")]
    [InlineData("picture.not-a-picture", "\0\0\0\u0018ftypisom\0\0\0\0a video")]
    [InlineData("picture.not-a-picture", "<html><script>alert(1)</script>")]
    [InlineData("picture.not-a-picture", "")]
    [InlineData("picture.damaged", "RIFF....WEBPVP8 nothing")]
    public async Task What_is_no_picture_is_refused_whatever_it_is_called(string word, string content) =>
        await RefusedAsync(word, Encoding.Latin1.GetBytes(content));

    [Fact]
    public async Task A_picture_of_50_000_by_50_000_is_refused_from_its_header()
    {
        await RefusedAsync("picture.too-many-pixels", TestPictures.PngThatClaims(50_000, 50_000));
        await RefusedAsync("picture.too-many-pixels", TestPictures.PngThatClaims(20_001, 1));
        await RefusedAsync("picture.too-many-pixels", TestPictures.PngThatClaims(8_000, 5_001));
        await RefusedAsync("picture.too-many-pixels", TestPictures.JpegThatClaims(12_000, 10_001));
    }

    [Fact]
    public async Task A_progressive_JPEG_is_held_whole_and_may_have_fewer_pixels()
    {
        using var black = TestPictures.Plain(8_000, 6_260);
        await RefusedAsync("picture.too-many-pixels", black.JpegsaveBuffer(interlace: true));
        PictureHeader.Check(black.JpegsaveBuffer()); // control: a baseline one passes
    }

    [Fact]
    public async Task A_file_too_large_for_its_kind_is_refused_before_it_is_looked_at()
    {
        Assert.Equal(30, await RefusedAsync("picture.too-large", [.. TestPictures.Jpeg(), .. new byte[30_000_000]]));
        Assert.Equal(12, await RefusedAsync("picture.too-large", [.. TestPictures.PngThatClaims(10, 10), .. new byte[12_000_000]]));
    }

    [Fact]
    public async Task Half_a_picture_is_refused()
    {
        var whole = TestPictures.FromCamera(1200, 900, 1);
        await RefusedAsync("picture.damaged", whole[..(whole.Length / 2)]);
        await RefusedAsync("picture.damaged", TestPictures.PngThatClaims(2_000, 2_000));
        using var image = TestPictures.TwoColours(1200, 900);
        var (png, webp) = (image.PngsaveBuffer(), image.WebpsaveBuffer());
        await RefusedAsync("picture.damaged", png[..(png.Length / 2)]);
        await RefusedAsync("picture.damaged", webp[..(webp.Length / 2)]);
    }

    [Fact]
    public async Task A_large_photograph_is_shrunk_while_it_is_read_and_stays_upright()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var media = await StoreAsync(newsroom, TestPictures.FromCamera(5_400, 5_200, 8), "large.jpg");
        Assert.Equal((2560, 2658), (media.Width, media.Height));
        using var image = Image.NewFromFile(Path.Combine(newsroom.Data.Media, MediaFile.FileName(media.Key, 320, "jpg")));
        Assert.True(image.Getpoint(160, 20)[2] > 180, "blue, the stored right, is on top");
    }

    [Fact]
    public async Task A_moving_WebP_is_refused()
    {
        using var first = TestPictures.TwoColours(60, 40);
        using var frames = Image.Arrayjoin([first, first.Invert()], across: 1).Mutate(m => m.Set(GValue.GIntType, "page-height", 40));
        await RefusedAsync("picture.moves", frames.WebpsaveBuffer());
    }

    [Fact]
    public async Task Nothing_of_camera_and_place_and_nothing_hidden_behind_the_picture_is_kept()
    {
        byte[] upload = [.. TestPictures.FromCamera(800, 600, 1), .. "<script>alert('polyglot')</script>"u8];
        Assert.True(Holds(upload, "KabulCam") && Holds(upload, "polyglot")); // control: it was there

        await using var newsroom = await TestNewsroom.OpenAsync();
        await StoreAsync(newsroom, upload, "camera.jpg");
        foreach (var file in Directory.GetFiles(newsroom.Data.Media))
        {
            var content = await File.ReadAllBytesAsync(file);
            foreach (var trace in new[] { "KabulCam", "polyglot", "Exif", "GPS", "xmp", "Photoshop" }) Assert.False(Holds(content, trace), $"{file} holds {trace}");
            using var image = Image.NewFromFile(file);
            Assert.DoesNotContain(image.GetFields(), f => f.StartsWith("exif-", StringComparison.Ordinal) || f is "xmp-data" or "iptc-data" or "icc-profile-data");
        }
    }

    [Fact]
    public async Task A_picture_taken_upright_stands_upright()
    {
        // Orientation 6: the camera was turned; red, the stored left, belongs on top.
        await using var newsroom = await TestNewsroom.OpenAsync();
        var media = await StoreAsync(newsroom, TestPictures.FromCamera(800, 600, 6), "upright.jpg");
        Assert.Equal((600, 800), (media.Width, media.Height));
        using var image = Image.NewFromFile(Path.Combine(newsroom.Data.Media, MediaFile.FileName(media.Key, 320, "webp")));
        Assert.True(image.Width < image.Height);
        Assert.True(image.Getpoint(160, 20)[0] > 180, "red is on top");
        Assert.True(image.Getpoint(160, image.Height - 20)[2] > 180, "blue is below");
    }

    [Fact]
    public async Task What_was_transparent_is_white()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        using var clear = Image.Black(400, 300, bands: 4).Copy(interpretation: Enums.Interpretation.Srgb);
        var media = await StoreAsync(newsroom, clear.PngsaveBuffer(), "clear.png");
        using var image = Image.NewFromFile(Path.Combine(newsroom.Data.Media, MediaFile.FileName(media.Key, 320, "jpg")));
        Assert.All(image.Getpoint(100, 100), band => Assert.True(band > 250));
    }

    [Fact]
    public async Task The_same_bytes_are_one_picture_also_when_they_come_at_once()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var upload = TestPictures.Jpeg();
        Assert.Null(await newsroom.InScopeAsync(s => s.GetRequiredService<StorePicture>().FindAsync(new MemoryStream(upload), CancellationToken.None)));
        var stored = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => StoreAsync(newsroom, upload, $"name-{i}.jpg")));
        Assert.Single(stored.Select(m => m.Id).Distinct());
        Assert.Equal(1, await newsroom.ReadAsync(db => db.MediaFiles.CountAsync()));
        Assert.Equal(stored[0].Id, (await newsroom.InScopeAsync(s => s.GetRequiredService<StorePicture>().FindAsync(new MemoryStream(upload), CancellationToken.None)))!.Id);

        // Another picture has another name, and another paper has other names for the same one.
        Assert.NotEqual(stored[0].Key, (await StoreAsync(newsroom, TestPictures.Jpeg(401), "b.jpg")).Key);
        await using var other = await TestNewsroom.OpenAsync();
        Assert.NotEqual(stored[0].Key, (await StoreAsync(other, upload, "a.jpg")).Key);
    }

    [Fact]
    public async Task A_picture_whose_files_were_lost_is_made_whole_by_sending_it_again()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var upload = TestPictures.Jpeg();
        var media = await StoreAsync(newsroom, upload, "a.jpg");
        File.Delete(Path.Combine(newsroom.Data.Media, MediaFile.CardName(media.Key)));
        Assert.Equal(media.Id, (await StoreAsync(newsroom, upload, "a.jpg")).Id);
        Assert.Equal(media.FileNames.Order(), Files(newsroom).Order());
    }

    [Fact]
    public async Task What_fails_half_way_leaves_no_row_without_files()
    {
        var upload = TestPictures.Jpeg();
        await using var newsroom = await TestNewsroom.OpenAsync();

        // The key is known only once the picture was stored: learn it, undo, and put a folder in the last file's way.
        var media = await StoreAsync(newsroom, upload, "a.jpg");
        await newsroom.WriteAsync(db => db.Remove(db.MediaFiles.Single()));
        foreach (var file in Directory.GetFiles(newsroom.Data.Media)) File.Delete(file);
        var obstacle = Path.Combine(newsroom.Data.Media, MediaFile.CardName(media.Key));
        Directory.CreateDirectory(obstacle);

        await Assert.ThrowsAnyAsync<Exception>(() => StoreAsync(newsroom, upload, "a.jpg"));
        Assert.Equal(0, await newsroom.ReadAsync(db => db.MediaFiles.CountAsync()));
        Assert.Equal([MediaFile.CardName(media.Key)], Files(newsroom)); // nothing but the obstacle

        // Control: without the obstacle the same call writes the row and every file.
        Directory.Delete(obstacle);
        media = await StoreAsync(newsroom, upload, "a.jpg");
        Assert.Equal(media.FileNames.Order(), Files(newsroom).Order());
    }

    [Fact]
    public async Task A_row_that_is_refused_leaves_no_file()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await RunSqlAsync(newsroom, "CREATE TRIGGER full BEFORE INSERT ON \"MediaFiles\" BEGIN SELECT RAISE(ABORT, 'full'); END");
        await Assert.ThrowsAsync<DbUpdateException>(() => StoreAsync(newsroom, TestPictures.Jpeg(), "a.jpg"));
        Assert.Empty(Files(newsroom));

        await RunSqlAsync(newsroom, "DROP TRIGGER full"); // control
        var media = await StoreAsync(newsroom, TestPictures.Jpeg(), "a.jpg");
        Assert.Equal(media.FileNames.Order(), Files(newsroom).Order());
    }

    [Fact]
    public async Task Once_the_files_have_their_names_nobody_cancels_the_row()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        using var cancelled = new CancellationTokenSource();
        var clock = new CancellingClock(cancelled);
        var media = await newsroom.InScopeAsync(s => new StorePicture(s.GetRequiredService<NewsDb>(), newsroom.Data, new Darkroom(), s.GetRequiredService<Ledger>(), new Acting(clock), clock).RunAsync(new MemoryStream(TestPictures.Jpeg()), "a.jpg", cancelled.Token));
        Assert.True(cancelled.IsCancellationRequested); // while the row was written
        Assert.Equal(media.FileNames.Order(), Files(newsroom).Order());
        Assert.Equal(1, await newsroom.ReadAsync(db => db.MediaFiles.CountAsync()));
    }

    [Fact]
    public async Task What_a_killed_process_left_is_cleared_by_a_later_picture()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var old = Directory.CreateDirectory(Path.Combine(newsroom.Data.Media, ".unfinished-old"));
        var young = Directory.CreateDirectory(Path.Combine(newsroom.Data.Media, ".unfinished-young"));
        Directory.SetLastWriteTimeUtc(old.FullName, newsroom.Clock.Now.AddHours(-2));
        Directory.SetLastWriteTimeUtc(young.FullName, newsroom.Clock.Now.AddMinutes(-1));
        await StoreAsync(newsroom, TestPictures.Jpeg(), "a.jpg");
        Assert.Equal((false, true), (Directory.Exists(old.FullName), Directory.Exists(young.FullName)));
    }

    /// <summary>Its reader is gone as soon as the time of the row is asked for.</summary>
    private sealed class CancellingClock(CancellationTokenSource cancelled) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow()
        {
            cancelled.Cancel();
            return DateTimeOffset.UnixEpoch;
        }
    }

    private static Task<int> RunSqlAsync(TestNewsroom newsroom, string sql) => newsroom.InScopeAsync(scope =>
    {
        var db = scope.GetRequiredService<NewsDb>();
        return db.WriteAsync(() => db.Database.ExecuteSqlRawAsync(sql));
    });

    private static Task<MediaFile> StoreAsync(TestNewsroom newsroom, byte[] upload, string name) =>
        newsroom.InScopeAsync(s => s.GetRequiredService<StorePicture>().RunAsync(new MemoryStream(upload), name, CancellationToken.None));

    private static async Task<object?> RefusedAsync(string word, byte[] upload)
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var refused = await Assert.ThrowsAsync<InputRefusedException>(() => StoreAsync(newsroom, upload, "picture.jpg"));
        Assert.Equal(word, refused.WordKey);
        Assert.Empty(Directory.Exists(newsroom.Data.Media) ? Directory.GetFileSystemEntries(newsroom.Data.Media) : []);
        Assert.Equal(0, await newsroom.ReadAsync(db => db.MediaFiles.CountAsync()));
        return refused.Value;
    }

    private static IEnumerable<string> Files(TestNewsroom newsroom) => Directory.GetFileSystemEntries(newsroom.Data.Media).Select(f => Path.GetFileName(f)!);

    private static bool Holds(byte[] content, string text) => content.AsSpan().IndexOf(Encoding.ASCII.GetBytes(text)) >= 0;
}
