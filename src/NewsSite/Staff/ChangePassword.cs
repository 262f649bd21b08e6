using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Staff;

/// <summary>Someone who is signed in chooses another password, with the one they have. They are signed out everywhere else.</summary>
public sealed class ChangePassword(NewsDb db, UserManager<StaffMember> staff, PasswordRules rules, VerifyPassword verify, Sessions sessions)
{
    /// <param name="id">Whose.</param>
    /// <param name="sessionId">The session that stays.</param>
    /// <param name="current">As it was typed.</param>
    /// <param name="wanted">As it was typed.</param>
    /// <param name="stopping">Ends the wait for the gate.</param>
    /// <returns>Why not; null where it is done.</returns>
    public async Task<Refusal?> RunAsync(long id, long sessionId, string current, string wanted, CancellationToken stopping = default)
    {
        if (await verify.RunAsync(id, current, stopping) is { } no) return no;
        var name = await db.StaffMembers.Where(s => s.Id == id).Select(s => s.UserName).SingleAsync(stopping);
        if (await rules.FaultAsync(wanted, name, stopping) is { } fault) return fault;
        var hash = staff.PasswordHasher.HashPassword(new(), wanted); // it takes a while: before the gate
        await db.WriteAsync(async () =>
        {
            var member = await db.StaffMembers.SingleAsync(s => s.Id == id, stopping);
            member.PasswordHash = hash;
            await staff.StampAsync(member);
            await sessions.EndOthersAsync(id, sessionId, stopping);
        }, stopping);
        return null;
    }
}
