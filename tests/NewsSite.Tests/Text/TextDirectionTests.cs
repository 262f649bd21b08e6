using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Text;

public sealed class TextDirectionTests
{
    [Theory]
    [InlineData("en", "ltr")]
    [InlineData("fa-AF", "rtl")]
    [InlineData("PS", "rtl")]
    [InlineData("uz", "ltr")]
    [InlineData("uz-Arab", "rtl")]
    [InlineData("uz-AF", "rtl")]
    [InlineData("uz-Arab-AF", "rtl")]
    [InlineData("fa-Latn", "ltr")]
    [InlineData("az-Cyrl", "ltr")]
    [InlineData("", "ltr")]
    [InlineData("\"><script>", "ltr")]
    public void A_language_is_written_from_its_side(string language, string direction) => Assert.Equal(direction, TextDirection.Of(language));
}
