using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Comments;
using NewsSite.Model;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Comments;

public sealed class SubmitCommentTests
{
    [Theory]
    [InlineData(Moderation.FirstTime, CommentState.Pending, "screening.first-time")]
    [InlineData(Moderation.All, CommentState.Pending, "screening.all")]
    [InlineData(Moderation.None, CommentState.Published, "screening.none")]
    public async Task The_setting_says_who_waits_and_the_phase_says_why(Moderation moderation, CommentState state, string phase)
    {
        await using var newsroom = await Readers.OpenAsync(moderation);
        var sent = await newsroom.PostAsync(await newsroom.FileAsync("Snow"), "A word.", "Zarghuna");

        Assert.Equal(state, sent.State);
        var comment = Assert.Single(await newsroom.CommentsAsync());
        Assert.Equal((sent.CommentId, "Zarghuna", "A word.", state, phase, newsroom.Clock.Now),
            (comment.Id, comment.Name, comment.Text, comment.State, comment.Phase, comment.CreatedAt));
    }

    [Fact]
    public async Task Nobody_comments_where_comments_are_closed_or_the_article_is_not_public()
    {
        await using var newsroom = await Readers.OpenAsync(Moderation.None);
        var closed = await newsroom.FileAsync("Closed", change: a => a.Comments = CommentsRule.Closed);
        var draft = await newsroom.FileAsync("Draft", change: a => a.Unpublish(newsroom.Clock.Now));
        var withdrawn = await newsroom.FileAsync("Withdrawn", change: a => a.Withdraw());
        var scheduled = await newsroom.FileAsync("Scheduled", change: a => a.Date(newsroom.Clock.Now.AddHours(1)));
        Assert.Equal(new SubmitOutcome.Closed("comments.closed"), await newsroom.SendAsync(closed));
        Assert.Equal(new SubmitOutcome.Closed("comments.no-article"), await newsroom.SendAsync(draft));
        Assert.Equal(new SubmitOutcome.Closed("comments.no-article"), await newsroom.SendAsync(withdrawn));
        Assert.Equal(new SubmitOutcome.Closed("comments.no-article"), await newsroom.SendAsync(scheduled));
        Assert.Empty(await newsroom.CommentsAsync());

        // Control: the same words under an article that says nothing, or that it is open.
        await newsroom.PostAsync(await newsroom.FileAsync("Default"));
        await newsroom.PostAsync(await newsroom.FileAsync("Open", change: a => a.Comments = CommentsRule.Open));
    }

    [Fact]
    public async Task A_paper_that_is_set_to_take_no_comments_takes_none_even_where_an_article_says_open()
    {
        await using var newsroom = await Readers.OpenAsync(Moderation.Off);
        var article = await newsroom.FileAsync("Open", change: a => a.Comments = CommentsRule.Open);
        Assert.Equal(new SubmitOutcome.Closed("comments.off"), await newsroom.SendAsync(article));
    }

