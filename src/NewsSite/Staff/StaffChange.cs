using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NewsSite.Model;

namespace NewsSite.Staff;

/// <summary>What became of a change to someone's place in the paper.</summary>
public enum StaffChange
{
    Done,

    /// <summary>Nobody would be left who can manage the staff; nothing changed. The sentence is <c>staff.last-administrator</c>.</summary>
    LastAdministrator,
}

internal static class StaffChanges
{
    /// <summary>Saves what changed, with a new security stamp: a sign-in that was verified before it opens no session.</summary>
    /// <exception cref="InvalidOperationException">Identity would not save; the caller's transaction is rolled back.</exception>
    public static async Task StampAsync(this UserManager<StaffMember> staff, StaffMember whom)
    {
        if (await staff.UpdateSecurityStampAsync(whom) is { Succeeded: false } refused)
            throw new InvalidOperationException($"Identity does not save member {whom.Id}: {refused}.");
    }

    // Someone who has not yet chosen a password cannot stand in for someone who has.
    public static async Task<bool> IsLastAdministratorAsync(this IQueryable<StaffMember> staff, StaffMember whom, CancellationToken stopping) =>
        whom.MayManageStaff && !await staff.AnyAsync(
            s => s.Id != whom.Id && s.Role == StaffRole.Administrator && s.DisabledAt == null && (s.PasswordHash != null || whom.PasswordHash == null), stopping);
}
