using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsSite.Comments;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Web.Pages.Admin.Comments;

/// <summary>What can be done about a comment beside a decision.</summary>
public enum CommentStep
{
    Redact,
    Unredact,
    Answer,
    Silence,
    Unsilence,
    Close,
    Reopen,
}

/// <summary>What the forms of these steps send.</summary>
public sealed class StepInput
{
    public CommentStep? Step { get; init; }

    /// <summary>To be blacked out.</summary>
    public string? Passage { get; init; }

    /// <summary>To readers, on what was blacked out.</summary>
    public string? Remark { get; init; }

    /// <summary>The paper's answer.</summary>
    public string? Text { get; init; }
}

/// <summary>Takes one of those steps, each of which can be turned round by another.</summary>
public sealed class CommentSteps(NewsDb db, RedactComment redact, SubmitComment submit, SilenceSender silence, CloseThreads threads, AddressKeys addresses)
{
    /// <returns>Why it was not taken: a key of the words; null where it was.</returns>
    public async Task<string?> TakeAsync(long id, CommentStep step, StepInput input, long staffId, IPAddress? from, CancellationToken stopping)
    {
        switch (step)
        {
            case CommentStep.Redact:
                var remark = PlainText.CleanLine(input.Remark);
                if (remark.Length is 0 or > Comment.MaxNoteLength) return "desk.redact-remark-missing";
                return await redact.RunAsync(id, input.Passage ?? "", remark, stopping) ? null : "desk.redact-not-found";
            case CommentStep.Unredact:
                return await redact.UndoAsync(id, stopping) ? null : "desk.redact-gone";
            case CommentStep.Silence:
                return await silence.RunAsync(id, staffId, stopping) ? null : "desk.sender-unknown";
            case CommentStep.Unsilence:
                return await silence.UndoAsync(id, staffId, stopping) ? null : "desk.sender-unknown";
            case CommentStep.Answer:
                return await AnswerAsync(id, input.Text, staffId, from, stopping);
            default:
                var article = await db.Comments.Where(c => c.Id == id).Select(c => c.ArticleId).FirstAsync(stopping);
                await threads.OfArticleAsync(article, step == CommentStep.Close, stopping);
                return null;
        }
    }

    private async Task<string?> AnswerAsync(long id, string? text, long staffId, IPAddress? from, CancellationToken stopping)
    {
        var article = await db.Comments.Where(c => c.Id == id).Select(c => c.ArticleId).FirstAsync(stopping);
        return await submit.RunAsync(new(article, null, text, id, WantsReceipt: false, StaffId: staffId), addresses.Of(from), stopping) switch
        {
            SubmitOutcome.Accepted => null,
            SubmitOutcome.Refused { WordKey: "comment.text-too-long" } => "desk.answer-too-long",
            SubmitOutcome.Refused refused => refused.WordKey,
            SubmitOutcome.Closed closed => closed.WordKey,
            _ => "comment.flooded",
        };
    }
}
