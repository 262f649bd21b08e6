using System.Diagnostics;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Text;

public sealed class TextChangesTests
{
    [Theory]
    [InlineData("The pass is closed.", "The pass is open.", "The pass is [-closed-][+open+].")]
    [InlineData("One two three four", "One 2 3 four", "One [-two three-][+2 3+] four")]
    [InlineData("", "New", "[+New+]")]
    [InlineData("Old\n\nStays\n", "Stays\n", "[-Old\n\n-]Stays\n")]
    [InlineData("کوتل بسته است", "کوتل باز است", "کوتل [-بسته-][+باز+] است")]
    [InlineData("می‌رود", "می‌روند", "[-می‌رود-][+می‌روند+]")] // a word with its non-joiner is one word
    [InlineData("Ende 🙂 gut", "Ende 🙃 gut", "Ende [-🙂-][+🙃+] gut")] // no half of a letter
    [InlineData("Same", "Same", "Same")]
    public void Words_are_compared_whole(string before, string after, string expected) =>
        Assert.Equal(expected, string.Concat(TextChanges.Between(before, after).Select(c => c.Kind switch { ChangeKind.Removed => $"[-{c.Text}-]", ChangeKind.Added => $"[+{c.Text}+]", _ => c.Text })));

    [Fact]
    public void Both_texts_are_in_the_difference_whole()
    {
        var random = new Random(7);
        string[] words = ["باران", "snow", "، ", "\n", "\n\n", " ", "راه", "open", ".", "می‌شود"];
        for (var round = 0; round < 300; round++)
        {
            var (before, after) = (Text(), Text());
            var changes = TextChanges.Between(before, after);
            Assert.Equal(before, string.Concat(changes.Where(c => c.Kind != ChangeKind.Added).Select(c => c.Text)));
            Assert.Equal(after, string.Concat(changes.Where(c => c.Kind != ChangeKind.Removed).Select(c => c.Text)));
        }

        string Text() => string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => words[random.Next(words.Length)]));
    }

    [Fact]
    public void Two_texts_of_the_greatest_length_that_share_nothing_are_bounded()
    {
        var before = string.Join(' ', Enumerable.Range(0, ArticleMarkdown.MaxLength / 7).Select(i => $"a{i}"));
        var after = string.Join('\n', Enumerable.Range(0, ArticleMarkdown.MaxLength / 7).Select(i => $"b{i}"));
        var clock = Stopwatch.StartNew();
        Assert.Equal(2, TextChanges.Between(before, after).Count);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }
}
