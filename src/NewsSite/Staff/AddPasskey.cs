using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Text;

namespace NewsSite.Staff;

/// <summary>A passkey that a browser has just made becomes a way in, for the one who is signed in there; that session is a strong one from then on.</summary>
public sealed class AddPasskey(NewsDb db, StaffRules rules, TimeProvider clock)
{
    public const int Most = 10;
    public const int MaxNameLength = 60;

    /// <param name="id">Whose.</param>
    /// <param name="sessionId">The session in which it was made.</param>
    /// <param name="name">What they call it, as it was typed.</param>
    /// <param name="made">As it was verified.</param>
    /// <param name="stopping">Ends the wait for the gate.</param>
    /// <returns>False where nothing was added: it is known already, its name is too long, there are enough, or a stronger way in has yet to be shown (P31).</returns>
    public Task<bool> RunAsync(long id, long sessionId, string? name, UserPasskeyInfo made, CancellationToken stopping = default) => db.WriteAsync(async () =>
    {
        var called = PlainText.CleanLine(name);
        if (called.Length > MaxNameLength) return false;
        var session = await db.Sessions.Include(s => s.StaffMember).SingleAsync(s => s.Id == sessionId && s.StaffMemberId == id, stopping);
        var passkeys = await db.Passkeys.CountAsync(p => p.UserId == id, stopping);
        var hasOther = passkeys > 0 || session.StaffMember.HasSecondFactor;
        if (passkeys >= Most || (rules.DemandOf(session.StaffMember) && hasOther && !session.IsStrong)) return false;
        if (await db.Passkeys.AnyAsync(p => p.CredentialId == made.CredentialId, stopping)) return false;
        db.Passkeys.Add(new IdentityUserPasskey<long>
        {
            UserId = id,
            CredentialId = made.CredentialId,
            Data = new IdentityPasskeyData
            {
                Name = called,
                CreatedAt = clock.GetUtcNow(),
                PublicKey = made.PublicKey,
                SignCount = made.SignCount,
                Transports = made.Transports,
                IsUserVerified = made.IsUserVerified,
                IsBackupEligible = made.IsBackupEligible,
                IsBackedUp = made.IsBackedUp,
                AttestationObject = [], // what kind of device it is, is nobody's concern
                ClientDataJson = [],
            },
        });
        session.IsStrong = true;
        await db.SaveChangesAsync(stopping);
        return true;
    }, stopping);
}
