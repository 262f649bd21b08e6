using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace NewsSite.Text;

/// <summary>
/// Stands for a reader's address where limits need to tell readers apart: a digest of its prefix under a key that lives
/// in memory for a day (P48). The address itself is kept nowhere, and after the key's day nobody can tell it from the digest.
/// </summary>
public sealed class AddressKeys(TimeProvider clock)
{
    private readonly Lock gate = new();
    private byte[] key = RandomNumberGenerator.GetBytes(32);
    private DateTimeOffset until = clock.GetUtcNow().AddDays(1);

    /// <summary>A key for an IPv4 address or an IPv6 /64, the same all day; "none" where the address is not known.</summary>
    public string Of(IPAddress? address)
    {
        if (address is null) return "none";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        if (address.AddressFamily == AddressFamily.InterNetworkV6) bytes = bytes[..8];
        lock (gate) // with the digest inside: a key of yesterday is zeroed, and under zeroes anyone could compute it
        {
            if (clock.GetUtcNow() >= until)
            {
                CryptographicOperations.ZeroMemory(key);
                key = RandomNumberGenerator.GetBytes(32);
                until = clock.GetUtcNow().AddDays(1);
            }
            return Convert.ToHexStringLower(HMACSHA256.HashData(key, bytes)[..16]);
        }
    }
}
