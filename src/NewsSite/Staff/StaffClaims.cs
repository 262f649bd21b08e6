using System.Globalization;
using System.Security.Claims;
using NewsSite.Model;

namespace NewsSite.Staff;

/// <summary>How a request names who is signed in.</summary>
public static class StaffClaims
{
    /// <summary>Under which a sign-in hands over the key of the session that it opened.</summary>
    public const string SessionKey = "newssite.session";

    private const string Language = "newssite.language";

    public static ClaimsPrincipal Of(StaffMember member) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, member.Id.ToString(CultureInfo.InvariantCulture)),
            new(ClaimTypes.Name, member.UserName ?? ""),
            new(ClaimTypes.Role, member.Role.ToString()),
            .. member.Language is { } language ? new[] { new Claim(Language, language) } : [],
        ],
        authenticationType: "newssite"));

    /// <summary>The language that the member chose, as an edition's code; null for a reader, and for who chose none.</summary>
    public static string? StaffLanguage(this ClaimsPrincipal user) => user.FindFirstValue(Language);

    /// <summary>The member's id; null for a reader.</summary>
    public static long? StaffId(this ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
