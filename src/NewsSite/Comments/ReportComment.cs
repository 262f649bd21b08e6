using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Comments;

/// <summary>A reader says that an editor should look at a comment. It stays as it is until one has.</summary>
public sealed class ReportComment(NewsDb db, Reporters reporters, TimeProvider clock)
{
    // Beyond these they are counted, and no more words of them are kept.
    private const int MostKept = 50;

    /// <param name="commentId">A shown one.</param>
    /// <param name="reason">What the reader has against it.</param>
    /// <param name="words">Up to <see cref="CommentReport.MaxWordsLength"/> characters; none are needed.</param>
    /// <param name="addressKey">The reader's, which stays in memory.</param>
    /// <param name="stopping">Until the commit.</param>
    public async Task<ReportOutcome> RunAsync(long commentId, ReportReason reason, string? words, string addressKey, CancellationToken stopping)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var text = words?.Length > CommentReport.MaxWordsLength * 4 ? null : PlainText.Clean(words).Trim();
        if (text is null || text.Length > CommentReport.MaxWordsLength) return ReportOutcome.TooLong;
        if (reporters.Knows(addressKey, commentId, now)) return ReportOutcome.Known;
        if (reporters.IsFull(addressKey, now)) return ReportOutcome.TooMany;
        return await db.WriteAsync(async () =>
        {
            if (await db.Comments.Shown().FirstOrDefaultAsync(c => c.Id == commentId, stopping) is not { } comment) return ReportOutcome.Gone;
            comment.Report();
            if (comment.Reports <= MostKept) db.CommentReports.Add(new CommentReport { CommentId = commentId, Reason = reason, Words = text.Length > 0 ? text : null, CreatedAt = now });
            await db.SaveChangesAsync(stopping);
            reporters.Remember(addressKey, commentId, now);
            return ReportOutcome.Taken;
        }, stopping);
    }
}

/// <summary>What became of a report.</summary>
public enum ReportOutcome
{
    Taken,

    /// <summary>One from the same network had come before: it counts once.</summary>
    Known,

    /// <summary>The comment is no longer shown.</summary>
    Gone,
    TooLong,

    /// <summary>Far more than readers of one network send in a day.</summary>
    TooMany,
}
