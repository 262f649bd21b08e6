using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Comments;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Tests.Comments;

/// <summary>The phases in their order, what each decides, and that nothing else trips it.</summary>
public sealed class ScreeningTests
{
    [Theory]
    [InlineData("You idiot", CommentState.Rejected, "screening.banned-word", "idiot")]
    [InlineData("You 1d1ot with https://a.example https://b.example https://c.example", CommentState.Rejected, "screening.banned-word", "idiot")] // words come before links
    [InlineData("You i*d*i**ot**", CommentState.Rejected, "screening.banned-word", "idiot")] // as it is read
    [InlineData("t.me\\/channel", CommentState.Pending, "screening.messenger", "t.me")]
    [InlineData("Cheap tyres", CommentState.Pending, "screening.suspect-word", "tyres")]
    [InlineData("https://a.example https://b.example www.c.example", CommentState.Pending, "screening.links", "3")]
    [InlineData("https://a.example https://b.example", CommentState.Pending, "screening.first-time", null)]
    [InlineData("Call 0799123456", CommentState.Pending, "screening.phone-number", "0799123456")]
    [InlineData("Her tazkira is 1400-0401-12345", CommentState.Pending, "screening.card-number", "1400040112345")]
    [InlineData("Join t.me/channel", CommentState.Pending, "screening.messenger", "t.me")]
    [InlineData("Up *there* the pass is shut", CommentState.Pending, "screening.first-time", null)] // "shut up" runs over no seam
    [InlineData("0799 *a* 123456", CommentState.Pending, "screening.first-time", null)]
    [InlineData("A fair word", CommentState.Pending, "screening.first-time", null)]
    public async Task The_first_phase_that_decides_says_why(string text, CommentState state, string phase, string? detail)
    {
        await using var newsroom = await Readers.OpenAsync();
        await ListAsync(newsroom);
        await newsroom.PostAsync(await newsroom.FileAsync("Snow"), text);
        var comment = Assert.Single(await newsroom.CommentsAsync());
        Assert.Equal((state, phase, detail), (comment.State, comment.Phase, comment.Detail));
    }

    [Fact]
    public async Task Words_in_a_name_count_and_a_guess_only_holds()
    {
        await using var newsroom = await Readers.OpenAsync(Moderation.None);
        await ListAsync(newsroom);
        var article = await newsroom.FileAsync("Snow");
        await newsroom.PostAsync(article, "One", "An idiot");
        await newsroom.PostAsync(article, "What an ahmaq he is");
        await newsroom.PostAsync(article, "Two");
        Assert.Equal([(CommentState.Rejected, "screening.banned-word"), (CommentState.Pending, "screening.suspect-word"), (CommentState.Published, "screening.none")],
            (await newsroom.CommentsAsync()).Select(c => (c.State, c.Phase)));
    }

    [Fact]
    public async Task With_none_all_is_public_but_what_an_editor_has_listed()
    {
        await using var newsroom = await Readers.OpenAsync(Moderation.None);
        await newsroom.SendFormAsync(new((await newsroom.FileAsync("Snow")).Id, null, "Call 0799123456 https://a.example https://b.example https://c.example t.me/x", null, true, Trap: "filled"));
        Assert.Equal(CommentState.Published, Assert.Single(await newsroom.CommentsAsync()).State);
    }

    [Theory]
    [InlineData(null, "screening.no-form")]
    [InlineData("", "screening.no-form")]
    [InlineData("other", "screening.no-form")]
    [InlineData("own", "screening.first-time")]
    [InlineData("of another article", "screening.no-form")]
    [InlineData("trap", "screening.trap")]
    public async Task A_form_that_was_not_ours_is_held_and_never_dropped(string? stamp, string phase)
    {
        await using var newsroom = await Readers.OpenAsync();
        var article = await newsroom.FileAsync("Snow");
        var stamps = newsroom.Services.GetRequiredService<FormStamps>();
        var sent = stamp switch
        {
            "own" or "trap" => await stamps.OfAsync(article.Id, CancellationToken.None),
            "of another article" => await stamps.OfAsync(article.Id + 1, CancellationToken.None),
            _ => stamp,
        };
        Assert.IsType<SubmitOutcome.Accepted>(await newsroom.SendFormAsync(new(article.Id, null, "A word.", null, true, sent, stamp == "trap" ? "http://x" : null)));
        Assert.Equal((CommentState.Pending, phase), (await newsroom.CommentsAsync()).Select(c => (c.State, c.Phase)).Single());
    }

