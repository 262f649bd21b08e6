using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Staff;

/// <summary>The second question of a sign-in: a code of the authenticator, or one of the recovery codes. Each works once.</summary>
public sealed class ConfirmSignIn(NewsDb db, LetIn letIn, GuessLimits limits, KnownDevices devices, TimeProvider clock)
{
    /// <param name="id">Whose password was right.</param>
    /// <param name="stamp">Their security stamp at that time: whose role or password has changed since begins anew.</param>
    /// <param name="typed">As it was typed.</param>
    /// <param name="knownDevice">The token of this browser.</param>
    /// <param name="stopping">Ends the wait for the gate.</param>
    public async Task<SignInOutcome> RunAsync(long id, string stamp, string? typed, string? knownDevice, CancellationToken stopping = default)
    {
        GuessLimits.Count count = new("code", id.ToString(CultureInfo.InvariantCulture), GuessLimits.PerAccount);
        if (limits.Take(count) is { } wait) return new SignInOutcome.TooMany(wait);
        if (await TakeAsync(id, stamp, typed, stopping) is not { } member) return new SignInOutcome.Wrong();
        var device = await devices.ReadAsync(knownDevice, stopping);
        var outcome = await letIn.RunAsync(member, isStrong: true, device?.StaffMemberId == id ? knownDevice : null, stopping);
        if (outcome is SignInOutcome.SignedIn) limits.GiveBack(count);
        return outcome;
    }

    private Task<StaffMember?> TakeAsync(long id, string stamp, string? typed, CancellationToken stopping) => db.WriteAsync(async () =>
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var member = await db.StaffMembers.SingleOrDefaultAsync(s => s.Id == id && s.SecurityStamp == stamp && s.DisabledAt == null && s.SecondFactorAt != null, stopping);
        if (member is null) return null;
        if (TypedDigits.Read(typed, AuthenticatorCodes.Length) is { } code)
        {
            if (AuthenticatorCodes.Match(member.AuthenticatorKey!, code, now, member.LastCodeStep) is not { } step) return null;
            member.TakeCode(step, now);
        }
        else
        {
            if (SetUpSecondFactor.ReadRecovery(typed) is not { } recovery) return null;
            var hash = Digest.Of(recovery);
            if (await db.RecoveryCodes.SingleOrDefaultAsync(c => c.StaffMemberId == id && c.CodeHash == hash, stopping) is not { } found) return null;
            db.RecoveryCodes.Remove(found);
            db.Log(StaffAct.RecoveryCodeUsed, id);
        }
        await db.SaveChangesAsync(stopping);
        return member;
    }, stopping);
}
