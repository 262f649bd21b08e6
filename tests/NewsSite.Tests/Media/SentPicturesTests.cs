using Microsoft.Extensions.DependencyInjection;
using NewsSite.Media;
using NewsSite.Model;
using NewsSite.TestKit;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Media;

public sealed class SentPicturesTests
{
    private const string Code = "0123456789abcdef";

    private static readonly StaffMember Nadia = new() { Id = 7 };
    private static readonly StaffMember Karim = new() { Id = 71 };

    [Fact]
    public async Task Pieces_become_the_picture_that_the_whole_would_have_been()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var upload = TestPictures.Jpeg(500, 300);
        await SendAsync(newsroom, Nadia, upload, 1_000);
        var media = await StoreAsync(newsroom, Nadia, "bridge.jpg");
        Assert.Equal(("bridge.jpg", 500, 300), (media!.Name, media.Width, media.Height));
        Assert.Equal(media.Id, (await newsroom.StoreAsync(upload)).Id);

        // The answer was lost: who asks again has the same one. What was sent is gone.
        Assert.Equal(media.Id, (await StoreAsync(newsroom, Nadia, "bridge.jpg"))!.Id);
        Assert.Equal(700, await AddAsync(newsroom, Nadia, 0, new byte[700])); // a piece that was on its way is late, and makes nothing
        Assert.Single(Directory.GetFiles(newsroom.Data.Sent, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_piece_that_comes_twice_is_added_once()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var upload = TestPictures.Jpeg();
        Assert.Equal(600, await AddAsync(newsroom, Nadia, 0, upload[..600]));
        Assert.Equal(600, await AddAsync(newsroom, Nadia, 0, upload[..600]));
        Assert.Equal(600, await AddAsync(newsroom, Nadia, 700, upload[700..900])); // one that came before its turn
        Assert.Equal(upload.Length, await AddAsync(newsroom, Nadia, 600, upload[600..]));
        Assert.Equal(upload.Length, await LengthAsync(newsroom, Nadia));
        Assert.NotNull(await StoreAsync(newsroom, Nadia, "a.jpg"));
    }

    [Fact]
    public async Task Telephones_call_all_their_pictures_alike_and_each_has_a_name_of_its_own()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var names = new List<string>();
        foreach (var width in new[] { 80, 81, 82 })
        {
            await newsroom.InScopeAsync(s => s.GetRequiredService<SentPictures>().AddAsync(Nadia, $"{width:D16}", 0, TestPictures.Jpeg(width), default));
            names.Add((await newsroom.InScopeAsync(s => s.GetRequiredService<SentPictures>().StoreAsync(Nadia, $"{width:D16}", "image.jpg", default)))!.Name);
        }
        Assert.Equal(["image.jpg", "image-2.jpg", "image-3.jpg"], names);
    }

    [Fact]
    public async Task The_same_pieces_at_once_are_one_picture()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var upload = TestPictures.Jpeg();
        var ends = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AddAsync(newsroom, Nadia, 0, upload)));
        Assert.All(ends, end => Assert.Equal(upload.Length, end));
        Assert.NotNull(await StoreAsync(newsroom, Nadia, "a.jpg"));
    }

    [Fact]
    public async Task Nobody_adds_to_what_another_sends()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await AddAsync(newsroom, Nadia, 0, TestPictures.Jpeg());
        Assert.Equal(0, await LengthAsync(newsroom, Karim));
        Assert.Null(await StoreAsync(newsroom, Karim, "a.jpg"));
        Assert.Equal(0, await AddAsync(newsroom, Karim, 3, new byte[10]));
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_and_gone()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await AddAsync(newsroom, Nadia, 0, "<svg>"u8.ToArray());
        Assert.Equal("picture.not-a-picture", (await Assert.ThrowsAsync<InputRefusedException>(() => StoreAsync(newsroom, Nadia, "a.jpg"))).WordKey);
        Assert.Empty(Directory.GetDirectories(newsroom.Data.Sent));
    }

    [Fact]
    public async Task More_than_a_picture_may_have_is_refused_with_the_piece_that_brings_it()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        Assert.Equal("picture.too-large", (await Assert.ThrowsAsync<InputRefusedException>(() => AddAsync(newsroom, Nadia, 0, new byte[SentPictures.MaxPieceLength + 1]))).WordKey);
        Assert.Equal("picture.too-large", (await Assert.ThrowsAsync<InputRefusedException>(() => AddAsync(newsroom, Nadia, StorePicture.MaxBytes, new byte[1]))).WordKey);
    }

    [Fact]
    public async Task One_person_has_a_bounded_number_under_way()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        for (var i = 0; i < SentPictures.MostWaiting; i++) await AddAsync(newsroom, Nadia, 0, new byte[10], $"{i:D16}");
        Assert.Equal("desk.pictures.many", (await Assert.ThrowsAsync<InputRefusedException>(() => AddAsync(newsroom, Nadia, 0, new byte[10]))).WordKey);
        Assert.Equal(20, await AddAsync(newsroom, Nadia, 10, new byte[10], $"{1:D16}"));
        Assert.Equal(10, await AddAsync(newsroom, Karim, 0, new byte[10]));
    }

    [Fact]
    public async Task What_nobody_goes_on_with_is_cleared_an_hour_after_its_last_piece()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var upload = TestPictures.Jpeg();
        await AddAsync(newsroom, Nadia, 0, upload[..600]);
        newsroom.Clock.Now = newsroom.Clock.Now.AddMinutes(50);
        await AddAsync(newsroom, Nadia, 600, upload[600..700]);
        newsroom.Clock.Now = newsroom.Clock.Now.AddMinutes(50);
        await ClearAsync(newsroom);
        Assert.Equal(700, await LengthAsync(newsroom, Nadia));
        newsroom.Clock.Now = newsroom.Clock.Now.AddMinutes(11);
        await ClearAsync(newsroom);
        Assert.Equal(0, await LengthAsync(newsroom, Nadia));
    }

    [Theory, InlineData(""), InlineData("../../../../etc/pa"), InlineData("0123456789ABCDEF"), InlineData("0123456789abcde")]
    public async Task What_is_no_code_names_no_file(string code)
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => AddAsync(newsroom, Nadia, 0, new byte[1], code));
    }

    private static async Task SendAsync(TestNewsroom newsroom, StaffMember by, byte[] upload, int piece)
    {
        for (var from = 0; from < upload.Length; from += piece) Assert.Equal(Math.Min(from + piece, upload.Length), await AddAsync(newsroom, by, from, upload[from..Math.Min(from + piece, upload.Length)]));
    }

    private static Task<long> AddAsync(TestNewsroom newsroom, StaffMember by, long from, byte[] piece, string code = Code) =>
        newsroom.InScopeAsync(scope => scope.GetRequiredService<SentPictures>().AddAsync(by, code, from, piece, default));

    private static Task<MediaFile?> StoreAsync(TestNewsroom newsroom, StaffMember by, string name) =>
        newsroom.InScopeAsync(scope => scope.GetRequiredService<SentPictures>().StoreAsync(by, Code, name, default));

    private static Task<int> ClearAsync(TestNewsroom newsroom) => newsroom.InScopeAsync(scope =>
    {
        scope.GetRequiredService<SentPictures>().Clear();
        return Task.FromResult(0);
    });

    private static Task<long> LengthAsync(TestNewsroom newsroom, StaffMember by) =>
        AddAsync(newsroom, by, 1_000_000, []); // out of its turn: that tells how much has come
}
