using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Staff;

/// <summary>Makes a one-time link at which someone chooses a password. Their older links end.</summary>
public sealed class IssueLink(NewsDb db, TimeProvider clock)
{
    /// <summary>130 bits.</summary>
    internal const int CodeLength = 26;

    /// <param name="whom">Whose password it sets; null for the link that makes the first administrator.</param>
    /// <param name="dropsFactors">Whether it takes away their second factor and passkeys too, for who has lost them.</param>
    /// <param name="stopping">Ends the wait for the gate.</param>
    /// <returns>The code for the address, which is kept nowhere.</returns>
    /// <exception cref="InputRefusedException">They are disabled.</exception>
    public Task<string> RunAsync(StaffMember? whom, bool dropsFactors = false, CancellationToken stopping = default) => db.WriteAsync(async () =>
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var member = whom is null ? null : await db.StaffMembers.SingleAsync(s => s.Id == whom.Id, stopping);
        if (member is { IsActive: false }) throw new InputRefusedException("staff.disabled", member.UserName);
        long? id = member?.Id;
        db.SignInLinks.RemoveRange(await db.SignInLinks.Where(l => l.StaffMemberId == id || l.ExpiresAt <= now).ToListAsync(stopping));
        var code = Crockford.NewCode(CodeLength);
        db.SignInLinks.Add(new SignInLink { CodeHash = Digest.Of(code), StaffMember = member, DropsFactors = dropsFactors, ExpiresAt = now + SignInLink.Lifetime });
        await db.SaveChangesAsync(stopping);
        return code;
    }, stopping);
}
