using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Text;

public sealed class BlackoutTests
{
    [Theory]
    [InlineData("en", "Ahmad Khan", "Ahmad Khan, AHMAD  khan, ahmad **Khan**, *Ahmad* Khan and Ahmad Khan’s house", "X, X, X, X and X house")]
    [InlineData("en", "Ahmad Khan\nAhmad", "Ahmad Khan met Ahmad; Ahmadi did not", "X met X; Ahmadi did not")]
    [InlineData("en", "Ahmad", "Ahmads are many, Ahmad's is one", "Ahmads are many, X is one")]
    [InlineData("fa-AF", "علی یاوری", "علي ياوري، عَلی یاوری و علی‌یاوری", "X، X و علی‌یاوری")]
    [InlineData("fa-AF", "می‌ناب", "ميناب و می ناب و می‌ناب", "X و می ناب و X")]
    [InlineData("ps", "خان", "خان خانه خان.", "X خانه X.")]
    [InlineData("en", "…", "nothing … at all", "nothing … at all")]
    public void Words_are_found_as_people_read_them(string language, string passages, string text, string without) =>
        Assert.Equal(without, new Blackout(passages.Split('\n'), language, "X").Of(text));

    [Fact]
    public void What_stands_there_tells_nothing_of_what_stood_there()
    {
        var blackout = new Blackout(["Al", "Abdul Rahman Mohammadzai"], "en");
        Assert.Equal($"{Blackout.Black} and {Blackout.Black}", blackout.Of("Al and Abdul Rahman Mohammadzai"));
        Assert.Equal((2, true, false), (blackout.Places, blackout.Stands("al"), blackout.Stands("all")));
    }
}
