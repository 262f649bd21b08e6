using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Staff;

/// <summary>
/// Knows a browser again in which someone signed in before. Its token names the member of staff and a random device and
/// is signed (HMAC-SHA256) with the paper's secret <see cref="Secret.StaffDevices"/>: no row tells who has which device.
/// It opens nothing; it only counts that device's tries apart from those of strangers (P26).
/// </summary>
public sealed class KnownDevices(NewsDb db)
{
    private const int IdLength = 8;
    private const int DeviceLength = 16;
    private const int BodyLength = IdLength + DeviceLength;
    private const int TokenLength = 75; // 56 bytes in base64url

    /// <returns>A token for a device that was not known.</returns>
    internal async Task<string> NewAsync(long staffMemberId, CancellationToken stopping)
    {
        var body = new byte[BodyLength];
        BinaryPrimitives.WriteInt64BigEndian(body, staffMemberId);
        RandomNumberGenerator.Fill(body.AsSpan(IdLength));
        return Base64Url.EncodeToString([.. body, .. HMACSHA256.HashData(await KeyAsync(stopping), body)]);
    }

    /// <returns>Whose device it is and which, or null when we did not sign this.</returns>
    internal async Task<KnownDevice?> ReadAsync(string? token, CancellationToken stopping)
    {
        var bytes = new byte[BodyLength + HMACSHA256.HashSizeInBytes];
        if (token?.Length != TokenLength || !Base64Url.IsValid(token) || !Base64Url.TryDecodeFromChars(token, bytes, out var written) || written != bytes.Length) return null;
        var body = bytes.AsSpan(0, BodyLength).ToArray();
        var expected = HMACSHA256.HashData(await KeyAsync(stopping), body);
        return CryptographicOperations.FixedTimeEquals(expected, bytes.AsSpan(BodyLength))
            ? new(BinaryPrimitives.ReadInt64BigEndian(body), Convert.ToHexStringLower(body.AsSpan(IdLength)))
            : null;
    }

    private async Task<byte[]> KeyAsync(CancellationToken stopping) =>
        await FindKeyAsync(stopping) ?? await db.WriteAsync(async () =>
        {
            if (await FindKeyAsync(stopping) is { } made) return made;
            var secret = new Secret { Name = Secret.StaffDevices, Value = RandomNumberGenerator.GetBytes(32) };
            db.Secrets.Add(secret);
            await db.SaveChangesAsync(stopping);
            return secret.Value;
        }, stopping);

    private Task<byte[]?> FindKeyAsync(CancellationToken stopping) =>
        db.Secrets.Where(s => s.Name == Secret.StaffDevices).Select(s => s.Value).FirstOrDefaultAsync(stopping);
}

/// <param name="StaffMemberId">Who signed in there.</param>
/// <param name="Device">Tells this person's devices apart.</param>
internal sealed record KnownDevice(long StaffMemberId, string Device);
