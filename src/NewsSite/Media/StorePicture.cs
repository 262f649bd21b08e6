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
public sealed class StorePicture(NewsDb db, DataFolder folder, Darkroom darkroom, Ledger ledger, Acting acting, TimeProvider clock)
{
    /// <summary>What a JPEG may have at most, and no upload may have more.</summary>
    public const int MaxBytes = PictureKinds.MaxBytes;

    /// <summary>What a PNG or WebP may have at most.</summary>
    public const int MaxBytesOfOthers = PictureKinds.MaxBytesOfOthers;

    /// <summary>The picture that was made of these bytes before, or null.</summary>
    public async Task<MediaFile?> FindAsync(Stream content, CancellationToken stopping)
    {
        var secret = await SecretAsync(stopping);
        if (secret is null) return null;
        var key = await KeyOfAsync(content, secret, stopping);
        return await db.MediaFiles.SingleOrDefaultAsync(m => m.Key == key, stopping);
    }

    /// <summary>Whether the desk has deleted the picture that was made of these bytes.</summary>
    public async Task<bool> WasDeletedAsync(Stream content, CancellationToken stopping) =>
        await SecretAsync(stopping) is { } secret && await db.IsBuriedAsync(MediaFile.TombstoneOf(await KeyOfAsync(content, secret, stopping)), stopping);

    /// <summary>The picture with that key, unless it was destroyed.</summary>
    internal Task<MediaFile?> FindAsync(string key, CancellationToken stopping) => db.MediaFiles.SingleOrDefaultAsync(m => m.Key == key && m.DestroyedAt == null, stopping);

    /// <param name="content">A JPEG file of at most 30 MB, a PNG or WebP of at most 12, from its beginning; it can be read again.</param>
    /// <param name="name">What the newsroom calls it; a picture that the paper holds keeps the name it has.</param>
    /// <param name="stopping">Until the files get their names: what was cancelled, or failed, leaves no row and no file behind.</param>
    /// <param name="isNewName">Gives it a number where another picture is called so: texts show a picture by its name, and telephones call all of theirs alike.</param>
    /// <exception cref="InputRefusedException">It is no picture that the paper takes.</exception>
    public async Task<MediaFile> RunAsync(Stream content, string name, CancellationToken stopping, bool isNewName = false)
    {
        var first = new byte[PictureKinds.Telling];
        content.Position = 0;
        PictureKinds.Check(first.AsSpan(0, await content.ReadAtLeastAsync(first, first.Length, throwOnEndOfStream: false, stopping)), content.Length);
        var known = await FindAsync(content, stopping);
        if (known?.DestroyedAt is not null) throw new InputRefusedException("picture.destroyed");
        if (known is not null && known.FileNames.All(f => File.Exists(Path.Combine(folder.Media, f)))) return known;

        var key = known?.Key ?? await KeyOfAsync(content, await SecretAsync(stopping) ?? await MakeSecretAsync(stopping), stopping);
        if (ledger.Read().Any(e => e.What == LedgerAct.PictureDestroyed && e.Id == key)) throw new InputRefusedException("picture.destroyed"); // its row went with an older copy of the paper
        return await PictureFiles.WriteAsync(folder, clock, place => darkroom.WorkAsync(new PictureOrder.All(place, key, known?.Cut ?? 0), content, stopping), made => WriteRowAsync(key, name, isNewName, made), stopping);
    }

    // From here on it is not cancelled any more: the files have their names.
    private Task<MediaFile> WriteRowAsync(string key, string name, bool isNewName, PictureMade made) => db.WriteAsync(async () =>
    {
        var media = await db.MediaFiles.SingleOrDefaultAsync(m => m.Key == key); // known, or another process was faster
        if (media is null)
        {
            var called = MediaFileNames.Safe(name);
            if (isNewName) called = MediaFileNames.Free(called, await db.MediaFiles.Where(m => m.Name == called || m.Name.StartsWith(MediaFileNames.Numbered(called))).Select(m => m.Name).ToHashSetAsync());
            media = db.MediaFiles.Add(new MediaFile { Key = key, Name = called, Width = made.Width, Height = made.Height, StoredAt = clock.GetUtcNow().UtcDateTime }).Entity;
            db.PictureNotes.Add(PictureNotes.Of(media, acting.StaffId));
        }
        media.Complete(made.Ground);
        await db.UnburyAsync(MediaFile.TombstoneOf(key), CancellationToken.None);
        await db.SaveChangesAsync();
        return media;
    });

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

    private static async Task<string> KeyOfAsync(Stream content, byte[] secret, CancellationToken stopping)
    {
        content.Position = 0;
        return Crockford.FromDigest(HMACSHA256.HashData(secret, await SHA256.HashDataAsync(content, stopping)), MediaFileNames.KeyLength);
    }
}
