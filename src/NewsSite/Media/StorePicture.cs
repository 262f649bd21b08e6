using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Media;

/// <summary>
/// Takes a picture in: checked, made anew in every size, on the disk, and only then a row. The same bytes are one
/// picture, however often they come; the upload itself is not kept. Never call it within a transaction: pictures wait for
/// one another, and a picture's row for the gate.
/// </summary>
public sealed class StorePicture(NewsDb db, DataFolder folder, TimeProvider clock)
{
    /// <summary>What an upload may have at most.</summary>
    public const int MaxBytes = PictureHeader.MaxBytes;

    private static readonly SemaphoreSlim OneAtATime = new(1, 1); // decoding is what takes memory

    /// <summary>The picture that was made of these bytes before, or null.</summary>
    public async Task<MediaFile?> FindAsync(byte[] content, CancellationToken stopping)
    {
        var secret = await SecretAsync(stopping);
        if (secret is null) return null;
        var key = KeyOf(content, secret);
        return await db.MediaFiles.SingleOrDefaultAsync(m => m.Key == key, stopping);
    }

    /// <param name="content">A JPEG, PNG or WebP file of at most 12 MB.</param>
    /// <param name="name">What the newsroom calls it; a picture that the paper holds keeps the name it has.</param>
    /// <param name="stopping">Until the files get their names: what was cancelled, or failed, leaves no row and no file behind.</param>
    /// <exception cref="InputRefusedException">It is no picture that the paper takes.</exception>
    public async Task<MediaFile> RunAsync(byte[] content, string name, CancellationToken stopping)
    {
        PictureHeader.Check(content);
        var known = await FindAsync(content, stopping);
        if (known is not null && known.FileNames.All(f => File.Exists(Path.Combine(folder.Media, f)))) return known;

        var key = known?.Key ?? KeyOf(content, await SecretAsync(stopping) ?? await MakeSecretAsync(stopping));
        return await StoreAsync(content, key, size => known is not null ? Task.FromResult(known) : WriteRowAsync(key, name, size), stopping);
    }

    // From here on it is not cancelled any more: the files have their names.
    private Task<MediaFile> WriteRowAsync(string key, string name, (int Width, int Height) size) => db.WriteAsync(async () =>
    {
        var media = await db.MediaFiles.SingleOrDefaultAsync(m => m.Key == key); // another process was faster
        if (media is not null) return media;
        media = new MediaFile { Key = key, Name = MediaFileNames.Safe(name), Width = size.Width, Height = size.Height, StoredAt = clock.GetUtcNow().UtcDateTime };
        db.MediaFiles.Add(media);
        await db.SaveChangesAsync();
        return media;
    });

    /// <summary>Under another folder first, synced, then renamed: under its own name a file is whole. Then the row, before another picture's turn.</summary>
    private async Task<MediaFile> StoreAsync(byte[] content, string key, Func<(int Width, int Height), Task<MediaFile>> writeRow, CancellationToken stopping)
    {
        Directory.CreateDirectory(folder.Media);
        ClearLeftovers();
        var unfinished = Path.Combine(folder.Media, ".unfinished-" + Crockford.NewCode(12));
        await OneAtATime.WaitAsync(stopping);
        try
        {
            Directory.CreateDirectory(unfinished);
            var size = await Task.Run(() => Renditions.Write(content, unfinished, key), stopping);
            foreach (var file in Directory.GetFiles(unfinished))
            {
                using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite);
                RandomAccess.FlushToDisk(handle);
            }
            stopping.ThrowIfCancellationRequested();
            return await MoveAsync(Directory.GetFiles(unfinished), () => writeRow(size));
        }
        finally
        {
            PictureMemory.GiveBack();
            OneAtATime.Release();
            if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        }
    }

    // A file that was there before has a row, or another process is about to write one: only those of our own go again.
    private async Task<MediaFile> MoveAsync(IReadOnlyList<string> files, Func<Task<MediaFile>> writeRow)
    {
        var ours = new List<string>();
        try
        {
            foreach (var file in files)
            {
                var place = Path.Combine(folder.Media, Path.GetFileName(file));
                var isNew = !File.Exists(place);
                File.Move(file, place, overwrite: true);
                if (isNew) ours.Add(place);
            }
            return await writeRow();
        }
        catch
        {
            ours.ForEach(File.Delete);
            throw;
        }
    }

    // What a killed process left; another process's own is minutes old at most.
    private void ClearLeftovers()
    {
        foreach (var left in Directory.GetDirectories(folder.Media, ".unfinished-*"))
        {
            if (Directory.GetLastWriteTimeUtc(left) < clock.GetUtcNow().UtcDateTime.AddHours(-1)) Directory.Delete(left, recursive: true);
        }
    }

    private Task<byte[]?> SecretAsync(CancellationToken stopping) =>
        db.Secrets.Where(s => s.Name == Secret.PictureNames).Select(s => s.Value).SingleOrDefaultAsync(stopping);

    private Task<byte[]> MakeSecretAsync(CancellationToken stopping) => db.WriteAsync(async () =>
    {
        if (await SecretAsync(stopping) is { } made) return made;
        var secret = new Secret { Name = Secret.PictureNames, Value = RandomNumberGenerator.GetBytes(32) };
        db.Secrets.Add(secret);
        await db.SaveChangesAsync(stopping);
        return secret.Value;
    }, stopping);

    private static string KeyOf(byte[] content, byte[] secret) =>
        Crockford.FromDigest(HMACSHA256.HashData(secret, SHA256.HashData(content)), MediaFileNames.KeyLength);
}