    [Fact]
    public async Task A_stamp_is_the_same_for_all_readers_of_a_day_and_good_for_a_week()
    {
        await using var newsroom = await Readers.OpenAsync();
        var article = await newsroom.FileAsync("Snow");
        var stamps = newsroom.Services.GetRequiredService<FormStamps>();
        var today = await stamps.OfAsync(article.Id, CancellationToken.None);
        newsroom.Clock.Advance(TimeSpan.FromHours(10));
        Assert.Equal(today, await stamps.OfAsync(article.Id, CancellationToken.None));
        newsroom.Clock.Advance(TimeSpan.FromDays(6));
        Assert.True(await stamps.IsOursAsync(today, article.Id, CancellationToken.None));
        newsroom.Clock.Advance(TimeSpan.FromDays(3));
        Assert.False(await stamps.IsOursAsync(today, article.Id, CancellationToken.None));
    }

    [Fact]
    public async Task Sixty_readers_behind_one_address_are_heard_and_the_later_ones_wait()
    {
        await using var newsroom = await Readers.OpenAsync();
        var article = await newsroom.FileAsync("Snow");
        for (var i = 0; i < 60; i++) await newsroom.PostAsync(article, $"The opinion of reader {i}");
        var phases = (await newsroom.CommentsAsync()).Select(c => c.Phase).ToList();
        Assert.Equal(60, phases.Count);
        Assert.Equal("screening.first-time", phases[0]);
        Assert.Equal("screening.flood", phases[^1]);
    }

    [Fact]
    public async Task Who_was_mostly_rejected_today_waits_and_others_do_not()
    {
        await using var newsroom = await Readers.OpenAsync();
        var article = await newsroom.FileAsync("Snow");
        for (var i = 0; i < 3; i++) await RejectAsync(newsroom, (await newsroom.PostAsync(article, $"Bad {i}", from: "bad")).CommentId);
        await newsroom.PostAsync(article, "Once more", from: "bad");
        await newsroom.PostAsync(article, "From elsewhere", from: "good");
        newsroom.Clock.Advance(TimeSpan.FromHours(25)); // a day after the last of it nobody remembers
        await newsroom.PostAsync(article, "The day after tomorrow", from: "bad");
        Assert.Equal(["screening.history", "screening.first-time", "screening.first-time"], (await newsroom.CommentsAsync()).Skip(3).Select(c => c.Phase));
    }

    [Fact]
    public async Task A_token_spares_its_bearer_the_wait_until_it_is_misused_and_links_nothing()
    {
        await using var newsroom = await Readers.OpenAsync();
        var article = await newsroom.FileAsync("Snow");
        var first = await newsroom.PostAsync(article, "The first");
        Assert.Null(await TokenAsync(newsroom, first.Receipt!)); // it is not approved yet
        await newsroom.DecideAsync(first.CommentId, c => c.Approve(newsroom.Clock.Now));
        var token = await TokenAsync(newsroom, first.Receipt!);
        Assert.NotNull(token);
        Assert.Equal(token, await TokenAsync(newsroom, first.Receipt!)); // its answer may have been lost on the way
        newsroom.Clock.Advance(GiveToken.ShownAgain);
        Assert.Null(await TokenAsync(newsroom, first.Receipt!)); // one for each receipt

        Assert.DoesNotContain(token.Replace("-", "", StringComparison.Ordinal)[..16], newsroom.OnDisk(), StringComparison.OrdinalIgnoreCase);
        var second = await BearAsync(newsroom, article, "The second", token);
        await BearAsync(newsroom, article, "Another’s guess", token[..^1] + (token[^1] == 'a' ? 'b' : 'a'));
        await RejectAsync(newsroom, second);
        await BearAsync(newsroom, article, "The third", token);
        Assert.Equal(["screening.token", "screening.token-unknown", "screening.token-unknown"], (await newsroom.CommentsAsync()).Skip(1).Select(c => c.Phase));
    }

