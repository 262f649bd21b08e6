using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using NewsSite.Model;

namespace NewsSite.Staff;

/// <summary>
/// The hash of a password that nobody knows, made like every other. Who has no account or no password is verified
/// against it, so that the answer takes as long (P27).
/// </summary>
public sealed class Decoy(IPasswordHasher<StaffMember> hashes)
{
    internal string Hash { get; } = hashes.HashPassword(new StaffMember(), Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));
}
