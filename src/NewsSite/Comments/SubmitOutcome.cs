using NewsSite.Model;

namespace NewsSite.Comments;

/// <summary>What a reader typed into the form.</summary>
/// <param name="ArticleId">Under which it was typed.</param>
/// <param name="Name">Up to 50 characters; empty for "Reader".</param>
/// <param name="Text">1 to 3,000 characters.</param>
/// <param name="ReplyTo">The id of the shown comment that it answers.</param>
/// <param name="WantsReceipt">False for who ticked "none, please": then nobody can take the comment back.</param>
/// <param name="Stamp">That of the form (<see cref="FormStamps"/>).</param>
/// <param name="Trap">What stands in the field that no reader sees.</param>
/// <param name="Token">A reader's token.</param>
/// <param name="StaffId">Of who sends it, where the paper speaks.</param>
/// <param name="Key">That of the form (<see cref="FormKeys"/>), where a script made one.</param>
public sealed record NewComment(
    long ArticleId, string? Name, string? Text, long? ReplyTo, bool WantsReceipt, string? Stamp = null, string? Trap = null, string? Token = null, long? StaffId = null, string? Key = null);

/// <summary>What became of a comment that was sent.</summary>
public abstract record SubmitOutcome
{
    private SubmitOutcome()
    {
    }

    /// <summary>It is on the disk.</summary>
    /// <param name="Receipt">The receipt's code, shown this once; null when none was wanted.</param>
    /// <param name="State">Published, Pending while it waits for an editor, or Rejected.</param>
    /// <param name="CommentId">The comment that now holds the words: an earlier one when a neighbour sent the same.</param>
    public sealed record Accepted(string? Receipt, CommentState State, long CommentId) : SubmitOutcome;

    /// <summary>The writer can mend it: 422, with what was typed kept.</summary>
    /// <param name="WordKey">A key of the words.</param>
    /// <param name="Field">The form's field: <c>name</c>, <c>text</c> or <c>replyTo</c>.</param>
    /// <param name="Value">What fills <c>{0}</c> in the sentence.</param>
    public sealed record Refused(string WordKey, string Field, object? Value = null) : SubmitOutcome;

    /// <summary>Nobody can comment here, now.</summary>
    /// <param name="WordKey">A key of the words that says why.</param>
    /// <param name="Value">What fills <c>{0}</c> in the sentence: a number, or a UTC time.</param>
    public sealed record Closed(string WordKey, object? Value = null) : SubmitOutcome;

    /// <summary>Far more than a shared address needs: 429.</summary>
    /// <param name="RetryAfter">How long until it is let in again; more than nothing, at most a minute.</param>
    public sealed record Flooded(TimeSpan RetryAfter) : SubmitOutcome;
}