    [Fact]
    public async Task Over_long_words_are_refused_and_never_cut()
    {
        await using var newsroom = await Readers.OpenAsync();
        var article = await newsroom.FileAsync("Snow");
        Assert.Equal(new SubmitOutcome.Refused("comment.text-too-long", "text", 3_000), await newsroom.SendAsync(article, new string('x', 3_001)));
        Assert.Equal(new SubmitOutcome.Refused("comment.text-too-long", "text", 3_000), await newsroom.SendAsync(article, new string('\u202e', 1_000_000)));
        Assert.Equal(new SubmitOutcome.Refused("comment.name-too-long", "name", 50), await newsroom.SendAsync(article, name: new string('x', 51)));
        Assert.Empty(await newsroom.CommentsAsync());

        // Control: what just fits goes in whole, whatever white space surrounds it.
        await newsroom.PostAsync(article, $"  {new string('x', 3_000)}\r\n", new string('y', 50));
        var comment = Assert.Single(await newsroom.CommentsAsync());
        Assert.Equal((3_000, 50), (comment.Text.Length, comment.Name!.Length));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \r\n\t ")]
    [InlineData("\u200b\u200c\u2060\u00ad")]
    [InlineData("\u3164\u2800")]
    [InlineData("\u202e\u2066")]
    public async Task A_comment_in_which_nothing_is_seen_is_refused(string? text)
    {
        await using var newsroom = await Readers.OpenAsync();
        Assert.Equal(new SubmitOutcome.Refused("comment.text-empty", "text"), await newsroom.SendAsync(await newsroom.FileAsync("Snow"), text));
    }

    [Fact]
    public async Task Whom_an_answer_answers_stays_known_until_that_is_gone()
    {
        await using var newsroom = await Readers.OpenAsync(Moderation.None);
        var article = await newsroom.FileAsync("Snow");
        var top = await newsroom.PostAsync(article, "The top", "Ann");
        var first = await newsroom.PostAsync(article, "An answer", "Ben", replyTo: top.CommentId);
        var second = await newsroom.PostAsync(article, "An answer to it", "Cyd", replyTo: first.CommentId);
        async Task<AnsweredName?> AnsweredAsync() => (await newsroom.ReadAsync(db => db.Comments.Where(c => c.Id == second.CommentId).Select(ShownComment.From).ToListAsync())).Single().Answers;
        Assert.Equal((top.CommentId, "Ben"), ((await newsroom.CommentsAsync())[2].ParentId, (await AnsweredAsync())!.Name));
        await newsroom.DecideAsync(first.CommentId, c => c.Reject(newsroom.Clock.Now));
        Assert.Null(await AnsweredAsync()); // who is not shown is not named
        await newsroom.InScopeAsync(scope => scope.GetRequiredService<EraseComment>().RunAsync(first.Receipt!, CancellationToken.None));
        Assert.Equal([top.CommentId, second.CommentId], (await newsroom.CommentsAsync()).Select(c => c.Id));
    }

    [Fact]
    public async Task Threads_have_two_levels()
    {
        await using var newsroom = await Readers.OpenAsync(Moderation.None);
        var article = await newsroom.FileAsync("Snow");
        var top = await newsroom.PostAsync(article, "First.");
        var reply = await newsroom.PostAsync(article, "An answer.", replyTo: top.CommentId);
        await newsroom.PostAsync(article, "An answer to the answer.", replyTo: reply.CommentId);
        Assert.Equal([null, top.CommentId, top.CommentId], (await newsroom.CommentsAsync()).Select(c => c.ParentId));
    }

    [Fact]
    public async Task Only_a_shown_comment_of_the_same_article_can_be_answered()
    {
        await using var newsroom = await Readers.OpenAsync();
        var article = await newsroom.FileAsync("Snow");
        var other = await newsroom.FileAsync("Rain");
        var top = await newsroom.PostAsync(article, "First.");
        var refused = new SubmitOutcome.Refused("comment.reply-not-found", "replyTo");
        Assert.Equal(refused, await newsroom.SendAsync(article, "An answer.", replyTo: top.CommentId)); // it waits
        await newsroom.DecideAsync(top.CommentId, c => c.Approve(newsroom.Clock.Now));
        Assert.Equal(refused, await newsroom.SendAsync(other, "An answer.", replyTo: top.CommentId));
        Assert.Equal(refused, await newsroom.SendAsync(article, "An answer.", replyTo: 999));
        await newsroom.PostAsync(article, "An answer.", replyTo: top.CommentId);
        await newsroom.DecideAsync(top.CommentId, c => c.Reject(newsroom.Clock.Now));
        Assert.Equal(refused, await newsroom.SendAsync(article, "One more.", replyTo: top.CommentId));
    }

    [Fact]
    public async Task A_receipt_is_stored_as_its_hash_only_and_none_is_made_for_who_wants_none()
    {
        await using var newsroom = await Readers.OpenAsync();
        var article = await newsroom.FileAsync("Snow");
        Assert.Null((await newsroom.PostAsync(article, "Without.", receipt: false)).Receipt);
        Assert.Empty(await newsroom.ReadAsync(db => db.Receipts.ToListAsync()));

        var code = (await newsroom.PostAsync(article, "With one.")).Receipt!;
        var receipt = Assert.Single(await newsroom.ReadAsync(db => db.Receipts.ToListAsync()));
        Assert.Equal(ReceiptCode.Hash(code), receipt.CodeHash);
        var disk = newsroom.OnDisk();
        Assert.DoesNotContain(code, disk, StringComparison.Ordinal);
        Assert.DoesNotContain(code.Replace("-", "", StringComparison.Ordinal), disk, StringComparison.Ordinal);

        // Control: the hash is there, so the search sees what is stored.
        Assert.Contains(System.Text.Encoding.Latin1.GetString(ReceiptCode.Hash(code)), disk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_is_found_however_its_digits_are_typed()
    {
        await using var newsroom = await Readers.OpenAsync();
        var code = (await newsroom.PostAsync(await newsroom.FileAsync("Snow"))).Receipt!;
        var persian = string.Concat(code.Replace('-', ' ').Select(c => char.IsAsciiDigit(c) ? (char)('۰' + (c - '0')) : c));
        Assert.Single(await newsroom.ReadAsync(db => db.Receipts.ByCode(persian).ToListAsync()));
        Assert.Empty(await newsroom.ReadAsync(db => db.Receipts.ByCode("12345").ToListAsync()));
    }
}