    [Fact]
    public async Task One_approval_is_one_token_and_a_decision_that_is_undone_leaves_it_good()
    {
        await using var newsroom = await Readers.OpenAsync();
        var article = await newsroom.FileAsync("Snow");
        var first = await newsroom.PostAsync(article, "The first");
        await newsroom.DecideAsync(first.CommentId, c => c.Approve(newsroom.Clock.Now));
        var token = (await TokenAsync(newsroom, first.Receipt!))!;
        var second = await BearAsync(newsroom, article, "The second", token);
        Assert.Equal(CommentState.Published, (await newsroom.CommentsAsync())[1].State);
        await newsroom.WriteAsync(db => db.Receipts.Add(new Receipt { CodeHash = NewsSite.Text.ReceiptCode.Hash("12345-12345-12345-12345-12345"), Comment = db.Comments.Single(c => c.Id == second), CreatedAt = newsroom.Clock.Now }));
        Assert.Null(await TokenAsync(newsroom, "12345-12345-12345-12345-12345")); // nobody has read it

        var act = (await RejectAsync(newsroom, second)).ActId!.Value;
        await BearAsync(newsroom, article, "The third", token);
        await newsroom.InScopeAsync(scope => scope.GetRequiredService<UndoDecision>().RunAsync(act, CancellationToken.None));
        await BearAsync(newsroom, article, "The fourth", token);
        Assert.Equal(["screening.token", "screening.token-unknown", "screening.token"], (await newsroom.CommentsAsync()).Skip(1).Select(c => c.Phase));
    }

    [Fact]
    public async Task A_token_stays_withdrawn_while_another_comment_of_its_bearer_is_rejected()
    {
        await using var newsroom = await Readers.OpenAsync();
        var article = await newsroom.FileAsync("Snow");
        var first = await newsroom.PostAsync(article, "The first");
        await newsroom.DecideAsync(first.CommentId, c => c.Approve(newsroom.Clock.Now));
        var token = (await TokenAsync(newsroom, first.Receipt!))!;
        var misused = await BearAsync(newsroom, article, "The second", token);
        var fair = await BearAsync(newsroom, article, "The third", token);
        await RejectAsync(newsroom, misused);
        var act = (await RejectAsync(newsroom, fair)).ActId!.Value;
        await newsroom.InScopeAsync(scope => scope.GetRequiredService<UndoDecision>().RunAsync(act, CancellationToken.None));
        await BearAsync(newsroom, article, "The fourth", token);
        Assert.Equal("screening.token-unknown", (await newsroom.CommentsAsync())[^1].Phase);
    }

    [Fact]
    public async Task What_is_rejected_unread_does_not_come_to_the_desk_by_being_sent_again()
    {
        await using var newsroom = await Readers.OpenAsync();
        await ListAsync(newsroom);
        var article = await newsroom.FileAsync("Snow");
        for (var i = 0; i < 3; i++) await newsroom.PostAsync(article, "Whoever reads this is an idiot, all of you");
        Assert.All(await newsroom.CommentsAsync(), c => Assert.Equal((CommentState.Rejected, "screening.banned-word"), (c.State, c.Phase)));
    }

    [Fact]
    public async Task A_token_ends_with_its_days()
    {
        await using var newsroom = await Readers.OpenAsync();
        var article = await newsroom.FileAsync("Snow", change: a => a.Comments = CommentsRule.Open);
        var first = await newsroom.PostAsync(article, "The first");
        await newsroom.DecideAsync(first.CommentId, c => c.Approve(newsroom.Clock.Now));
        var token = (await TokenAsync(newsroom, first.Receipt!))!;
        newsroom.Clock.Advance(TimeSpan.FromDays(ReaderTokens.Days - 1));
        await BearAsync(newsroom, article, "In time", token);
        newsroom.Clock.Advance(TimeSpan.FromDays(3));
        await BearAsync(newsroom, article, "Too late", token);
        Assert.Equal(["screening.token", "screening.token-unknown"], (await newsroom.CommentsAsync()).Skip(1).Select(c => c.Phase));
    }

    [Theory]
    [InlineData(29, CommentsRule.Default, true)]
    [InlineData(31, CommentsRule.Default, false)]
    [InlineData(400, CommentsRule.Open, true)]
    [InlineData(0, CommentsRule.Closed, false)]
    public async Task Old_articles_take_no_comments_unless_they_say_that_they_are_open(int days, CommentsRule rule, bool isOpen)
    {
        await using var newsroom = await Readers.OpenAsync();
        var article = await newsroom.FileAsync("Snow", change: a => a.Comments = rule);
        newsroom.Clock.Advance(TimeSpan.FromDays(days));
        var outcome = await newsroom.SendAsync(article);
        if (isOpen) Assert.IsType<SubmitOutcome.Accepted>(outcome);
        else Assert.Equal(rule == CommentsRule.Closed ? new SubmitOutcome.Closed("comments.closed") : new("comments.closed-age", 30), outcome);
    }

