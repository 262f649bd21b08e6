using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Comments;
using NewsSite.Model;
using NewsSite.TestKit;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Comments;

/// <summary>What a writer can do by a receipt, beside taking the comment back.</summary>
public sealed class ReceiptActsTests
{
    [Fact]
    public async Task A_comment_is_mended_within_a_quarter_of_an_hour_and_screened_anew()
    {
        await using var newsroom = await Readers.OpenAsync();
        var sent = await newsroom.PostAsync(await newsroom.FileAsync("Snow"), "I live in Canarystreet, and I think so.");
        await newsroom.DecideAsync(sent.CommentId, c => c.Approve(newsroom.Clock.Now));
        Assert.IsType<SubmitOutcome.Accepted>(await MendAsync(newsroom, sent.Receipt!, "I think so."));
        var comment = Assert.Single(await newsroom.CommentsAsync());
        Assert.Equal(("I think so.", CommentState.Pending, newsroom.Clock.Now), (comment.Text, comment.State, comment.EditedAt));
        Assert.DoesNotContain("Canarystreet", newsroom.OnDisk(), StringComparison.Ordinal);

        newsroom.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Null(await MendAsync(newsroom, sent.Receipt!, "Too late."));
        Assert.Equal("I think so.", Assert.Single(await newsroom.CommentsAsync()).Text);
    }

    [Fact]
    public async Task What_an_editor_rejected_is_not_mended_and_looked_at_again_once()
    {
        await using var newsroom = await Readers.OpenAsync();
        var sent = await newsroom.PostAsync(await newsroom.FileAsync("Snow"));
        Assert.False(await LookAsync(newsroom, sent.Receipt!)); // nothing is rejected
        await newsroom.DecideAsync(sent.CommentId, c => c.Reject(RejectReason.OffTopic, "Not here.", newsroom.Clock.Now));
        Assert.Null(await MendAsync(newsroom, sent.Receipt!, "By the back door."));
        Assert.True(await LookAsync(newsroom, sent.Receipt!));
        var comment = Assert.Single(await newsroom.CommentsAsync());
        Assert.Equal((CommentState.Pending, ScreeningPhases.SecondLook), (comment.State, comment.Phase));
        await newsroom.DecideAsync(sent.CommentId, c => c.Reject(newsroom.Clock.Now));
        Assert.False(await LookAsync(newsroom, sent.Receipt!));
    }

    [Fact]
    public async Task Other_words_turn_round_neither_a_second_look_nor_a_report_nor_a_redaction()
    {
        await using var newsroom = await Readers.OpenAsync(Moderation.None);
        var article = await newsroom.FileAsync("Snow");
        var rejected = await newsroom.PostAsync(article, "The first words.");
        var reported = await newsroom.PostAsync(article, "The second words.");
        var redacted = await newsroom.PostAsync(article, "The third words.");
        Assert.IsType<SubmitOutcome.Accepted>(await MendAsync(newsroom, rejected.Receipt!, "The first words, mended.")); // the control

        await newsroom.DecideAsync(rejected.CommentId, c => c.Reject(newsroom.Clock.Now));
        await LookAsync(newsroom, rejected.Receipt!);
        await ReportAsync(newsroom, reported.CommentId, "another");
        await newsroom.DecideAsync(redacted.CommentId, c => c.Redact(null, "The ▇▇▇▇▇ words.", "A number"));
        foreach (var sent in new[] { rejected, reported, redacted }) Assert.Null(await MendAsync(newsroom, sent.Receipt!, "By the back door."));
        Assert.DoesNotContain("By the back door.", (await newsroom.CommentsAsync()).Select(c => c.Text));
    }

    [Fact]
    public async Task Nothing_is_mended_where_nothing_is_taken()
    {
        await using var newsroom = await Readers.OpenAsync(Moderation.None, perMinute: 2);
        var sent = await newsroom.PostAsync(await newsroom.FileAsync("Snow"));
        Assert.IsType<SubmitOutcome.Accepted>(await MendAsync(newsroom, sent.Receipt!, "Mended once."));
        Assert.IsType<SubmitOutcome.Flooded>(await MendAsync(newsroom, sent.Receipt!, "Mended too often."));
        newsroom.Clock.Advance(TimeSpan.FromMinutes(2));
        await newsroom.WriteAsync(db => db.Articles.Single().Comments = CommentsRule.Closed);
        Assert.IsType<SubmitOutcome.Closed>(await MendAsync(newsroom, sent.Receipt!, "Mended behind a closed door."));
        Assert.Equal("Mended once.", Assert.Single(await newsroom.CommentsAsync()).Text);
    }

