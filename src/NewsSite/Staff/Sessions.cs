using System.Buffers.Text;
using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Staff;

/// <summary>Who is signed in. The cookie holds a key, the paper its SHA-256; what is ended here is ended at the next request (P30, P32).</summary>
public sealed class Sessions(NewsDb db, TimeProvider clock)
{
    private const int KeyLength = 43; // 32 bytes in base64url
    private static readonly TimeSpan BetweenTouches = TimeSpan.FromMinutes(1);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Opens a session under a new key, and sweeps those that have run out.</summary>
    /// <param name="staff">As they were when their password was verified.</param>
    /// <param name="isStrong">Whether more than a password was verified.</param>
    /// <param name="stopping">Ends the wait for the gate.</param>
    /// <returns>The key; null when they were disabled, or their role or password changed, since then.</returns>
    public Task<string?> OpenAsync(StaffMember staff, bool isStrong = false, CancellationToken stopping = default) => db.WriteAsync(async () =>
    {
        await SweepAsync(stopping);
        var member = await db.StaffMembers.SingleOrDefaultAsync(
            s => s.Id == staff.Id && s.SecurityStamp == staff.SecurityStamp && s.DisabledAt == null, stopping);
        if (member is null) return null;
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        db.Sessions.Add(new Session { KeyHash = Digest.Of(key), StaffMember = member, IsStrong = isStrong, CreatedAt = Now, LastSeenAt = Now });
        member.SeeAt(Now);
        await db.SaveChangesAsync(stopping);
        return key;
    }, stopping);

    /// <summary>The session with its member of staff, neither of them tracked; null when it has ended, run out or never was.</summary>
    public async Task<Session?> FindAsync(string key, CancellationToken stopping = default)
    {
        if (key.Length != KeyLength) return null;
        var hash = Digest.Of(key);
        var session = await db.Sessions.AsNoTracking().Include(s => s.StaffMember).SingleOrDefaultAsync(s => s.KeyHash == hash, stopping);
        var now = Now;
        if (session is null || !session.IsValid(now)) return null;
        if (now >= session.LastSeenAt + BetweenTouches) await TouchAsync(session.Id, now, stopping);
        return session;
    }

    /// <summary>Signs out on the server; a key that is not known changes nothing.</summary>
    public Task EndAsync(string key, CancellationToken stopping = default)
    {
        var hash = Digest.Of(key);
        return EndAsync(db.Sessions.Where(s => s.KeyHash == hash), stopping);
    }

    /// <summary>Signs someone out everywhere.</summary>
    public Task EndAllAsync(long staffMemberId, CancellationToken stopping = default) =>
        EndAsync(db.Sessions.Where(s => s.StaffMemberId == staffMemberId), stopping);

    /// <summary>Signs someone out everywhere but in the session of that id.</summary>
    public Task EndOthersAsync(long staffMemberId, long sessionId, CancellationToken stopping = default) =>
        EndAsync(db.Sessions.Where(s => s.StaffMemberId == staffMemberId && s.Id != sessionId), stopping);

    /// <summary>Ends one of someone's own sessions; of another's nothing ends.</summary>
    public Task EndAsync(long staffMemberId, long sessionId, CancellationToken stopping = default) =>
        EndAsync(db.Sessions.Where(s => s.StaffMemberId == staffMemberId && s.Id == sessionId), stopping);

    private Task EndAsync(IQueryable<Session> sessions, CancellationToken stopping) => db.WriteAsync(async () =>
    {
        db.Sessions.RemoveRange(await sessions.ToListAsync(stopping));
        await db.SaveChangesAsync(stopping);
    }, stopping);

    private async Task SweepAsync(CancellationToken stopping)
    {
        var (oldest, longestUnseen) = (Now - Session.Longest, Now - Session.LongestIdle);
        await EndAsync(db.Sessions.Where(s => s.CreatedAt <= oldest || s.LastSeenAt <= longestUnseen), stopping);
    }

    // A full disk must not sign the staff out: the time of the last visit then stays as it was.
    private async Task TouchAsync(long id, DateTime now, CancellationToken stopping)
    {
        Session? row = null;
        try
        {
            await db.WriteAsync(async () =>
            {
                row = await db.Sessions.Include(s => s.StaffMember).SingleOrDefaultAsync(s => s.Id == id, stopping);
                if (row is null) return;
                row.LastSeenAt = now;
                row.StaffMember.SeeAt(now);
                await db.SaveChangesAsync(stopping);
            }, stopping);
        }
        catch (Exception e) when (e is DbException or DbUpdateException)
        {
        }
        // The rest of the request must not find half of a session in its context, and save it.
        if (row is null) return;
        db.Entry(row.StaffMember).State = EntityState.Detached;
        db.Entry(row).State = EntityState.Detached;
    }
}
