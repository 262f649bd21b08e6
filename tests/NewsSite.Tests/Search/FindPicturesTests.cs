using Microsoft.Extensions.DependencyInjection;
using NewsSite.Search;
using NewsSite.TestKit;
using NewsSite.Tests.Media;
using Xunit;

namespace NewsSite.Tests.Search;

/// <summary>The library finds a picture by what is noted of it and by its name, typed on whatever keyboard.</summary>
public sealed class FindPicturesTests
{
    [Theory]
    [InlineData("bridge", "en")]
    [InlineData("BRID", "en")]
    [InlineData("bridges", "en")]
    [InlineData("snow bridge", "en")]
    [InlineData("Zamani", "en")]
    [InlineData("img_2041", "en")]
    [InlineData("\"bridge in snow\"", "fa-AF")]
    public async Task A_picture_is_found_by_every_word_of_it(string typed, string language)
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var bridge = await newsroom.StoreAsync(TestPictures.Jpeg(50, 40), "IMG_2041.jpg");
        await newsroom.DescribeAsync(bridge, "A bridge in snow", "The Salang road", "Ahmad Zamani");
        await newsroom.StoreAsync(TestPictures.Jpeg(60, 40), "market.jpg");
        Assert.Equal([bridge.Id], await FindAsync(newsroom, typed, language));
        Assert.Empty(await FindAsync(newsroom, "camel", "en")); // control
        Assert.Empty(await FindAsync(newsroom, "snow -bridge", "en"));
    }

    [Theory]
    [InlineData("كابل", "fa-AF")] // an Arabic keyboard's kaf
    [InlineData("کابل", "ps")]
    [InlineData("پل‌های", "fa-AF")]
    [InlineData("۱۴۰۵", "fa-AF")]
    [InlineData("1405", "en")]
    public async Task Any_keyboard_finds_words_of_Dari(string typed, string language)
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var media = await newsroom.StoreAsync(TestPictures.Jpeg(50, 40), "a.jpg");
        await newsroom.DescribeAsync(media, "پل‌های کابل در سال ۱۴۰۵", lang: "fa-AF");
        Assert.Equal([media.Id], await FindAsync(newsroom, typed, language));
    }

    [Theory]
    [InlineData("هغي", "ps")]
    [InlineData("هغی", "fa-AF")]
    public async Task And_words_of_Pashto(string typed, string language)
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var media = await newsroom.StoreAsync(TestPictures.Jpeg(50, 40), "a.jpg");
        await newsroom.DescribeAsync(media, "هغي", lang: "ps");
        Assert.Equal([media.Id], await FindAsync(newsroom, typed, language));
    }

    [Fact]
    public async Task Words_that_are_changed_or_deleted_are_found_no_more()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var media = await newsroom.StoreAsync(TestPictures.Jpeg(50, 40));
        await newsroom.DescribeAsync(media, "A tunnel");
        Assert.Equal([media.Id], await FindAsync(newsroom, "tunnel", "en")); // control
        await newsroom.DescribeAsync(media, "A river");
        Assert.Empty(await FindAsync(newsroom, "tunnel", "en"));
        Assert.Equal([media.Id], await FindAsync(newsroom, "river", "en"));
        await newsroom.InScopeAsync(s => s.GetRequiredService<NewsSite.Media.DeletePicture>().RunAsync(media.Key, default));
        Assert.Empty(await FindAsync(newsroom, "river", "en"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("picture")]
    public async Task The_list_goes_on_by_key_without_gap_or_double(string typed)
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var all = new List<long>();
        for (var i = 0; i < FindPictures.PageLength + 3; i++) all.Insert(0, (await newsroom.StoreAsync(TestPictures.Jpeg(20 + i, 10), $"picture-{i}.jpg")).Id);
        var first = await PageAsync(newsroom, typed, null);
        await newsroom.StoreAsync(TestPictures.Jpeg(500, 10), "picture-new.jpg"); // what comes meanwhile moves nothing
        var second = await PageAsync(newsroom, typed, first.Next);
        Assert.Equal(all, first.Rows.Concat(second.Rows).Select(r => r.Id));
        Assert.Null(second.Next);
        Assert.Null(await newsroom.InScopeAsync(s => s.GetRequiredService<FindPictures>().RunAsync(typed, "en", "no key", default)));
    }

    [Fact]
    public async Task A_row_says_in_how_many_articles_its_picture_stands()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var used = await newsroom.StoreAsync(TestPictures.Jpeg(50, 40));
        await newsroom.StoreAsync(TestPictures.Jpeg(60, 40));
        await newsroom.ShowAsync(used);
        Assert.Equal([0, 1], (await PageAsync(newsroom, "", null)).Rows.Select(r => r.Uses));
    }

    private static async Task<LibraryPage> PageAsync(TestNewsroom newsroom, string typed, string? before) =>
        (await newsroom.InScopeAsync(s => s.GetRequiredService<FindPictures>().RunAsync(typed, "en", before, default)))!;

    private static async Task<IEnumerable<long>> FindAsync(TestNewsroom newsroom, string typed, string language) =>
        (await newsroom.InScopeAsync(s => s.GetRequiredService<FindPictures>().RunAsync(typed, language, null, default)))!.Rows.Select(r => r.Id);
}
