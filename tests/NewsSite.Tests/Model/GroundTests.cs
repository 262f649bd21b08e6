using System.Globalization;
using System.Text.RegularExpressions;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Tests.Model;

public sealed class GroundTests
{
    [Fact]
    public void There_are_24_and_the_stylesheet_gives_each_its_colour()
    {
        Assert.Equal(24, Ground.Palette.Distinct().Count());
        var css = File.ReadAllText(Path.Combine(SeededPaper.Repository, "src/NewsSite.Web/wwwroot/css/reader.css"));
        var rules = Regex.Matches(css, @"\.g(\d+) \{ background: #([0-9a-f]{6}); \}", RegexOptions.None, TimeSpan.FromSeconds(5))
            .Select(rule => (int.Parse(rule.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(rule.Groups[2].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
        Assert.Equal(Ground.Palette.Select((colour, i) => (i, colour)), rules);
    }

    [Fact]
    public void A_colour_of_the_palette_is_its_own_ground() =>
        Assert.All(Ground.Palette, (colour, i) => Assert.Equal(i, Ground.Nearest(colour >> 16, (colour >> 8) & 255, colour & 255)));

    [Theory]
    [InlineData(0, 0, 0, 0)] // black: the darkest grey
    [InlineData(255, 255, 255, 3)]
    [InlineData(120, 80, 70, 5)] // brick
    [InlineData(80, 115, 140, 17)] // an evening sky
    public void What_looks_most_like_a_colour_is_its_ground(int red, int green, int blue, int ground) => Assert.Equal(ground, Ground.Nearest(red, green, blue));
}
