using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Processes;

/// <summary>P48: whoever holds a backup, and knows which addresses may have written, learns of none that it has.</summary>
[Collection(ProcessTests.Name)]
public sealed class BackupPrivacyTests
{
    private static readonly IPAddress Reader = IPAddress.Parse("203.0.113.77");

    // Every address of the reader's network, and as many that nobody had.
    private static readonly IPAddress[] Candidates = [.. Enumerable.Range(0, 256).Select(i => IPAddress.Parse($"203.0.113.{i}")), .. Enumerable.Range(0, 256).Select(i => IPAddress.Parse($"198.51.100.{i}"))];

    [Fact]
    public async Task No_address_is_in_a_backup_in_clear_or_under_any_key_that_is_there()
    {
        using var paper = await SeededPaper.CopyAsync();
        using var elsewhere = new TemporaryFolder();
        await using (var site = await RunningSite.StartAsync(paper.Path, ("Proxy__Known", "127.0.0.0/8")))
        {
            using var client = site.Client();
            client.DefaultRequestHeaders.TryAddWithoutValidation("X-Forwarded-For", Reader.ToString());
            client.DefaultRequestHeaders.UserAgent.ParseAdd("CanaryAgent/7.7");
            var receipt = await client.CommentAsync("Words that a backup keeps, and who wrote them it does not know.", "A reader");
            await client.CommentAsync("Words that a backup keeps, and who wrote them it does not know."); // a twin
            using var keyed = await client.PostFormAsync(Visits.Provided, [("text", "One more."), ("key", "0123456789abcdefghjkmnpqrs")], "#comment-form");
            using var looked = await client.GetAsync(receipt);
            var made = await BuiltProgram.RunAsync(elsewhere.Path, paper.Path, "backup", "backup.zip");
            Assert.Equal((0, ""), (made.ExitCode, made.Errors));
        }
        await ZipFile.ExtractToDirectoryAsync(elsewhere["backup.zip"], elsewhere["files"]);
        var files = Directory.GetFiles(elsewhere["files"], "*", SearchOption.AllDirectories).Where(f => !f.Contains("/media/", StringComparison.Ordinal)).Select(File.ReadAllBytes).ToList();
        var text = string.Concat(files.Select(Encoding.Latin1.GetString));
        Assert.Contains("Words that a backup keeps", text, StringComparison.Ordinal); // this finds what is there
        foreach (var canary in new[] { Reader.ToString(), "CanaryAgent", "127.0.0.1" }) Assert.DoesNotContain(canary, text, StringComparison.OrdinalIgnoreCase);

        var keys = await KeysAsync(Directory.GetFiles(elsewhere["files"], "*.db", SearchOption.AllDirectories).Single());
        Assert.NotEmpty(keys);
        Assert.Empty(Found(files, keys));

        // The controls: a digest without a key, and one under a key that lies beside it, are found by the same search.
        foreach (var planted in new[] { SHA256.HashData(Reader.GetAddressBytes()), HMACSHA256.HashData(keys[0], Reader.GetAddressBytes())[..16] })
        {
            Assert.Equal([Reader], Found([.. files, planted], keys));
            Assert.Equal([Reader], Found([.. files, Encoding.ASCII.GetBytes($"x{Convert.ToHexStringLower(planted)}x")], keys));
        }
    }

    /// <summary>Every value that the paper keeps as a secret: one of them might be the key.</summary>
    private static async Task<List<byte[]>> KeysAsync(string database)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"Value\" FROM \"Secrets\"";
        await using var rows = await command.ExecuteReaderAsync();
        var keys = new List<byte[]>();
        while (await rows.ReadAsync()) keys.Add((byte[])rows.GetValue(0));
        return keys;
    }

    /// <summary>The candidates of which a digest is in the files: plain, or under one of the keys, as bytes or in hexadecimal letters. Its first eight bytes are enough.</summary>
    private static List<IPAddress> Found(IEnumerable<byte[]> files, IReadOnlyList<byte[]> keys)
    {
        var digests = new Dictionary<ulong, IPAddress>();
        foreach (var address in Candidates)
        {
            foreach (var spelling in new[] { address.GetAddressBytes(), Encoding.ASCII.GetBytes(address.ToString()), Encoding.Unicode.GetBytes(address.ToString()) })
            {
#pragma warning disable CA5350, CA5351 // what somebody careless might have used
                byte[][] made = [SHA256.HashData(spelling), SHA512.HashData(spelling), SHA1.HashData(spelling), MD5.HashData(spelling), .. keys.SelectMany(k => new[] { HMACSHA256.HashData(k, spelling), HMACSHA512.HashData(k, spelling) })];
#pragma warning restore CA5350, CA5351
                foreach (var digest in made) digests[BinaryPrimitives.ReadUInt64BigEndian(digest)] = address;
            }
        }
        var found = new HashSet<IPAddress>();
        foreach (var file in files)
        {
            for (var i = 0; i + 8 <= file.Length; i++)
            {
                if (digests.TryGetValue(BinaryPrimitives.ReadUInt64BigEndian(file.AsSpan(i)), out var address)) found.Add(address);
                if (i + 16 <= file.Length && ulong.TryParse(file.AsSpan(i, 16), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var hex) && digests.TryGetValue(hex, out address)) found.Add(address);
            }
        }
        return [.. found];
    }
}
