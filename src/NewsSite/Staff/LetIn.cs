using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Staff;

/// <summary>What follows once someone has shown who they are, in whatever way: a session, or the question for the second factor. The only way to a session (P31).</summary>
public sealed class LetIn(NewsDb db, Sessions sessions, KnownDevices devices, StaffRules rules)
{
    /// <param name="member">As they were when that was verified.</param>
    /// <param name="isStrong">Whether it was more than a password.</param>
    /// <param name="knownDevice">The token of this browser, where it is theirs.</param>
    /// <param name="stopping">Ends the wait for the gate.</param>
    internal async Task<SignInOutcome> RunAsync(StaffMember member, bool isStrong, string? knownDevice, CancellationToken stopping)
    {
        if (!isStrong && member.HasSecondFactor) return new SignInOutcome.CodeNeeded(member.Id, member.SecurityStamp ?? "");
        if (!isStrong && rules.DemandOf(member) && await db.Passkeys.AnyAsync(p => p.UserId == member.Id, stopping)) return new SignInOutcome.PasskeyNeeded();
        if (await sessions.OpenAsync(member, isStrong, stopping) is not { } key) return new SignInOutcome.Wrong();
        return new SignInOutcome.SignedIn(key, knownDevice ?? await devices.NewAsync(member.Id, stopping));
    }

    /// <summary>Someone has just chosen their password at a link: in a panic, when no other way is open, that is their way in.</summary>
    public async Task<SignInOutcome> AfterLinkAsync(long id, CancellationToken stopping = default) =>
        await db.StaffMembers.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.DisabledAt == null, stopping) is { } member
            ? await RunAsync(member, isStrong: false, null, stopping) : new SignInOutcome.Wrong();
}
