using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Text;

public sealed class BlackoutTests
{
    [Theory]
    [InlineData("Ahmad Khan", "Ahmad Khan, AHMAD  khan, ahmad **Khan**, *Ahmad* Khan and Ahmad Khan’s house", "X, X, X, X and X house")]
    [InlineData("Ahmad Khan\nAhmad", "Ahmad Khan met Ahmad; Ahmadi did not", "X met X; Ahmadi did not")]
    [InlineData("Ahmad", "Ahmads are many, Ahmad's is one", "Ahmads are many, X is one")]
    [InlineData("علی یاوری", "علي ياوري، عَلی یاوری و علی‌یاوری", "X، X و X")]
    [InlineData("می‌ناب", "ميناب و می ناب و می‌ناب", "X و X و X")]
    [InlineData("خان", "خان خانه خان.", "X خانه X.")]
    [InlineData("وری", "وري", "X")]
    [InlineData("…", "nothing … at all", "nothing … at all")]
    public void Words_are_found_as_people_read_them(string passages, string text, string without) =>
        Assert.Equal(without, new Blackout(passages.Split('\n'), "X").Of(text));

    [Theory]
    [InlineData("Ahmad Khan", "ahmad-khans-house", true)]
    [InlineData("علی‌رضا", "علی-رضا-می‌گوید", true)]
    [InlineData("Ahmad", "ahmadi-and-sons", false)]
    public void An_address_is_read_as_it_is_made(string passage, string slug, bool stands) => Assert.Equal(stands, new Blackout([passage]).StandsInAddress(slug));

    [Fact]
    public void What_stands_there_tells_nothing_of_what_stood_there()
    {
        var blackout = new Blackout(["Al", "Abdul Rahman Mohammadzai"]);
        Assert.Equal($"{Blackout.Black} and {Blackout.Black}", blackout.Of("Al and Abdul Rahman Mohammadzai"));
        Assert.Equal((2, true, false), (blackout.Places, blackout.Stands("al"), blackout.Stands("all")));
    }
}
