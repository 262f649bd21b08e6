using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Staff;

/// <summary>An authenticator is set up, checked, and taken away again, by the one whose it is. The caller has asked for their password where something is taken away.</summary>
public sealed class SetUpSecondFactor(NewsDb db, StaffRules rules, GuessLimits limits, TimeProvider clock)
{
    private const int RecoveryDigits = 20; // 66 bits: one SHA-256 is enough

    /// <summary>The caller has asked for the password: who sits at another's open desk must not know the key that the other takes into use later.</summary>
    /// <returns>A new key to be taken into an authenticator; null where a second factor is in force.</returns>
    public Task<byte[]?> BeginAsync(long id, CancellationToken stopping = default) => db.WriteAsync(async () =>
    {
        var member = await db.StaffMembers.SingleAsync(s => s.Id == id, stopping);
        if (member.HasSecondFactor) return null;
        member.BeginSecondFactor(AuthenticatorCodes.NewKey());
        await db.SaveChangesAsync(stopping);
        return member.AuthenticatorKey;
    }, stopping);

    /// <summary>A first code shows that the authenticator works: from now on it is asked for, and the session in which that happened is a strong one.</summary>
    /// <returns>The recovery codes, shown this once; null where the code is not the authenticator's.</returns>
    public Task<IReadOnlyList<string>?> ConfirmAsync(long id, long sessionId, string? typed, CancellationToken stopping = default)
    {
        GuessLimits.Count count = new("code", id.ToString(System.Globalization.CultureInfo.InvariantCulture), GuessLimits.PerAccount);
        if (limits.Take(count) is not null || TypedDigits.Read(typed, AuthenticatorCodes.Length) is not { } code) return Task.FromResult<IReadOnlyList<string>?>(null);
        return db.WriteAsync(async () =>
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var member = await db.StaffMembers.SingleAsync(s => s.Id == id, stopping);
            if (member.HasSecondFactor || member.AuthenticatorKey is not { } key || AuthenticatorCodes.Match(key, code, now, member.LastCodeStep) is not { } step) return null;
            var session = await db.Sessions.SingleAsync(s => s.Id == sessionId && s.StaffMemberId == id, stopping);
            // Who has a passkey and came in without it, before the paper demanded one, shows it first (P31).
            if (rules.DemandOf(member) && !session.IsStrong && await db.Passkeys.AnyAsync(p => p.UserId == id, stopping)) return null;
            member.TakeCode(step, now);
            session.IsStrong = true;
            limits.GiveBack(count);
            return await NewCodesAsync(id, stopping);
        }, stopping);
    }

    /// <returns>New recovery codes, shown this once; the older ones end. Null where no second factor is in force.</returns>
    public Task<IReadOnlyList<string>?> RenewCodesAsync(long id, CancellationToken stopping = default) => db.WriteAsync(async () =>
        await db.StaffMembers.AnyAsync(s => s.Id == id && s.SecondFactorAt != null, stopping) ? await NewCodesAsync(id, stopping) : null, stopping);

    /// <returns>False where the paper demands it and no passkey stands in.</returns>
    public Task<bool> DropAsync(long id, CancellationToken stopping = default) => db.WriteAsync(async () =>
    {
        var member = await db.StaffMembers.SingleAsync(s => s.Id == id, stopping);
        if (rules.DemandOf(member) && !await db.Passkeys.AnyAsync(p => p.UserId == id, stopping)) return false;
        member.DropSecondFactor();
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(c => c.StaffMemberId == id).ToListAsync(stopping));
        await db.SaveChangesAsync(stopping);
        return true;
    }, stopping);

    private async Task<IReadOnlyList<string>?> NewCodesAsync(long id, CancellationToken stopping)
    {
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(c => c.StaffMemberId == id).ToListAsync(stopping));
        var codes = Enumerable.Range(0, RecoveryCode.Count).Select(_ => RandomNumberGenerator.GetString("0123456789", RecoveryDigits)).ToList();
        db.RecoveryCodes.AddRange(codes.Select(code => new RecoveryCode { StaffMemberId = id, CodeHash = Digest.Of(code) }));
        await db.SaveChangesAsync(stopping);
        return codes.ConvertAll(TypedDigits.Grouped);
    }

    /// <summary>Reads a recovery code as it was typed.</summary>
    internal static string? ReadRecovery(string? typed) => TypedDigits.Read(typed, RecoveryDigits);
}
