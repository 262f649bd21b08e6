using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Staff;

/// <summary>
/// What the paper takes as a password (P28, after NIST SP 800-63B): long enough, and not what a guesser tries first.
/// Every script and blanks are welcome; nothing is said of capitals, digits or signs.
/// </summary>
public sealed class PasswordRules(NewsDb db) : IPasswordValidator<StaffMember>
{
    /// <summary>Characters (Unicode code points of the composed form).</summary>
    public const int MinLength = 15;

    /// <summary>Characters, as for <see cref="MinLength"/>.</summary>
    public const int MaxLength = 256;

    /// <summary>What must be left when everything that a guesser knows counts as one character each.</summary>
    private const int MinWorth = 8;

    /// <returns>The first rule that the password breaks, or null.</returns>
    public async Task<Refusal?> FaultAsync(string password, string? userName, CancellationToken stopping)
    {
        var paper = await db.Papers.AsNoTracking().FirstOrDefaultAsync(stopping);
        List<string> names = [userName ?? ""];
        if (paper is not null) names.AddRange(paper.Name.Values);
        return Fault(password, names);
    }

    public async Task<IdentityResult> ValidateAsync(UserManager<StaffMember> manager, StaffMember user, string? password) =>
        await FaultAsync(password ?? "", user.UserName, CancellationToken.None) is { } fault ? IdentityResult.Failed(fault.AsError()) : IdentityResult.Success;

    internal static Refusal? Fault(string password, IEnumerable<string> names)
    {
        var composed = PasswordHashes.Compose(password);
        var length = composed.EnumerateRunes().Count();
        if (length < MinLength) return Refused("password.too-short", MinLength);
        if (length > MaxLength) return Refused("password.too-long", MaxLength);
        var folded = Fold(composed);
        if (folded.EnumerateRunes().Distinct().Count() < 5) return Refused("password.few-characters");
        if (PasswordPatterns.Period(folded) < MinLength) return Refused("password.repeats");
        if (PasswordPatterns.Worth(folded, []) < MinWorth) return Refused("password.sequence");
        var known = names.Select(Fold).Where(name => name.Length >= 3).ToList();
        if (PasswordPatterns.Worth(folded, known) < MinWorth) return Refused("password.name");
        if (CommonPasswords.Whole.Contains(folded) || PasswordPatterns.Worth(folded, [.. known, .. CommonPasswords.Words]) < MinWorth)
            return Refused("password.common");
        return null;
    }

    private static Refusal Refused(string key, object? value = null) => new(Refusal.Password, key, value);

    // Letters, digits and signs without blanks, in one case: what a guesser varies costs them nothing.
    private static string Fold(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().EnumerateRunes().Where(r => !Rune.IsWhiteSpace(r)));
}
