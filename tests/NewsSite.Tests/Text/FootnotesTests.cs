using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Text;

public sealed class FootnotesTests
{
    private static readonly string Html = ArticleMarkdown.Render("کابل[^1] و هرات[^b] و کابل[^1]\n\n[^1]: یک.\n[^b]: دو.", _ => null).NeutralHtml;

    [Fact]
    public void Their_marks_are_in_the_digits_and_the_direction_of_the_page()
    {
        var shown = Footnotes.Show(Html, n => ((char)('۰' + n)).ToString(), isRightToLeft: true, "\"بازگشت\"");
        Assert.Contains("<sup>۲</sup>", shown, StringComparison.Ordinal);
        Assert.Equal(3, shown.Split("aria-label=\"&quot;بازگشت&quot;\">↪</a>").Length - 1);
        Assert.DoesNotContain("<sup>1", shown, StringComparison.Ordinal);
        Assert.Contains("<sup>1</sup>", Html, StringComparison.Ordinal); // control
        Assert.Contains("↩", Footnotes.Show(Html, n => n.ToString(System.Globalization.CultureInfo.InvariantCulture), isRightToLeft: false, "Back"), StringComparison.Ordinal);
    }

    [Fact]
    public void They_are_no_words_of_the_text()
    {
        Assert.Equal("کابل و هرات و کابل یک. دو.", string.Join(' ', ArticleHtml.Words(Html).Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Contains("کابل1", string.Concat(Html.Split('<', '>').Where((_, i) => i % 2 == 0)), StringComparison.Ordinal); // control: what stood in the index
    }
}
