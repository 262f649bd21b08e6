using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Staff;

/// <summary>Gives a member of staff another name to sign in with. The log knows them by number, so that it holds as it stands.</summary>
public sealed class RenameStaff(NewsDb db, UserManager<StaffMember> staff)
{
    /// <returns>Why not; null where it is done.</returns>
    public async Task<Refusal?> RunAsync(long id, string? name, CancellationToken stopping = default)
    {
        if (StaffName.Fault(name) is { } fault) return fault;
        return await db.WriteAsync(async () =>
        {
            var member = await db.StaffMembers.SingleAsync(s => s.Id == id, stopping);
            member.UserName = StaffName.Clean(name);
            var saved = await staff.UpdateAsync(member);
            if (saved.Succeeded) return null;
            await db.Entry(member).ReloadAsync(stopping);
            return new Refusal(Refusal.Name, saved.Errors.First().Code);
        }, stopping);
    }
}