    [Fact]
    public async Task What_its_writer_changed_since_the_page_was_read_is_not_decided_on()
    {
        await using var newsroom = await Readers.OpenAsync();
        var sent = await newsroom.PostAsync(await newsroom.FileAsync("Snow"), "Harmless words.");
        var read = newsroom.Clock.Now;
        newsroom.Clock.Advance(TimeSpan.FromSeconds(5));
        await MendAsync(newsroom, sent.Receipt!, "Other words.");
        Assert.Equal((0, 1), await ApproveAsync(newsroom, sent.CommentId, read));
        Assert.Equal(CommentState.Pending, Assert.Single(await newsroom.CommentsAsync()).State);
        Assert.Equal((1, 0), await ApproveAsync(newsroom, sent.CommentId, newsroom.Clock.Now)); // the control: it was read again
    }

    [Fact]
    public async Task The_same_words_sent_by_many_give_one_token()
    {
        await using var newsroom = await Readers.OpenAsync();
        var article = await newsroom.FileAsync("Snow");
        List<SubmitOutcome.Accepted> sent = [await newsroom.PostAsync(article), await newsroom.PostAsync(article)];
        await newsroom.DecideAsync(sent[0].CommentId, c => c.Approve(newsroom.Clock.Now));
        Assert.NotNull(await TokenAsync(newsroom, sent[0].Receipt!));
        Assert.Null(await TokenAsync(newsroom, sent[1].Receipt!));
    }

    [Fact]
    public async Task Of_twins_one_is_mended_and_the_other_stays()
    {
        await using var newsroom = await Readers.OpenAsync();
        var article = await newsroom.FileAsync("Snow");
        var one = await newsroom.PostAsync(article);
        var other = await newsroom.PostAsync(article);
        Assert.Equal(one.CommentId, other.CommentId);
        await MendAsync(newsroom, other.Receipt!, "In words of my own.");
        Assert.Equal([(Readers.Words, 1), ("In words of my own.", 1)], (await newsroom.CommentsAsync()).Select(c => (c.Text, c.Copies)));
        await newsroom.WithdrawAsync(other.Receipt!);
        Assert.Equal([Readers.Words, ""], (await newsroom.CommentsAsync()).Select(c => c.Text));
    }

    [Fact]
    public async Task Of_twins_the_second_takes_no_name_away_and_the_first_saves_it_unchanged()
    {
        await using var newsroom = await Readers.OpenAsync();
        var article = await newsroom.FileAsync("Snow");
        var first = await newsroom.PostAsync(article, name: "Fatima");
        var second = await newsroom.PostAsync(article);
        await MendAsync(newsroom, first.Receipt!, Readers.Words, "Fatima");
        Assert.Equal([("Fatima", 2)], (await newsroom.CommentsAsync()).Select(c => (c.Name!, c.Copies)));
        await newsroom.WithdrawAsync(second.Receipt!);
        Assert.Equal([("Fatima", 1)], (await newsroom.CommentsAsync()).Select(c => (c.Name!, c.Copies)));
        var third = await newsroom.PostAsync(article);
        await newsroom.WithdrawAsync(first.Receipt!); // her name goes with her, and the words stay another's
        Assert.Equal([(null, Readers.Words)], (await newsroom.CommentsAsync()).Select(c => (c.Name, c.Text)));
        Assert.NotNull(third.Receipt);
    }

    [Fact]
    public async Task Erased_is_gone_from_the_disk_with_its_receipt_and_an_answered_place_stays()
    {
        await using var newsroom = await Readers.OpenAsync(Moderation.None);
        var article = await newsroom.FileAsync("Snow");
        var parent = await newsroom.PostAsync(article, "Canaryparent is answered.", "Canaryname");
        await newsroom.PostAsync(article, "An answer.", replyTo: parent.CommentId);
        var alone = await newsroom.PostAsync(article, "Canaryalone is not.");
        Assert.Contains("Canaryalone", newsroom.OnDisk(), StringComparison.Ordinal); // the control
        foreach (var receipt in new[] { parent.Receipt!, alone.Receipt! }) Assert.Equal(EraseOutcome.Erased, await EraseAsync(newsroom, receipt));
        var disk = newsroom.OnDisk();
        foreach (var canary in new[] { "Canaryparent", "Canaryname", "Canaryalone" }) Assert.DoesNotContain(canary, disk, StringComparison.Ordinal);
        Assert.Equal(["", "An answer."], (await newsroom.CommentsAsync()).Select(c => c.Text));
        Assert.Equal(1, await newsroom.ReadAsync(db => db.Receipts.CountAsync()));
        Assert.Equal(EraseOutcome.NoSuchReceipt, await EraseAsync(newsroom, alone.Receipt!));
    }

