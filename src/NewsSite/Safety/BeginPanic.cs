using Microsoft.EntityFrameworkCore;
using NewsSite.Data;

namespace NewsSite.Safety;

/// <summary>
/// One act when somebody has got in, or is at the door: all sessions and links end, no form is taken (comments, sign-in but
/// by a link from the server's shell), the desk shows no draft. Readers read on. The running site sees it within a second.
/// </summary>
public sealed class BeginPanic(NewsDb db, TimeProvider clock)
{
    public Task<PanicReport> RunAsync(CancellationToken stopping = default) => db.WriteAsync(async () =>
    {
        var sessions = await db.Sessions.ToListAsync(stopping);
        var links = await db.SignInLinks.Where(l => l.UsedAt == null).ToListAsync(stopping);
        db.Sessions.RemoveRange(sessions);
        db.SignInLinks.RemoveRange(links);
        // A stranger at the desk may have made others, to drafts and to comments.
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var preview in await db.PreviewLinks.Where(l => l.RevokedAt == null).ToListAsync(stopping)) preview.Revoke(now);
        foreach (var article in await db.Articles.Where(a => a.PreviewedUntil != null).ToListAsync(stopping)) article.PreviewedUntil = null;
        db.DecisionLinks.RemoveRange(await db.DecisionLinks.ToListAsync(stopping));
        // Whoever has shown a password and not yet a code has shown nothing.
        foreach (var member in await db.StaffMembers.ToListAsync(stopping)) member.SecurityStamp = Guid.NewGuid().ToString("N");
        foreach (var paper in await db.Papers.ToListAsync(stopping)) paper.BeginPanic(now);
        await db.SaveChangesAsync(stopping);
        return new PanicReport(sessions.Count, links.Count);
    }, stopping);
}

/// <param name="Sessions">How many sessions ended.</param>
/// <param name="Links">How many one-time links ended.</param>
public sealed record PanicReport(int Sessions, int Links);
