using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Staff;

/// <summary>A paper without an administrator offers a link that makes one; each start offers a new one, and the older ends.</summary>
public sealed class FirstAdministrator(NewsDb db, IssueLink issueLink)
{
    /// <summary>Whether someone active is an administrator, be it that their link still waits for them.</summary>
    public Task<bool> ExistsAsync(CancellationToken stopping = default) =>
        db.StaffMembers.AnyAsync(s => s.Role == StaffRole.Administrator && s.DisabledAt == null, stopping);

    /// <returns>The link's code; null where there is an administrator.</returns>
    public Task<string?> RunAsync(CancellationToken stopping = default) =>
        db.WriteAsync(async () => await ExistsAsync(stopping) ? null : await issueLink.RunAsync(null, stopping: stopping), stopping);
}
