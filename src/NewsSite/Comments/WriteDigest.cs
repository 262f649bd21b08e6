using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Comments;

/// <summary>
/// The message that comments wait: a row first, so that a stop loses none, and one at a time, so that a thousand comments
/// are one message. Each comment in it comes with a link that decides on it once, without signing in.
/// </summary>
public sealed class WriteDigest(NewsDb db, DigestRules rules, TimeProvider clock)
{
    internal const int CodeLength = 26;
    private const string Waiting = "comments-digest";
    private const string Wave = "comments-wave";
    private const int MostShown = 20;

    /// <summary>So long at most after the moment that it bears a change is on the disk; what falls into it is told twice rather than never.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(1);

    /// <summary>Within a transaction that the caller saves: a comment waits, or the form has closed itself.</summary>
    /// <returns>Whether there is anything to be saved.</returns>
    internal async Task<bool> NoteAsync(Comment? comment, CancellationToken stopping)
    {
        var kind = comment is null ? Wave : Waiting;
        if (!rules.IsOn || await db.Jobs.AnyAsync(j => j.UniqueKey == kind, stopping)) return false;
        var now = clock.GetUtcNow().UtcDateTime;
        // An older one, which comes again, is found by its time: those between it and the newest have been told of.
        var from = comment is { SecondLookAt: null, EditedAt: null } ? comment.Id : (await db.Comments.MaxAsync(c => (long?)c.Id, stopping) ?? 0) + 1;
        db.Jobs.Add(New(kind, from, now - Slack, comment is null ? now : now + rules.Every));
        return true;
    }

    private static Job New(string kind, long from, DateTime since, DateTime dueAt) => new() { Kind = kind, UniqueKey = kind, DueAt = dueAt, Payload = string.Create(CultureInfo.InvariantCulture, $"{from} {since.Ticks}") };

    // Jobs of older programs say no time.
    private static (long From, DateTime Since) Read(string payload) =>
        payload.Split(' ') is [var from, var ticks] ? (long.Parse(from, CultureInfo.InvariantCulture), new(long.Parse(ticks, CultureInfo.InvariantCulture), DateTimeKind.Utc)) : (long.Parse(payload, CultureInfo.InvariantCulture), DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc));

    /// <summary>The message that is due, with new links; null where none is.</summary>
    public async Task<Digest?> TakeAsync(CancellationToken stopping)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (!rules.IsOn) return null;
        var due = await db.Jobs.Where(j => j.DueAt <= now && (j.Kind == Waiting || j.Kind == Wave)).OrderBy(j => j.DueAt).Take(MostShown).ToListAsync(stopping);
        if (due.Find(j => !j.IsGivenUp) is not { } job) return null;
        var (from, since) = Read(job.Payload);
        var newest = await db.Comments.MaxAsync(c => (long?)c.Id, stopping) ?? 0; // before the list: what comes between stands in two messages, not in none
        var waiting = job.Kind == Wave ? [] : await db.Comments.Waiting().Since(from, since).OldestFirst().Select(CommentCard.From).Take(MostShown).ToListAsync(stopping);
        var shown = waiting.ConvertAll(card => new DigestComment(card, Crockford.NewCode(CodeLength)));
        db.DecisionLinks.RemoveRange(await db.DecisionLinks.Where(l => l.ExpiresAt < now).Take(MostShown * 5).ToListAsync(stopping));
        db.DecisionLinks.AddRange(shown.Select(s => new DecisionLink { CodeHash = UseDecisionLink.Hash(s.Code), CommentId = s.Card.Id, ExpiresAt = now + DecisionLink.Lifetime }));
        await db.SaveChangesAsync(stopping);
        return new(job.Id, job.Kind == Wave, await db.Comments.Waiting().CountAsync(stopping), newest, now - Slack, shown);
    }

    /// <summary>It was sent, or nobody was left to read it. What came while it was being sent is the beginning of the next.</summary>
    public async Task DoneAsync(Digest digest, CancellationToken stopping)
    {
        if (await db.Jobs.FirstOrDefaultAsync(j => j.Id == digest.JobId, stopping) is not { } job) return;
        db.Jobs.Remove(job);
        var isNext = !digest.IsWave && await db.Comments.Waiting().Since(digest.Newest + 1, digest.At).AnyAsync(stopping);
        if (isNext) db.Jobs.Add(New(Waiting, digest.Newest + 1, digest.At, clock.GetUtcNow().UtcDateTime + rules.Every));
        await db.SaveChangesAsync(stopping);
    }

    /// <summary>It could not be sent; it is tried again later.</summary>
    public async Task FailAsync(long jobId, string fault, CancellationToken stopping)
    {
        if (await db.Jobs.FirstOrDefaultAsync(j => j.Id == jobId, stopping) is not { } job) return;
        job.Fail(fault, clock.GetUtcNow().UtcDateTime);
        if (job.IsGivenUp) db.Jobs.Remove(job); // the next comment that waits begins a new one
        await db.SaveChangesAsync(stopping);
    }
}

/// <summary>A message to the editors.</summary>
/// <param name="IsWave">Whether it says that the form closed itself.</param>
/// <param name="Waiting">How many comments wait in all.</param>
/// <param name="Newest">The id of the newest comment there was when it was written.</param>
/// <param name="At">UTC of the moment from which changes are the next one's.</param>
public sealed record Digest(long JobId, bool IsWave, int Waiting, long Newest, DateTime At, IReadOnlyList<DigestComment> Comments);

/// <summary>A comment in it, and the code of its link.</summary>
public sealed record DigestComment(CommentCard Card, string Code);
