using Microsoft.AspNetCore.Identity;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Staff;

/// <summary>Takes someone back who was disabled: with the link that comes back they choose a new password.</summary>
public sealed class EnableStaff(NewsDb db, UserManager<StaffMember> staff, IssueLink issueLink)
{
    /// <returns>The code of the link; null where they were not disabled.</returns>
    public Task<string?> RunAsync(StaffMember whom, CancellationToken stopping = default) => db.WriteAsync<string?>(async () =>
    {
        await db.Entry(whom).ReloadAsync(stopping);
        if (whom.IsActive) return null;
        whom.Enable();
        await staff.StampAsync(whom);
        return await issueLink.RunAsync(whom, stopping: stopping);
    }, stopping);
}
