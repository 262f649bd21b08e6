using System.Security.Cryptography;
using System.Text;

namespace NewsSite.Staff;

/// <summary>What is stored of a link's code and of a session's key. Both are random beyond guessing, so that one SHA-256 is enough.</summary>
internal static class Digest
{
    public static byte[] Of(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
