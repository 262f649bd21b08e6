using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Staff;

/// <summary>Asks who is signed in for their password once more, before something that a stranger at their desk must not do.</summary>
public sealed class VerifyPassword(NewsDb db, IPasswordHasher<StaffMember> hashes, GuessLimits limits)
{
    /// <returns>Why not; null where it is right.</returns>
    public async Task<Refusal?> RunAsync(long id, string typed, CancellationToken stopping = default)
    {
        GuessLimits.Count count = new("own", id.ToString(System.Globalization.CultureInfo.InvariantCulture), GuessLimits.PerAccount);
        if (limits.Take(count) is { } wait) return new(Refusal.Current, "account.too-many", (int)Math.Ceiling(wait.TotalMinutes));
        var hash = await db.StaffMembers.Where(s => s.Id == id).Select(s => s.PasswordHash).SingleAsync(stopping);
        var isRight = false;
        if (hash is not null && typed.Length <= SignIn.MostTyped && !await limits.InTurnAsync(true, () => isRight = hashes.VerifyHashedPassword(new(), hash, typed) != PasswordVerificationResult.Failed, stopping))
            return new(Refusal.Current, "account.too-many", 1);
        if (!isRight) return new(Refusal.Current, "account.current-wrong");
        limits.GiveBack(count);
        return null;
    }
}
