using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Comments;

/// <summary>
/// What spares a reader the first-timer's wait: a random id and a day, signed. It is given once by the receipt of an approved
/// comment and is stored nowhere, so nothing links the comments of its bearer; a misused one is revoked by its id.
/// </summary>
public sealed class ReaderTokens(NewsDb db, PaperSecrets secrets, TimeProvider clock)
{
    /// <summary>How long a token is good.</summary>
    public const int Days = 180;

    private const int IdLetters = 16;
    private const int DayLetters = 4;
    private const int SignLetters = 12;
    private const int Group = 4;

    /// <summary>A new one.</summary>
    internal async ValueTask<string> NewAsync(CancellationToken stopping)
    {
        var body = Crockford.NewCode(IdLetters) + Crockford.FromNumber(Today + Days).PadLeft(DayLetters, '0');
        return string.Join('-', (body + await SignAsync(body, stopping)).Chunk(Group).Select(g => new string(g)));
    }

    /// <returns>The token, as people type it, when it is ours, good today and not revoked; else null.</returns>
    internal async ValueTask<ReaderToken?> ReadAsync(string? typed, CancellationToken stopping)
    {
        if (typed is null || typed.Length > 200) return null;
        var code = Crockford.AsTyped(string.Concat(PlainText.Clean(typed).Where(c => !char.IsWhiteSpace(c) && c is not '-')));
        if (!Crockford.IsCode(code, IdLetters + DayLetters + SignLetters)) return null;
        var body = code[..(IdLetters + DayLetters)];
        var sign = await SignAsync(body, stopping);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(code[body.Length..]), Encoding.ASCII.GetBytes(sign))) return null;
        if (!Crockford.TryReadNumber(body.AsSpan(IdLetters).TrimStart('0'), out var day) || day < Today) return null;
        var token = new ReaderToken(SHA256.HashData(Encoding.ASCII.GetBytes(body[..IdLetters])), DateOnly.FromDayNumber((int)day).ToDateTime(default, DateTimeKind.Utc));
        return await db.RevokedTokens.AnyAsync(t => t.IdHash == token.IdHash, stopping) ? null : token;
    }

    /// <summary>Adds the row that ends a token; the caller saves. What has ended by itself meanwhile is forgotten.</summary>
    internal async Task RevokeAsync(ReaderToken token, CancellationToken stopping)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        db.RevokedTokens.RemoveRange(await db.RevokedTokens.Where(t => t.Until < now.AddDays(-2)).Take(50).ToListAsync(stopping));
        if (!await db.RevokedTokens.AnyAsync(t => t.IdHash == token.IdHash, stopping) && db.RevokedTokens.Local.All(t => !t.IdHash.SequenceEqual(token.IdHash)))
            db.RevokedTokens.Add(new RevokedToken { IdHash = token.IdHash, Until = token.Until });
    }

    /// <summary>Takes a revocation back; the caller saves.</summary>
    internal async Task RestoreAsync(ReaderToken token, CancellationToken stopping) =>
        db.RevokedTokens.RemoveRange(await db.RevokedTokens.Where(t => t.IdHash == token.IdHash).ToListAsync(stopping));

    private long Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).DayNumber;

    private async ValueTask<string> SignAsync(string body, CancellationToken stopping) =>
        Crockford.FromDigest(HMACSHA256.HashData(await secrets.KeyAsync(Secret.ReaderTokens, stopping), Encoding.ASCII.GetBytes(body)), SignLetters);
}

/// <summary>A token that was shown and is good.</summary>
/// <param name="IdHash">SHA-256 of its id.</param>
/// <param name="Until">UTC of the day on which it ends.</param>
internal sealed record ReaderToken(byte[] IdHash, DateTime Until);
