using Microsoft.EntityFrameworkCore;
using NewsSite.Model;
using NewsSite.Tests.Comments;
using Xunit;

namespace NewsSite.Tests.Model;

public sealed class CommentThreadTests
{
    private static readonly DateTime Now = new(2026, 11, 20, 8, 0, 0, DateTimeKind.Utc);

    private static ShownComment Shown(long id, long? parent = null) => new(id, parent, null, $"Words {id}", Now);

    private static string Outline(IEnumerable<CommentThread> threads) => string.Join(' ', threads.Select(t =>
        $"{t.Top.Id}{(t.Top.IsPlaceholder ? "?" : "")}[{string.Join(',', t.Replies.Select(r => r.Id))}]"));

    [Fact]
    public void Both_levels_are_oldest_first() =>
        Assert.Equal("1[3,5] 2[] 4[6]", Outline(CommentThread.Of([Shown(6, 4), Shown(5, 1), Shown(2), Shown(4), Shown(3, 1), Shown(1)])));

    [Fact]
    public void A_parent_that_is_gone_leaves_its_place_only_where_a_shown_answer_hangs_on_it() =>
        Assert.Equal("1?[3] 4[]", Outline(CommentThread.Of([Shown(3, 1), Shown(4)])));

    [Fact]
    public void No_comments_are_no_threads() => Assert.Empty(CommentThread.Of([]));

    [Fact]
    public async Task What_waits_or_was_rejected_or_withdrawn_is_not_shown()
    {
        await using var newsroom = await Readers.OpenAsync(Moderation.None);
        var article = await newsroom.FileAsync("Snow");
        var withdrawn = await newsroom.PostAsync(article, "Withdrawn.", "Zarghuna");
        var rejected = await newsroom.PostAsync(article, "Rejected.");
        var lonely = await newsroom.PostAsync(article, "Rejected without an answer.");
        await newsroom.PostAsync(article, "Answer one.", replyTo: withdrawn.CommentId);
        await newsroom.PostAsync(article, "Answer two.", replyTo: rejected.CommentId);
        var answer = await newsroom.PostAsync(article, "Answer three, rejected.", replyTo: lonely.CommentId);
        var shown = await newsroom.PostAsync(article, "Shown.", "Zarghuna");
        await newsroom.PostAsync(await newsroom.FileAsync("Rain"), "Elsewhere.");
        await newsroom.WithdrawAsync(withdrawn.Receipt!);
        foreach (var id in new[] { rejected.CommentId, lonely.CommentId, answer.CommentId }) await newsroom.DecideAsync(id, c => c.Reject(newsroom.Clock.Now));

        var rows = await newsroom.ReadAsync(db => db.Comments.Under(article.Id).Shown().After(null).OldestFirst().Select(ShownComment.From).ToListAsync());
        var threads = CommentThread.Of(rows);
        Assert.Equal($"{withdrawn.CommentId}?[4] {rejected.CommentId}?[5] {shown.CommentId}[]", Outline(threads));
        Assert.Equal(("Zarghuna", "Shown.", newsroom.Clock.Now), (threads[2].Top.Name, threads[2].Top.Text, threads[2].Top.CreatedAt!.Value));
        Assert.All(threads.Where(t => t.Top.IsPlaceholder), t => Assert.Equal((null, ""), (t.Top.Name, t.Top.Text)));
    }

    [Fact]
    public async Task The_desk_sees_what_waits_with_its_article_and_its_reason()
    {
        await using var newsroom = await Readers.OpenAsync();
        var article = await newsroom.FileAsync("برف", "fa-AF");
        var first = await newsroom.PostAsync(article, "The first.", "Zarghuna");
        await newsroom.PostAsync(article);
        await newsroom.PostAsync(article);
        var decided = await newsroom.PostAsync(article, "Decided on.");
        await newsroom.DecideAsync(decided.CommentId, c => c.Approve(newsroom.Clock.Now));

        var waiting = await newsroom.ReadAsync(db => db.Comments.Waiting().OldestFirst().After(first.CommentId).Select(CommentCard.From).ToListAsync());
        Assert.Equal([new(2, "برف", article.Slug, "fa-AF", null, Readers.Words, CommentState.Pending, "screening.first-time", 2, newsroom.Clock.Now, false, null, article.Code)], waiting);
        Assert.Equal(article.Path, waiting[0].ArticlePath);
    }
}
