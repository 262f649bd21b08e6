using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Staff;

/// <summary>Someone leaves: their next request is refused (P30), their open links end, what they wrote stays.</summary>
public sealed class DisableStaff(NewsDb db, UserManager<StaffMember> staff, Sessions sessions, TimeProvider clock)
{
    public Task<StaffChange> RunAsync(StaffMember whom, CancellationToken stopping = default) => db.WriteAsync(async () =>
    {
        await db.Entry(whom).ReloadAsync(stopping);
        if (!whom.IsActive) return StaffChange.Done;
        if (await db.StaffMembers.IsLastAdministratorAsync(whom, stopping)) return StaffChange.LastAdministrator;
        whom.Disable(clock.GetUtcNow().UtcDateTime);
        db.SignInLinks.RemoveRange(await db.SignInLinks.Where(l => l.StaffMemberId == whom.Id).ToListAsync(stopping));
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var preview in await db.PreviewLinks.Where(l => l.MadeById == whom.Id && l.RevokedAt == null).ToListAsync(stopping)) preview.Revoke(now);
        await staff.StampAsync(whom);
        await sessions.EndAllAsync(whom.Id, stopping);
        return StaffChange.Done;
    }, stopping);
}
