using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Text;

public sealed class LiteHtmlTests
{
    private const string Key = "0123456789abcdefghjk";

    [Fact]
    public void A_picture_becomes_its_words_and_a_link_to_it() =>
        Assert.Equal("<figure>[A map]<a href=\"key\">see</a><figcaption>Kabul</figcaption></figure>", Lite($"<figure><img data-media=\"{Key}\" alt=\"A map\"><figcaption>Kabul</figcaption></figure>"));

    /// <summary>No link stands within a link: a browser would end the outer one.</summary>
    [Fact]
    public void The_link_to_a_picture_that_stands_in_a_link_comes_behind_it() =>
        Assert.Equal("<p><a href=\"/lite/x\">[A map] of Kabul</a><a href=\"key\">see</a></p>", Lite($"<p><a href=\"/x\"><img data-media=\"{Key}\" alt=\"A map\"> of Kabul</a></p>"));

    [Theory]
    [InlineData("<a href=\"/about\">x</a>", "<a href=\"/lite/about\">x</a>")]
    [InlineData("<a class=\"footnote-ref\" href=\"#fn-1\" id=\"fnref-1\">1</a>", null)]
    [InlineData("<a href=\"https://example.org/about\">x</a>", null)]
    [InlineData("<a href=\"beside\">x</a>", null)]
    [InlineData("<p>&lt;a href=\"/about\"&gt;</p>", null)]
    [InlineData("<a title=\" > <a href='/x'>\" href=\"/about\">x</a>", "<a title=\" > <a href='/x'>\" href=\"/lite/about\">x</a>")]
    public void Only_addresses_below_the_root_change(string html, string? expected) => Assert.Equal(expected ?? html, Lite(html));

    [Fact]
    public void Tags_in_an_alt_text_stay_words() =>
        Assert.Equal("[</a><a href='/x'>]<a href=\"key\">see</a>", Lite($"<img data-media=\"{Key}\" alt=\"</a><a href='/x'>\">"));

    private static string Lite(string neutral) =>
        LiteHtml.Expand(neutral, (_, alt) => $"[{alt}]", key => key == Key ? "<a href=\"key\">see</a>" : "?", path => "/lite" + path).ToString();
}
