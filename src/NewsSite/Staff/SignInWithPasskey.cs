using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Staff;

/// <summary>
/// A passkey becomes a session: it is more than a password, since the device asks for a finger, a face or a PIN. Wrong ones
/// are counted apart from passwords, so that neither locks the other out (P26).
/// </summary>
public sealed class SignInWithPasskey(NewsDb db, LetIn letIn, GuessLimits limits, KnownDevices devices)
{
    /// <param name="verify">Whether the browser's answer is right: whose passkey it is and how it is now, or null.</param>
    /// <param name="addressKey">What stands for the address that it came from.</param>
    /// <param name="knownDevice">The token of this browser, if any.</param>
    /// <param name="stopping">Ends the wait for the gate.</param>
    public async Task<SignInOutcome> RunAsync(Func<Task<ShownPasskey?>> verify, string addressKey, string? knownDevice, CancellationToken stopping = default)
    {
        if (await db.Papers.InPanic().AnyAsync(stopping)) return new SignInOutcome.Closed();
        GuessLimits.Count count = new("passkey", addressKey, GuessLimits.PerAddress);
        if (limits.Take(count) is { } wait) return new SignInOutcome.TooMany(wait);
        if (await verify() is not { } shown || !await CountAsync(shown, stopping)) return new SignInOutcome.Wrong();
        var device = await devices.ReadAsync(knownDevice, stopping);
        var outcome = await letIn.RunAsync(shown.Whose, isStrong: true, device?.StaffMemberId == shown.Whose.Id ? knownDevice : null, stopping);
        if (outcome is SignInOutcome.SignedIn) limits.GiveBack(count);
        return outcome;
    }

    // It may have been revoked, or a copy of it may have been counted, since it was verified.
    private Task<bool> CountAsync(ShownPasskey shown, CancellationToken stopping) => db.WriteAsync(async () =>
    {
        var now = shown.Passkey;
        var kept = await db.Passkeys.SingleOrDefaultAsync(p => p.CredentialId == now.CredentialId && p.UserId == shown.Whose.Id, stopping);
        if (kept is null || (now.SignCount != 0 && now.SignCount <= kept.Data.SignCount)) return false;
        (kept.Data.SignCount, kept.Data.IsBackedUp) = (now.SignCount, now.IsBackedUp);
        await db.SaveChangesAsync(stopping);
        return true;
    }, stopping);
}

/// <param name="Whose">As they were when it was verified.</param>
/// <param name="Passkey">With the count that its device gave now.</param>
public sealed record ShownPasskey(StaffMember Whose, UserPasskeyInfo Passkey);
