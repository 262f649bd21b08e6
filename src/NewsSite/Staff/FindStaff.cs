using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Staff;

/// <summary>Finds a member of staff by name, on whatever keyboard it was typed.</summary>
public sealed class FindStaff(NewsDb db)
{
    public Task<StaffMember?> RunAsync(string name, CancellationToken stopping = default)
    {
        var folded = StaffName.Fold(name);
        return db.StaffMembers.SingleOrDefaultAsync(s => s.NormalizedUserName == folded, stopping);
    }
}