    [Fact]
    public async Task A_report_counts_once_for_each_reader_and_is_forgotten_when_an_editor_has_looked()
    {
        await using var newsroom = await Readers.OpenAsync(Moderation.None);
        var sent = await newsroom.PostAsync(await newsroom.FileAsync("Snow"));
        Assert.Equal(ReportOutcome.Taken, await ReportAsync(newsroom, sent.CommentId, "one"));
        Assert.Equal(ReportOutcome.Known, await ReportAsync(newsroom, sent.CommentId, "one"));
        Assert.Equal(ReportOutcome.Taken, await ReportAsync(newsroom, sent.CommentId, "two"));
        Assert.Equal(ReportOutcome.TooLong, await ReportAsync(newsroom, sent.CommentId, "three", new string('x', 501)));
        Assert.Equal(ReportOutcome.Gone, await ReportAsync(newsroom, 999, "three"));
        Assert.Equal(2, Assert.Single(await newsroom.CommentsAsync()).Reports);
        Assert.Equal(1, await newsroom.ReadAsync(db => db.Comments.Reported().CountAsync()));
        await newsroom.DecideAsync(sent.CommentId, c => c.Approve(newsroom.Clock.Now));
        Assert.Equal(0, await newsroom.ReadAsync(db => db.Comments.Reported().CountAsync()));
    }

    [Fact]
    public async Task What_was_blacked_out_is_nowhere_after_an_hour()
    {
        await using var newsroom = await Readers.OpenAsync(Moderation.None);
        var sent = await newsroom.PostAsync(await newsroom.FileAsync("Snow"), "She lives in Canarystreet.");
        Assert.True(await newsroom.InScopeAsync(scope => scope.GetRequiredService<RedactComment>().RunAsync(sent.CommentId, "Canarystreet", "An address", CancellationToken.None)));
        await ForgetAsync(newsroom);
        Assert.Contains("Canarystreet", newsroom.OnDisk(), StringComparison.Ordinal); // the control: it can still be undone
        newsroom.Clock.Advance(RedactedText.Kept + TimeSpan.FromMinutes(1));
        await ForgetAsync(newsroom);
        Assert.DoesNotContain("Canarystreet", newsroom.OnDisk(), StringComparison.Ordinal);
        Assert.False(await newsroom.InScopeAsync(scope => scope.GetRequiredService<RedactComment>().UndoAsync(sent.CommentId, CancellationToken.None)));
        Assert.Equal($"She lives in {Blackout.Black}.", Assert.Single(await newsroom.CommentsAsync()).Text);
    }

    private static Task<bool> ForgetAsync(TestNewsroom newsroom) => newsroom.InScopeAsync(async scope =>
    {
        await scope.GetRequiredService<RedactComment>().ForgetAsync(CancellationToken.None);
        return true;
    });

    private static async Task<SubmitOutcome?> MendAsync(TestNewsroom newsroom, string receipt, string text, string? name = null)
    {
        var article = await newsroom.ReadAsync(db => db.Comments.Select(c => c.ArticleId).FirstAsync());
        var stamp = await newsroom.Services.GetRequiredService<FormStamps>().OfAsync(article, CancellationToken.None);
        return await newsroom.InScopeAsync(scope => scope.GetRequiredService<MendComment>().RunAsync(receipt, new(article, name, text, null, true, stamp), "one", CancellationToken.None));
    }

    private static Task<(int, int)> ApproveAsync(TestNewsroom newsroom, long id, DateTime asOf) => newsroom.InScopeAsync(async scope =>
    {
        var done = await scope.GetRequiredService<DecideComments>().RunAsync(new Decision(DecisionKind.Approve) { AsOf = asOf }, [new(id, CommentState.Pending)], 1, CancellationToken.None);
        return (done.Changed, done.Missed);
    });

    private static Task<string?> TokenAsync(TestNewsroom newsroom, string receipt) => newsroom.InScopeAsync(scope => scope.GetRequiredService<GiveToken>().RunAsync(receipt, CancellationToken.None));

    private static Task<bool> LookAsync(TestNewsroom newsroom, string receipt) => newsroom.InScopeAsync(scope => scope.GetRequiredService<AskForSecondLook>().RunAsync(receipt, CancellationToken.None));

    private static Task<EraseOutcome> EraseAsync(TestNewsroom newsroom, string receipt) => newsroom.InScopeAsync(scope => scope.GetRequiredService<EraseComment>().RunAsync(receipt, CancellationToken.None));

    private static Task<ReportOutcome> ReportAsync(TestNewsroom newsroom, long id, string from, string? words = null) =>
        newsroom.InScopeAsync(scope => scope.GetRequiredService<ReportComment>().RunAsync(id, ReportReason.False, words, from, CancellationToken.None));
}
