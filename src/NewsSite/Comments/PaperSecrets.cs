using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Comments;

/// <summary>The paper's keys by which this room signs what readers send back. Made when first asked for, kept in memory from then on.</summary>
public sealed class PaperSecrets(IServiceScopeFactory scopes)
{
    private const int KeyLength = 32;
    private readonly ConcurrentDictionary<string, byte[]> known = new(StringComparer.Ordinal);

    internal async ValueTask<byte[]> KeyAsync(string name, CancellationToken stopping)
    {
        if (known.TryGetValue(name, out var key)) return key;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsDb>();
        key = await FindAsync(db, name, stopping) ?? await db.WriteAsync(async () =>
        {
            if (await FindAsync(db, name, stopping) is { } made) return made;
            var secret = new Secret { Name = name, Value = RandomNumberGenerator.GetBytes(KeyLength) };
            db.Secrets.Add(secret);
            await db.SaveChangesAsync(stopping);
            return secret.Value;
        }, stopping);
        return known.GetOrAdd(name, key);
    }

    /// <summary>Makes what readers' pages need and the paper has not: they themselves write nothing.</summary>
    /// <param name="secrets">What the paper has.</param>
    internal async Task MakeAsync(IEnumerable<(string Name, byte[] Value)> secrets, CancellationToken stopping)
    {
        foreach (var (name, value) in secrets) known.TryAdd(name, value);
        foreach (var name in new[] { Secret.CommentForms, Secret.ReaderTokens }) await KeyAsync(name, stopping);
    }

    private static Task<byte[]?> FindAsync(NewsDb db, string name, CancellationToken stopping) =>
        db.Secrets.Where(s => s.Name == name).Select(s => s.Value).FirstOrDefaultAsync(stopping);
}
