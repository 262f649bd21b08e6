using System.Text.Json;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Text;

public sealed class WordsTests
{
    private static readonly Words English = Words.Read("""
        { "plain": "Read on", "filled": "{0} and {1}", "count": { "one": "{0} comment", "other": "{0} comments" }, "same": "{0} shares", "plurals": { "one": "i = 1 and v = 0" } }
        """);

    private static readonly Words Dari = Words.Read("""{ "count": { "one": "{0} نظر", "other": "{0} نظرها" }, "plurals": { "one": "i = 0 or n = 1" } }""");

    [Theory]
    [InlineData(0, "0 comments")]
    [InlineData(1, "1 comment")]
    [InlineData(2, "2 comments")]
    [InlineData(11, "11 comments")]
    public void A_count_takes_the_form_of_its_number(long count, string sentence) => Assert.Equal(sentence, English.Count("count", count, $"{count}"));

    [Fact]
    public void Each_language_has_plural_forms_of_its_own()
    {
        Assert.Equal("۰ نظر", Dari.Count("count", 0, "۰"));
        Assert.Equal("۲ نظرها", Dari.Count("count", 2, "۲"));
        Assert.Equal("1 shares", English.Count("same", 1, "1"));
    }

    [Fact]
    public void A_sentence_is_filled()
    {
        Assert.Equal("Read on", English["plain"]);
        Assert.Equal("a and 2", English.Format("filled", "a", 2));
    }

    [Fact]
    public void What_a_file_lacks_another_language_says()
    {
        var pashto = Words.Read("""{ "plain": "ولولئ" }""", English);
        Assert.Equal(("ولولئ", "a and b", "2 comments"), (pashto["plain"], pashto.Format("filled", "a", "b"), pashto.Count("count", 2, "2")));
        Assert.Equal(["count", "filled", "same"], pashto.Missing);
        Assert.Empty(English.Missing);
    }

    [Fact]
    public void A_missing_sentence_shows_its_key_and_throws_nothing()
    {
        Assert.Equal("no.such", English["no.such"]);
        Assert.Equal("no.such", English.Count("no.such", 3, "3"));
        Assert.Equal("no.such", English.Format("no.such", "x"));
    }

    [Theory]
    [InlineData("{ \"a\": ")]
    [InlineData("{ \"a\": null }")]
    [InlineData("{ \"a\": { \"one\": \"b\" } }")]
    [InlineData("{ \"plurals\": { \"one\": [1] } }")]
    public void A_file_that_is_not_of_this_shape_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => Words.Read(json));

    [Fact]
    public void The_english_words_stand_in_order_with_the_plurals_last()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Text", "Words", "en.json");
        var keys = JsonDocument.Parse(File.ReadAllText(file)).RootElement.EnumerateObject().Select(e => e.Name).ToList();
        Assert.Equal("plurals", keys[^1]);
        Assert.Equal(keys[..^1].Order(StringComparer.Ordinal).Distinct(), keys[..^1]);
    }
}
