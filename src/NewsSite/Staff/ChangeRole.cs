using Microsoft.AspNetCore.Identity;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Staff;

/// <summary>Gives someone another role, which holds from their next request: they are signed out everywhere (P30).</summary>
public sealed class ChangeRole(NewsDb db, UserManager<StaffMember> staff, Sessions sessions)
{
    public Task<StaffChange> RunAsync(StaffMember whom, StaffRole role, CancellationToken stopping = default) => db.WriteAsync(async () =>
    {
        await db.Entry(whom).ReloadAsync(stopping);
        if (whom.Role == role) return StaffChange.Done;
        if (role != StaffRole.Administrator && await db.StaffMembers.IsLastAdministratorAsync(whom, stopping)) return StaffChange.LastAdministrator;
        whom.Become(role);
        await staff.StampAsync(whom);
        await sessions.EndAllAsync(whom.Id, stopping);
        return StaffChange.Done;
    }, stopping);
}
