using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Tests.Publishing;

public sealed class CorrectArticleTests
{
    private const string Words = "The first version named the wrong year.\n\nIt was 2024.";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_correction_marks_the_article_as_updated_unless_the_editor_says_no(bool isSubstantive)
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var article = await newsroom.FileAsync("Snow closes the Salang pass");
        var saved = Assert.IsType<CorrectOutcome.Saved>(await CorrectAsync(newsroom, article, New(" \u202E" + Words + "\r\n", isSubstantive))).Correction;
        Assert.Equal((Words, newsroom.Clock.Now, "en"), (saved.Text, saved.At, saved.Edition));
        var after = await newsroom.ReadAsync(db => db.Articles.SingleAsync());
        Assert.Equal(isSubstantive ? newsroom.Clock.Now : null, after.UpdatedAt);
        Assert.Equal(article.Version, after.Version); // who writes on it meanwhile is not disturbed
    }

    [Fact]
    public async Task A_second_click_makes_nothing_and_other_words_keep_the_day()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var article = await newsroom.FileAsync("Snow closes the Salang pass");
        var first = Assert.IsType<CorrectOutcome.Saved>(await CorrectAsync(newsroom, article, New(Words))).Correction;
        Assert.Equal(first.Id, Assert.IsType<CorrectOutcome.Saved>(await CorrectAsync(newsroom, article, New(Words))).Correction.Id);

        newsroom.Clock.Now = newsroom.Clock.Now.AddHours(3);
        var worded = Assert.IsType<CorrectOutcome.Saved>(await CorrectAsync(newsroom, article, Typed(first, "Better words.") with { Kind = CorrectionKind.Clarification, IsSubstantive = true })).Correction;
        Assert.Equal((first.Id, first.At, "Better words.", CorrectionKind.Clarification), (worded.Id, worded.At, worded.Text, worded.Kind));
        Assert.Null(await newsroom.ReadAsync(db => db.Articles.Select(a => a.UpdatedAt).SingleAsync()));
        Assert.Equal(1, await newsroom.ReadAsync(db => db.Corrections.CountAsync()));
    }

    [Fact]
    public async Task What_another_editor_changed_in_between_is_not_overwritten()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var article = await newsroom.FileAsync("Snow closes the Salang pass");
        var seen = Assert.IsType<CorrectOutcome.Saved>(await CorrectAsync(newsroom, article, New(Words))).Correction;
        Assert.IsType<CorrectOutcome.Saved>(await CorrectAsync(newsroom, article, Typed(seen, "By another.")));
        Assert.Equal("By another.", Assert.IsType<CorrectOutcome.Conflict>(await CorrectAsync(newsroom, article, Typed(seen, "By me."))).Current.Text);
        Assert.IsType<CorrectOutcome.Conflict>(await CorrectAsync(newsroom, article, Typed(seen, ""), CorrectionStep.Remove));
        Assert.Equal("By another.", await newsroom.ReadAsync(db => db.Corrections.Select(c => c.Text).SingleAsync()));
    }

    [Fact]
    public async Task What_is_removed_is_put_back_as_it_was()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var article = await newsroom.FileAsync("Snow closes the Salang pass");
        var first = Assert.IsType<CorrectOutcome.Saved>(await CorrectAsync(newsroom, article, New(Words))).Correction;
        Assert.Equal(1, await ShownAsync(newsroom));
        var removed = Assert.IsType<CorrectOutcome.Saved>(await CorrectAsync(newsroom, article, Typed(first, ""), CorrectionStep.Remove)).Correction;
        Assert.Equal(0, await ShownAsync(newsroom));
        Assert.IsType<CorrectOutcome.Saved>(await CorrectAsync(newsroom, article, Typed(first, ""), CorrectionStep.Remove)); // a second click
        var back = Assert.IsType<CorrectOutcome.Saved>(await CorrectAsync(newsroom, article, Typed(removed, ""), CorrectionStep.PutBack)).Correction;
        Assert.Equal((first.Id, first.At, Words), (back.Id, back.At, back.Text));
        Assert.Equal(1, await ShownAsync(newsroom));
    }

    [Theory]
    [InlineData("draft", false)]
    [InlineData("scheduled", false)]
    [InlineData("unpublished", true)]
    [InlineData("withdrawn", true)]
    [InlineData("published", true)]
    public async Task Only_what_readers_could_read_is_corrected_and_only_what_they_can_read_shows_it(string state, bool may)
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var now = newsroom.Clock.Now;
        var article = await newsroom.FileAsync("Snow closes the Salang pass", change: a =>
        {
            if (state == "draft")
            {
                a.Date(null);
                a.Unpublish(now);
            }
            if (state == "scheduled")
            {
                a.Date(null);
                a.Publish(now.AddHours(1));
            }
            if (state == "unpublished") a.Unpublish(now);
            if (state == "withdrawn") a.Withdraw();
        });
        var outcome = await CorrectAsync(newsroom, article, New(Words));
        Assert.Equal(may, outcome is CorrectOutcome.Saved);
        Assert.Equal(!may, outcome is CorrectOutcome.Missing);
        Assert.Equal(state == "published" ? 1 : 0, await ShownAsync(newsroom));
    }

    [Fact]
    public async Task Words_that_are_none_or_too_many_are_refused_and_not_cut()
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        var article = await newsroom.FileAsync("Snow closes the Salang pass");
        foreach (var words in new[] { "", " \n\u202E", new string('x', Correction.MaxTextLength + 1), new string('x', 100_000) })
            Assert.Equal("text", Assert.Single(Assert.IsType<CorrectOutcome.Refused>(await CorrectAsync(newsroom, article, New(words))).Faults).Field);
        Assert.IsType<CorrectOutcome.Saved>(await CorrectAsync(newsroom, article, New(new string('x', Correction.MaxTextLength))));
        var other = await newsroom.FileAsync("Another");
        var id = await newsroom.ReadAsync(db => db.Corrections.Select(c => c.Id).SingleAsync());
        Assert.IsType<CorrectOutcome.Missing>(await CorrectAsync(newsroom, other, New("Of another article.") with { Id = id, Version = 1 }));
    }

    private static TypedCorrection New(string text, bool isSubstantive = false) => new(null, 0, CorrectionKind.Correction, CorrectionPlace.Bottom, text, isSubstantive);

    private static TypedCorrection Typed(Correction seen, string text) => new(seen.Id, seen.Version, seen.Kind, seen.Place, text, false);

    private static Task<CorrectOutcome> CorrectAsync(TestNewsroom newsroom, Article article, TypedCorrection typed, CorrectionStep step = CorrectionStep.Save) =>
        newsroom.InScopeAsync(scope => scope.GetRequiredService<CorrectArticle>().RunAsync(article.Code, typed, step, default));

    private static Task<int> ShownAsync(TestNewsroom newsroom) =>
        newsroom.ReadAsync(db => db.Corrections.NewestIn(db.Articles, "en", null, newsroom.Clock.Now).CountAsync());
}
