using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Media;

/// <summary>
/// Takes a picture in: checked, made anew in every size, on the disk, and only then a row. The same bytes are one
/// picture, however often they come; the upload itself is not kept.
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
    /// <param name="stopping">Leaves no row and no file behind.</param>
    /// <exception cref="InputRefusedException">It is no picture that the paper takes.</exception>
    public async Task<MediaFile> RunAsync(byte[] content, string name, CancellationToken stopping)
    {
        PictureHeader.Check(content);
        var known = await FindAsync(content, stopping);
        if (known is not null && known.FileNames.All(f => File.Exists(Path.Combine(folder.Media, f)))) return known;

        var key = known?.Key ?? KeyOf(content, await SecretAsync(stopping) ?? await MakeSecretAsync(stopping));
        var (width, height) = await WriteFilesAsync(content, key, stopping);
        return known ?? await db.WriteAsync(async () =>
        {
            var media = await db.MediaFiles.SingleOrDefaultAsync(m => m.Key == key, stopping); // another request was faster
            if (media is not null) return media;
            media = new MediaFile { Key = key, Name = MediaFileNames.Safe(name), Width = width, Height = height, StoredAt = clock.GetUtcNow().UtcDateTime };
            db.MediaFiles.Add(media);
            await db.SaveChangesAsync(stopping);
            return media;
        }, stopping);
    }

    /// <summary>Under another folder first, synced, then renamed: under its own name a file is whole.</summary>
    private async Task<(int Width, int Height)> WriteFilesAsync(byte[] content, string key, CancellationToken stopping)
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
                stopping.ThrowIfCancellationRequested();
                using (var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite)) RandomAccess.FlushToDisk(handle);
                File.Move(file, Path.Combine(folder.Media, Path.GetFileName(file)), overwrite: true);
            }
            return size;
        }
        finally
        {
            PictureMemory.GiveBack();
            OneAtATime.Release();
            if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
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
