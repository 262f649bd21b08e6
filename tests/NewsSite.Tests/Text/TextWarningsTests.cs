using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Text;

public sealed class TextWarningsTests
{
    [Theory]
    [InlineData("en", "See [this](https://example.org/a?b=c) and [that](/about), [here](#s), [mail](mailto:a@b.org), ![a dog](dog.jpg) and [titled](https://example.org \"Title\").", "")]
    [InlineData("en", "A [link](htp://example.org).", "desk.warning.link")]
    [InlineData("en", "A [link](www.example.org).", "desk.warning.link")]
    [InlineData("en", "A [link](http:/example.org).", "desk.warning.link")]
    [InlineData("en", "A [link](https://example).", "desk.warning.link")]
    [InlineData("en", "A [link](https://exam ple.org).", "desk.warning.link")]
    [InlineData("en", "A [link]().", "desk.warning.link")]
    [InlineData("en", "A [link][1].\n\n[1]: htp://example.org", "desk.warning.link")]
    [InlineData("en", "A [link][1].\n\n[1]: https://example.org", "")]
    [InlineData("en", "A picture ![](dog.jpg) here.", "desk.warning.alt")]
    [InlineData("fa-AF", "این متن دري است.", "desk.warning.letters")]
    [InlineData("fa-AF", "كابل", "desk.warning.letters")]
    [InlineData("fa-AF", "این متن دری در کابل است، بلی؟", "")]
    [InlineData("ps", "دا متن پښتو دی، هو؛ ښاري او کور كې.", "")]
    [InlineData("fa-AF", "این متن, که دری است.", "desk.warning.mark")]
    [InlineData("ps", "څنګه یاست?", "desk.warning.mark")]
    [InlineData("fa-AF", "نام Kabul, که لاتین است.", "")]
    [InlineData("en", "Really؟ Yes.", "desk.warning.mark")]
    [InlineData("en", "Left\u200F and right.", "desk.warning.bidi")]
    [InlineData("en", "Over\u202Eturned.", "desk.warning.bidi")]
    [InlineData("fa-AF", "می\u200Cشود", "")]
    public void A_text_is_warned_of_what_is_odd_in_it_and_of_nothing_else(string edition, string body, string expected) =>
        Assert.Equal(expected, string.Join(' ', TextWarnings.Of(edition, "Headline", body).Select(w => w.WordKey)));

    [Fact]
    public void Every_field_that_is_read_is_looked_at()
    {
        Assert.Equal(["alt desk.warning.letters", "caption desk.warning.bidi"], TextWarnings.Of("fa-AF", "عنوان", "متن", ("alt", "كتاب"), ("caption", "کابل\u202E"), ("credit", null)).Select(w => $"{w.Field} {w.WordKey}"));
    }

    [Fact]
    public void A_headline_that_is_cut_elsewhere_is_told()
    {
        Assert.Empty(TextWarnings.Of("en", new string('h', TextWarnings.LongHeadline), "Text."));
        Assert.Equal(TextWarnings.LongHeadline + 1, Assert.Single(TextWarnings.Of("en", new string('h', TextWarnings.LongHeadline + 1), "Text.")).Value);
    }

    [Fact]
    public void Only_the_two_letters_are_mended() => Assert.Equal("این کی ک ۀ ئ ې ۍ", TextWarnings.Mended("این كي ك ۀ ئ ې ۍ"));

    [Fact]
    public void A_hostile_text_takes_no_time() // P8
    {
        var since = System.Diagnostics.Stopwatch.GetTimestamp();
        foreach (var hostile in new[] { new string('[', 90_000), string.Concat(Enumerable.Repeat("[a](", 20_000)), string.Concat(Enumerable.Repeat("![", 40_000)), new string('ا', 90_000) }) TextWarnings.Of("fa-AF", hostile[..100], hostile, ("summary", hostile[..100]));
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(30));
    }
}