    [Fact]
    public async Task A_wave_closes_the_form_until_the_morning_and_an_editor_opens_it_sooner()
    {
        await using var newsroom = await TestNewsroom.OpenAsync(services => services.AddSingleton(new CommentSettings(PerMinute: 10_000, WaveFrom: 20)));
        var article = await newsroom.FileAsync("Snow");
        for (var i = 0; i < 20; i++) await newsroom.PostAsync(article, $"Spam number {i}");
        var seven = new DateTime(2026, 11, 21, 2, 30, 0, DateTimeKind.Utc); // in Kabul
        Assert.Equal(new SubmitOutcome.Closed("comments.closed-wave", seven), await newsroom.SendAsync(article, "One more"));
        await newsroom.InScopeAsync(async scope => { await scope.GetRequiredService<CloseThreads>().OfAllAsync(false, CancellationToken.None); return true; });
        await newsroom.PostAsync(article, "Sooner");
        for (var i = 0; i < 20; i++) await newsroom.SendAsync(article, $"The second wave {i}");
        Assert.IsType<SubmitOutcome.Closed>(await newsroom.SendAsync(article, "One more again"));
        newsroom.Clock.Advance(TimeSpan.FromHours(20));
        await newsroom.PostAsync(article, "In the morning");
    }

    [Fact]
    public async Task The_same_words_again_and_again_make_no_wave()
    {
        await using var newsroom = await TestNewsroom.OpenAsync(services => services.AddSingleton(new CommentSettings(PerMinute: 10_000, WaveFrom: 20)));
        var article = await newsroom.FileAsync("Snow");
        for (var i = 0; i < 30; i++) await newsroom.PostAsync(article);
        Assert.Equal(30, Assert.Single(await newsroom.CommentsAsync()).Copies);
        await newsroom.PostAsync(article, "And others are heard");
    }

    [Fact]
    public async Task With_as_many_as_may_wait_the_form_closes_itself()
    {
        await using var newsroom = await TestNewsroom.OpenAsync(services => services.AddSingleton(new CommentSettings(MostWaiting: 3)));
        var article = await newsroom.FileAsync("Snow");
        for (var i = 0; i < 3; i++) await newsroom.PostAsync(article, $"Waits {i}");
        Assert.Equal("comments.closed-wave", Assert.IsType<SubmitOutcome.Closed>(await newsroom.SendAsync(article, "One too many")).WordKey);
        await newsroom.InScopeAsync(async scope => { await scope.GetRequiredService<CloseThreads>().OfAllAsync(false, CancellationToken.None); return true; });
        await newsroom.PostAsync(article, "Opened, and still too many");
        Assert.Equal("comments.closed-wave", Assert.IsType<SubmitOutcome.Closed>(await newsroom.SendAsync(article, "Closed again")).WordKey);
        foreach (var comment in (await newsroom.CommentsAsync()).Take(3)) await RejectAsync(newsroom, comment.Id);
        await newsroom.InScopeAsync(async scope => { await scope.GetRequiredService<CloseThreads>().OfAllAsync(false, CancellationToken.None); return true; });
        foreach (var words in new[] { "There is room again", "And once more" }) await newsroom.PostAsync(article, words);
        Assert.IsType<SubmitOutcome.Closed>(await newsroom.SendAsync(article, "Full again"));
    }

    private static Task ListAsync(TestNewsroom newsroom) => newsroom.WriteAsync(db =>
    {
        var list = new WordList { Edition = "ps" };
        list.Write("idiot\nshut up\nاحمق", "tyres");
        db.WordLists.Add(list);
    });

    private static Task<DecidedComments> RejectAsync(TestNewsroom newsroom, long id) => newsroom.InScopeAsync(async scope =>
    {
        var state = await scope.GetRequiredService<NewsSite.Data.NewsDb>().Comments.Where(c => c.Id == id).Select(c => c.State).SingleAsync();
        return await scope.GetRequiredService<DecideComments>().RunAsync(new(DecisionKind.Reject), [new(id, state)], 1, CancellationToken.None);
    });

    private static Task<string?> TokenAsync(TestNewsroom newsroom, string receipt) =>
        newsroom.InScopeAsync(scope => scope.GetRequiredService<GiveToken>().RunAsync(receipt, CancellationToken.None));

    private static async Task<long> BearAsync(TestNewsroom newsroom, Article article, string text, string token)
    {
        var stamp = await newsroom.Services.GetRequiredService<FormStamps>().OfAsync(article.Id, CancellationToken.None);
        return Assert.IsType<SubmitOutcome.Accepted>(await newsroom.SendFormAsync(new(article.Id, null, text, null, true, stamp, null, token))).CommentId;
    }
}
