using System.Text;
using Microsoft.EntityFrameworkCore;
using NetVips;
using NewsSite.Model;
using NewsSite.TestKit;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Import;

/// <summary>The paper's own drawings come with its <c>site.yaml</c>.</summary>
public sealed class SiteDrawingsTests
{
    private const string Mark = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><path d=\"M0 0h8v8z\" fill=\"#123456\"/></svg>";

    private const string Site = """
        name: The Test
        defaultEdition: en
        timeZone: Asia/Kabul
        editions:
          - { code: en, name: English }
          - { code: fa-AF, prefix: fa, name: دری }
          - { code: ps, prefix: ps, name: پښتو }

        """;

    [Fact]
    public async Task They_become_icons_in_every_size_and_a_card()
    {
        await using var content = await WithDrawingsAsync();
        Assert.Empty((await content.ImportAsync()).Problems);
        var paper = await PaperAsync(content);
        Assert.Equal((Mark, true, true), (paper.Mark, paper.HasIcons, paper.HasCard));
        var sizes = new Dictionary<string, (int, int)>();
        foreach (var emblem in await EmblemsAsync(content))
        {
            Assert.InRange(emblem.Content.Length, 50, 300_000);
            var picture = emblem.Name == Emblem.Favicon ? emblem.Content[22..] : emblem.Content; // behind the header of an .ico
            using var image = Image.NewFromBuffer(picture);
            sizes[emblem.Name] = (image.Width, image.Height);
        }
        Assert.Equal(new()
        {
            [Emblem.Favicon] = (32, 32),
            [Emblem.Touch] = (180, 180),
            [Emblem.Small] = (192, 192),
            [Emblem.Large] = (512, 512),
            [Emblem.Maskable] = (512, 512),
            [Emblem.Card] = (1200, 630),
        }, sizes);
    }

    [Fact]
    public async Task They_are_taken_again_only_when_one_has_changed()
    {
        await using var content = await WithDrawingsAsync();
        await content.ImportAsync();
        var before = await PaperAsync(content);
        await content.ImportAsync();
        Assert.Equal(before.Stamp, (await PaperAsync(content)).Stamp);

        var icon = (await EmblemsAsync(content)).Single(e => e.Name == Emblem.Large).Digest;
        content.Write("paper/icon.png", Png(200, 200));
        await content.ImportAsync();
        Assert.NotEqual(icon, (await EmblemsAsync(content)).Single(e => e.Name == Emblem.Large).Digest);

        content.Write("site.yaml", Site); // named no more
        await content.ImportAsync();
        Assert.Empty(await EmblemsAsync(content));
        var bare = await PaperAsync(content);
        Assert.Equal((null, false, false), (bare.Mark, bare.HasIcons, bare.HasCard));
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><image href='https://evil.example/x.png'/></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><rect style='fill:red'/></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><rect fill='url(https://evil.example/)'/></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><foreignObject/></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'>words</svg>")]
    [InlineData("<!DOCTYPE svg [<!ENTITY a 'a'>]><svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("<html xmlns='http://www.w3.org/1999/xhtml'/>")]
    [InlineData("<svg")]
    [InlineData("")]
    public void A_mark_is_shapes_and_nothing_else(string svg)
    {
        Assert.Throws<InputRefusedException>(() => MarkFile.Read(Encoding.UTF8.GetBytes(svg)));
        Assert.Equal(Mark, MarkFile.Read(Encoding.UTF8.GetBytes(Mark + "\n"))); // control
    }

    [Fact]
    public async Task A_drawing_that_is_missing_or_no_picture_is_told_and_changes_nothing()
    {
        await using var content = await WithDrawingsAsync();
        content.Write("paper/icon.png", "<svg xmlns='http://www.w3.org/2000/svg'/>");
        Assert.Contains("icon", Assert.Single((await content.ImportAsync()).Problems).Reason, StringComparison.Ordinal);
        content.Write("site.yaml", Site + "card: paper/none.png\n");
        Assert.Contains("paper/none.png, which is not there", Assert.Single((await content.ImportAsync()).Problems).Reason, StringComparison.Ordinal);
        content.Write("site.yaml", Site + "card: ../../../../../../etc/passwd\n");
        Assert.Single((await content.ImportAsync()).Problems);
        Assert.Empty(await EmblemsAsync(content));
    }

    private static async Task<ContentFixture> WithDrawingsAsync()
    {
        var content = await ContentFixture.OpenAsync();
        content.Write("site.yaml", Site + "mark: paper/mark.svg\nicon: paper/icon.png\ncard: paper/card.png\n");
        content.Write("paper/mark.svg", Mark);
        content.Write("paper/icon.png", Png(512, 512));
        content.Write("paper/card.png", Png(1200, 630));
        return content;
    }

    private static byte[] Png(int width, int height)
    {
        using var image = TestPictures.TwoColours(width, height);
        return image.PngsaveBuffer();
    }

    private static Task<Paper> PaperAsync(ContentFixture content) => content.Newsroom.ReadAsync(db => db.Papers.AsNoTracking().SingleAsync());

    private static Task<List<Emblem>> EmblemsAsync(ContentFixture content) => content.Newsroom.ReadAsync(db => db.Emblems.AsNoTracking().ToListAsync());
}
