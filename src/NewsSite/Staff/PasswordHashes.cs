using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using NewsSite.Model;

namespace NewsSite.Staff;

/// <summary>
/// Identity's hash (PBKDF2, HMAC-SHA512, a salt each) over the composed form of a password, since two keyboards can
/// send the same letters differently. The iterations are OWASP's number for that function.
/// </summary>
internal sealed class PasswordHashes() : PasswordHasher<StaffMember>(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }))
{
    public override string HashPassword(StaffMember user, string password) => base.HashPassword(user, Compose(password));

    public override PasswordVerificationResult VerifyHashedPassword(StaffMember user, string hashedPassword, string providedPassword) =>
        base.VerifyHashedPassword(user, hashedPassword, Compose(providedPassword));

    /// <summary>NFC; half a character, which nobody can type, becomes U+FFFD.</summary>
    public static string Compose(string password) => string.Concat(password.EnumerateRunes()).Normalize(NormalizationForm.FormC);
}
