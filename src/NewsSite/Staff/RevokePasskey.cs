using Microsoft.EntityFrameworkCore;
using NewsSite.Data;

namespace NewsSite.Staff;

/// <summary>A passkey opens nothing any more. The caller has asked for the password; the last one stays where the paper demands it.</summary>
public sealed class RevokePasskey(NewsDb db, StaffRules rules)
{
    /// <param name="id">Whose; of another's passkey nothing changes.</param>
    /// <param name="credentialId">Which.</param>
    /// <param name="stopping">Ends the wait for the gate.</param>
    /// <returns>False where the paper demands more than a password, and this is all that they have.</returns>
    public Task<bool> RunAsync(long id, byte[] credentialId, CancellationToken stopping = default) => db.WriteAsync(async () =>
    {
        if (await db.Passkeys.SingleOrDefaultAsync(p => p.CredentialId == credentialId && p.UserId == id, stopping) is not { } passkey) return true;
        var member = await db.StaffMembers.SingleAsync(s => s.Id == id, stopping);
        if (rules.DemandOf(member) && !member.HasSecondFactor && !await db.Passkeys.AnyAsync(p => p.UserId == id && p.CredentialId != credentialId, stopping)) return false;
        db.Passkeys.Remove(passkey);
        await db.SaveChangesAsync(stopping);
        return true;
    }, stopping);
}
