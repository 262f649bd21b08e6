using Microsoft.Extensions.DependencyInjection;
using NewsSite.Comments;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Tests.Comments;

/// <summary>To undo a decision overturns that one, and none that somebody made since.</summary>
public sealed class UndoDecisionTests
{
    [Fact]
    public async Task A_newer_decision_stays_when_an_older_one_is_undone()
    {
        await using var newsroom = await Readers.OpenAsync();
        var id = (await newsroom.PostAsync(await newsroom.FileAsync("Snow"))).CommentId;
        var first = await DecideAsync(newsroom, id, DecisionKind.Reject);
        await DecideAsync(newsroom, id, DecisionKind.Approve);
        var last = await DecideAsync(newsroom, id, DecisionKind.Spam);
        Assert.Equal(0, await UndoAsync(newsroom, first));
        Assert.Equal((CommentState.Rejected, RejectReason.Spam), await StandsAsync(newsroom));

        // The control: the last one is taken back, to what stood before it.
        Assert.Equal(1, await UndoAsync(newsroom, last));
        Assert.Equal((CommentState.Published, (RejectReason?)null), await StandsAsync(newsroom));
        Assert.Null(await UndoAsync(newsroom, last)); // once
    }

    [Fact]
    public async Task A_pick_is_undone_and_what_another_did_with_the_comment_stays()
    {
        await using var newsroom = await Readers.OpenAsync(Moderation.None);
        var id = (await newsroom.PostAsync(await newsroom.FileAsync("Snow"))).CommentId;
        var pick = await DecideAsync(newsroom, id, DecisionKind.Pick);
        await DecideAsync(newsroom, id, DecisionKind.Pin);
        Assert.Equal(1, await UndoAsync(newsroom, pick));
        var comment = Assert.Single(await newsroom.CommentsAsync());
        Assert.Equal((true, false), (comment.PinnedAt is not null, comment.PickedAt is not null));

        var again = await DecideAsync(newsroom, id, DecisionKind.Pick);
        await DecideAsync(newsroom, id, DecisionKind.Reject);
        await UndoAsync(newsroom, again);
        Assert.Equal(CommentState.Rejected, Assert.Single(await newsroom.CommentsAsync()).State);
    }

    private static async Task<(CommentState, RejectReason?)> StandsAsync(TestNewsroom newsroom) =>
        Assert.Single(await newsroom.CommentsAsync()) is var comment ? (comment.State, comment.Reason) : default;

    // A moment after the one before it.
    private static async Task<long> DecideAsync(TestNewsroom newsroom, long id, DecisionKind kind)
    {
        newsroom.Clock.Advance(TimeSpan.FromSeconds(1));
        var state = Assert.Single(await newsroom.CommentsAsync()).State;
        var done = await newsroom.InScopeAsync(scope => scope.GetRequiredService<DecideComments>().RunAsync(new(kind), [new(id, state)], staffId: 1, CancellationToken.None));
        return done.ActId!.Value;
    }

    private static Task<int?> UndoAsync(TestNewsroom newsroom, long act) =>
        newsroom.InScopeAsync(scope => scope.GetRequiredService<UndoDecision>().RunAsync(act, CancellationToken.None));
}
