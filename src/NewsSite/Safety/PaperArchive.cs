using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using NewsSite.Data;

namespace NewsSite.Safety;

/// <summary>
/// A paper in one zip file: the database, the pictures, the keys, and a manifest. Everything streams; nothing is taken
/// from an archive that its manifest does not name with the same length and the same digest.
/// </summary>
internal static class PaperArchive
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <param name="file">The archive to write; readable by its owner only, since it holds password hashes and keys.</param>
    /// <param name="sources">Name in the archive and file on the disk.</param>
    /// <param name="rows">Of the database among them.</param>
    /// <param name="takenAt">UTC.</param>
    /// <param name="stopping">Leaves an unfinished file.</param>
    public static async Task WriteAsync(
        string file, IEnumerable<(string Name, string Path)> sources, SortedDictionary<string, long> rows, DateTime takenAt, CancellationToken stopping)
    {
        await using var target = CreateFile(file);
        await using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            var manifest = new PaperManifest(PaperManifest.CurrentFormat, takenAt, rows, new(StringComparer.Ordinal));
            foreach (var (name, path) in sources)
            {
                // Pictures are compressed already.
                var entry = zip.CreateEntry(name, name.StartsWith("media/", StringComparison.Ordinal) ? CompressionLevel.NoCompression : CompressionLevel.Fastest);
                await using var from = File.OpenRead(path);
                await using var to = await entry.OpenAsync(stopping);
                manifest.Files[name] = await CopyAsync(from, to, long.MaxValue, stopping);
            }
            var json = manifest.ToJson();
            await using (var list = await zip.CreateEntry(PaperManifest.Name).OpenAsync(stopping)) await list.WriteAsync(json, stopping);
            zip.Comment = Convert.ToHexStringLower(SHA256.HashData(json));
        }
        target.Flush(flushToDisk: true);
    }

    /// <summary>
    /// Reads every entry and compares it with the manifest. With <paramref name="folder"/>, writes the files that
    /// <paramref name="wanted"/> names below it, each on the disk when this returns.
    /// </summary>
    /// <exception cref="CannotStartException">The archive is damaged, or not one of ours.</exception>
    public static async Task<PaperManifest> ReadAsync(string file, string? folder, Func<string, bool> wanted, CancellationToken stopping)
    {
        try
        {
            await using var zip = new ZipArchive(File.OpenRead(file), ZipArchiveMode.Read);
            var manifest = await ReadManifestAsync(zip, stopping);
            var left = manifest.Files.Keys.ToHashSet(StringComparer.Ordinal);
            foreach (var entry in zip.Entries.Where(e => e.FullName != PaperManifest.Name))
            {
                // A second entry of a name finds it taken from the list.
                if (!PaperManifest.IsName(entry.FullName) || !left.Remove(entry.FullName)) throw Refused($"holds {Shown(entry.FullName)}, which has no place in a backup");
                var expected = manifest.Files[entry.FullName];
                await using var from = await entry.OpenAsync(stopping);
                await using var to = folder is not null && wanted(entry.FullName) ? CreateBelow(folder, entry.FullName) : Stream.Null;
                if (await CopyAsync(from, to, expected.Bytes, stopping) != expected) throw Refused($"is damaged at {entry.FullName}");
                if (to is FileStream written) written.Flush(flushToDisk: true);
            }
            return left.Count == 0 ? manifest : throw Refused($"lacks {left.Order(StringComparer.Ordinal).First()}");
        }
        catch (OtherManifestException)
        {
            throw Refused("is not as 'backup' left it: it was changed, or packed anew");
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or ArgumentException or NotSupportedException)
        {
            throw Refused("cannot be read to its end: it is damaged, or no zip file");
        }

        CannotStartException Refused(string why) => new($"The archive {file} {why}: use another backup.");
    }

    private static async Task<PaperManifest> ReadManifestAsync(ZipArchive zip, CancellationToken stopping)
    {
        var entry = zip.Entries.Count(e => e.FullName == PaperManifest.Name) == 1 ? zip.GetEntry(PaperManifest.Name)! : throw new InvalidDataException();
        using var json = new MemoryStream();
        await using (var from = await entry.OpenAsync(stopping)) await CopyAsync(from, json, PaperManifest.MaxBytes, stopping);
        if (zip.Comment != Convert.ToHexStringLower(SHA256.HashData(json.ToArray()))) throw new OtherManifestException();
        return PaperManifest.Read(json.ToArray());
    }

    /// <summary>Copies at most one byte more than <paramref name="most"/>: what claims to be short cannot fill the disk.</summary>
    private static async Task<ArchivedFile> CopyAsync(Stream from, Stream to, long most, CancellationToken stopping)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(81_920);
        var bytes = 0L;
        try
        {
            for (int read; bytes <= most && (read = await from.ReadAsync(buffer, stopping)) > 0; bytes += read)
            {
                if (bytes + read > most) throw new InvalidDataException();
                hash.AppendData(buffer, 0, read);
                await to.WriteAsync(buffer.AsMemory(0, read), stopping);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        return new(bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static FileStream CreateBelow(string folder, string name)
    {
        var path = Path.Combine(folder, name); // IsName has seen it: no "..", nothing absolute
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return CreateFile(path);
    }

    private static FileStream CreateFile(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        return new FileStream(path, options);
    }

    /// <summary>The list of contents is not the one that was sealed.</summary>
    private sealed class OtherManifestException : Exception;

    private static string Shown(string name) => new([.. name.Take(80).Select(c => char.IsControl(c) ? '?' : c)]);
}
