using System.Globalization;
using System.Security.Claims;
using NewsSite.Model;

namespace NewsSite.Staff;

/// <summary>How a request names who is signed in.</summary>
public static class StaffClaims
{
    /// <summary>Under which a sign-in hands over the key of the session that it opened.</summary>
    public const string SessionKey = "newssite.session";

    private const string SessionId = "newssite.session-id";
    private const string Strong = "newssite.strong";
    private const string Language = "newssite.language";

    public static ClaimsPrincipal Of(Session session) => Of(session.StaffMember, new(SessionId, session.Id.ToString(CultureInfo.InvariantCulture)), new(Strong, session.IsStrong ? "1" : ""));

    private static ClaimsPrincipal Of(StaffMember member, params Claim[] ofSession) => new(new ClaimsIdentity(
        [
            .. ofSession,
            new(ClaimTypes.NameIdentifier, member.Id.ToString(CultureInfo.InvariantCulture)),
            new(ClaimTypes.Name, member.UserName ?? ""),
            new(ClaimTypes.Role, member.Role.ToString()),
            .. member.Language is { } language ? new[] { new Claim(Language, language) } : [],
        ],
        authenticationType: "newssite"));

    /// <summary>The language that the member chose, as an edition's code; null for a reader, and for who chose none.</summary>
    public static string? StaffLanguage(this ClaimsPrincipal user) => user.FindFirstValue(Language);

    /// <summary>The id of the session's row; 0 for a reader.</summary>
    public static long StaffSessionId(this ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(SessionId), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;

    /// <summary>Whether the session was opened by more than a password.</summary>
    public static bool IsStrong(this ClaimsPrincipal user) => user.FindFirstValue(Strong) is { Length: > 0 };

    /// <summary>The member's id; null for a reader.</summary>
    public static long? StaffId(this ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
