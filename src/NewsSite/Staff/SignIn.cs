using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Staff;

/// <summary>
/// A name and a password become a session, or nothing. An account that does not exist, is disabled or has no password
/// takes the same way, the same time and the same answer as a wrong password (P27); guessing stops (P26).
/// </summary>
public sealed class SignIn(NewsDb db, IPasswordHasher<StaffMember> hashes, Decoy decoy, GuessLimits limits, KnownDevices devices, LetIn letIn)
{
    // Nobody's name or password is longer; what is takes the usual way, as if it were empty.
    internal const int MostTyped = 4096;

    private static readonly TimeSpan WhenBusy = TimeSpan.FromSeconds(30);

    /// <param name="name">As it was typed.</param>
    /// <param name="password">As it was typed.</param>
    /// <param name="addressKey">What stands for the reader's address (<see cref="Text.AddressKeys"/>).</param>
    /// <param name="knownDevice">The token that an earlier sign-in left in this browser, if any.</param>
    /// <param name="stopping">Ends the wait; the try stays counted.</param>
    public async Task<SignInOutcome> RunAsync(string name, string password, string addressKey, string? knownDevice, CancellationToken stopping = default)
    {
        if (await IsClosedAsync(stopping)) return new SignInOutcome.Closed();
        if (name.Length > MostTyped) name = "";
        if (password.Length > MostTyped) password = "";
        var folded = StaffName.Fold(name);
        var member = await db.StaffMembers.AsNoTracking().SingleOrDefaultAsync(s => s.NormalizedUserName == folded, stopping);
        var device = await devices.ReadAsync(knownDevice, stopping);
        var isKnown = device is not null && device.StaffMemberId == member?.Id;

        GuessLimits.Count[] counts = isKnown
            ? [new("device", device!.Device, GuessLimits.PerDevice)]
            : [new("address", addressKey, GuessLimits.PerAddress), new("account", folded, GuessLimits.PerAccount)];
        if (limits.Take(counts) is { } wait) return new SignInOutcome.TooMany(wait);

        var isRight = false;
        if (!await limits.InTurnAsync(isKnown, () => isRight = IsRight(member, password), stopping)) return new SignInOutcome.TooMany(WhenBusy);
        var outcome = isRight ? await letIn.RunAsync(member!, isStrong: false, isKnown ? knownDevice : null, stopping) : new SignInOutcome.Wrong();
        if (outcome is not SignInOutcome.Wrong) limits.GiveBack(counts);
        return outcome;
    }

    /// <summary>In a panic nobody signs in; a link from the server's shell is the way.</summary>
    private Task<bool> IsClosedAsync(CancellationToken stopping) => db.Papers.InPanic().AnyAsync(stopping);

    // The verification comes first and is never skipped.
    private bool IsRight(StaffMember? member, string password) =>
        hashes.VerifyHashedPassword(member ?? new(), member?.PasswordHash ?? decoy.Hash, password) != PasswordVerificationResult.Failed
        && member is { IsActive: true, PasswordHash: not null };
}

/// <summary>What became of a try to sign in.</summary>
public abstract record SignInOutcome
{
    private SignInOutcome()
    {
    }

    /// <param name="SessionKey">For the session's cookie.</param>
    /// <param name="Device">For a long-lived cookie of its own, given back at the next sign-in.</param>
    public sealed record SignedIn(string SessionKey, string Device) : SignInOutcome;

    /// <summary>The password was right, and a code is to follow: <see cref="ConfirmSignIn"/>.</summary>
    /// <param name="Id">Of the member of staff.</param>
    /// <param name="Stamp">Their security stamp when the password was verified.</param>
    public sealed record CodeNeeded(long Id, string Stamp) : SignInOutcome;

    /// <summary>The password was right, and the paper asks for more: they have passkeys, and no authenticator.</summary>
    public sealed record PasskeyNeeded : SignInOutcome;

    /// <summary>The paper is in panic.</summary>
    public sealed record Closed : SignInOutcome;

    /// <summary>The one answer to everything that does not fit.</summary>
    public sealed record Wrong : SignInOutcome;

    /// <summary>429, with <paramref name="RetryAfter"/> as the header of that name.</summary>
    public sealed record TooMany(TimeSpan RetryAfter) : SignInOutcome;
}
