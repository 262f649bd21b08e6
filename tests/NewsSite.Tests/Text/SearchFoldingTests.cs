using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Text;

public sealed class SearchFoldingTests
{
    /// <summary>A sign above the last letter belongs to the word: what is marked as found does not end beneath it.</summary>
    [Fact]
    public void A_word_ends_behind_the_signs_of_its_last_letter()
    {
        const string Text = "خانه\u0654 ما";
        var word = SearchFolding.Words(Text, "fa-AF")[0];
        Assert.Equal(("خانه\u0654", "خانه"), (Text.Substring(word.Start, word.Length), word.Joined));
    }
}
