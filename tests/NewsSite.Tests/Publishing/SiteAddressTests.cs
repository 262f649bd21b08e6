using NewsSite.Data;
using NewsSite.Publishing;
using Xunit;

namespace NewsSite.Tests.Publishing;

public sealed class SiteAddressTests
{
    // On the right what a browser sends as Origin for a page on the left.
    [Theory]
    [InlineData("https://news.example", "https://news.example")]
    [InlineData("https://news.example/", "https://news.example")]
    [InlineData("https://news.example:443", "https://news.example")]
    [InlineData("http://news.example:80/", "http://news.example")]
    [InlineData("http://news.example:443", "http://news.example:443")]
    [InlineData("HTTPS://News.Example", "https://news.example")]
    [InlineData("https://خبر.example", "https://xn--ngblk.example")]
    [InlineData("https://bücher.example:8443", "https://xn--bcher-kva.example:8443")]
    [InlineData("http://10.0.0.5:8080", "http://10.0.0.5:8080")]
    [InlineData("http://[2001:DB8::1]:8080", "http://[2001:db8::1]:8080")]
    public void It_is_the_origin_that_browsers_know(string written, string origin)
    {
        Assert.Equal(origin, SiteAddress.Read(written).BaseUrl);
        Assert.Equal(origin.StartsWith("https:", StringComparison.Ordinal), SiteAddress.Read(written).IsHttps);
    }

    [Theory]
    [InlineData("news.example")]
    [InlineData("ftp://news.example")]
    [InlineData("https://news.example/paper")]
    [InlineData("https://news.example/?x=1")]
    [InlineData("https://news.example?")]
    [InlineData("https://news.example#top")]
    [InlineData("https://editor@news.example")]
    [InlineData("https://editor:word@news.example")]
    [InlineData("https://")]
    public void What_says_more_or_less_is_refused_in_one_line(string written)
    {
        var refused = Assert.Throws<CannotStartException>(() => SiteAddress.Read(written));
        Assert.Contains("Site__BaseUrl", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }
}
