using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Comments;

/// <summary>
/// Shows that whoever sends a form was given it: the day (UTC), signed together with the article. It is the same for all
/// readers of a day, so that a page that is shared holds it. Without one a comment waits, and nothing worse: an old tab has none that counts.
/// </summary>
public sealed class FormStamps(PaperSecrets secrets, TimeProvider clock)
{
    private const int SignLetters = 8;
    private const int DaysKept = 7;

    /// <summary>The stamp of today's form under that article.</summary>
    public async ValueTask<string> OfAsync(long articleId, CancellationToken stopping) => Sign(await secrets.KeyAsync(Secret.CommentForms, stopping), articleId, Today);

    /// <summary>UTC of the moment from which forms bear another one.</summary>
    public DateTime NextAt => clock.GetUtcNow().UtcDateTime.Date.AddDays(1);

    private long Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).DayNumber;

    internal async ValueTask<bool> IsOursAsync(string? stamp, long articleId, CancellationToken stopping)
    {
        if (stamp is null || stamp.IndexOf('-', StringComparison.Ordinal) is not (> 0 and var dash) || !Crockford.TryReadNumber(stamp.AsSpan(0, dash), out var day) || day > Today + 1 || day < Today - DaysKept) return false;
        var expected = Sign(await secrets.KeyAsync(Secret.CommentForms, stopping), articleId, day);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(stamp), Encoding.UTF8.GetBytes(expected));
    }

    private static string Sign(byte[] key, long articleId, long day) =>
        $"{Crockford.FromNumber(day)}-{Crockford.FromDigest(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{articleId} {day}"))), SignLetters)}";
}
