using Microsoft.EntityFrameworkCore;
using Xunit;

namespace NewsSite.Tests.Import;

/// <summary>What a file says of being a translation reaches the article and the page.</summary>
public sealed class TranslationsTests
{
    [Theory]
    [InlineData("translatedFrom: en\ntranslatedOn: 2026-11-24\ntranslationChecked: false", "en", true, true)]
    [InlineData("translatedFrom: en\ntranslationChecked: true", "en", false, false)]
    [InlineData("translatedFrom: en", "en", false, false)]
    [InlineData("translatedFrom: EN", "en", false, false)]
    [InlineData("translatedFrom: fa", "fa-AF", false, false)]
    [InlineData("translatedFrom: de", "de", false, false)] // none of the paper's
    [InlineData("", null, false, false)]
    public async Task An_article_and_a_page_keep_it(string keys, string? from, bool isDated, bool isUnchecked)
    {
        await using var content = await ContentFixture.OpenAsync();
        content.Article("snow", "lang: fa-AF\n" + keys);
        content.Write("pages/about.md", $"---\ntitle: About\nlang: fa-AF\nslug: about\n{(keys.Length > 0 ? keys + "\n" : "")}---\n\nWords.\n");
        var report = await content.ImportAsync();
        Assert.Equal([], report.Problems);
        var article = await content.Newsroom.ReadAsync(db => db.Articles.SingleAsync());
        var page = await content.Newsroom.ReadAsync(db => db.Pages.SingleAsync());
        Assert.Equal((from, isDated, isUnchecked), (article.TranslatedFrom, article.TranslatedOn is not null, article.IsTranslationUnchecked));
        Assert.Equal((from, isDated, isUnchecked), (page.TranslatedFrom, page.TranslatedOn is not null, page.IsTranslationUnchecked));
    }

    [Theory]
    [InlineData("translatedFrom: from German")]
    [InlineData("translatedOn: yesterday")]
    [InlineData("translationChecked: perhaps")]
    public async Task What_it_cannot_say_is_reported(string key)
    {
        await using var content = await ContentFixture.OpenAsync();
        content.Article("snow", key);
        var report = await content.ImportAsync();
        Assert.Equal(4, Assert.Single(report.Problems).Line);
    }
}
