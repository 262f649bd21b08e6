using System.Globalization;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Media;

/// <summary>
/// Photographs that come piece by piece: a line that drops costs a piece and not the whole. What has come waits for the
/// rest among the pictures' files, until an hour has passed without a piece.
/// </summary>
public sealed class SentPictures(DataFolder folder, StorePicture store, TimeProvider clock)
{
    /// <summary>Bytes of one piece.</summary>
    public const int MostOfPiece = 1 << 20;

    /// <summary>Pictures of one person that wait for their rest.</summary>
    public const int MostWaiting = 40;

    /// <summary>Letters of the code that the sender gives a picture.</summary>
    public const int CodeLength = 16;

    private const string Content = "content";
    private const string Stored = "stored";

    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    /// <returns>How many bytes have come.</returns>
    public long LengthOf(StaffMember by, string code) => new FileInfo(Path.Combine(PlaceOf(by, code), Content)) is { Exists: true } file ? file.Length : 0;

    /// <summary>Adds a piece, where it is the next one: what is sent twice is added once.</summary>
    /// <param name="by">Who sends it.</param>
    /// <param name="code">Of the picture, <see cref="CodeLength"/> letters, chosen by the sender.</param>
    /// <param name="from">How many bytes come before it.</param>
    /// <param name="piece">At most <see cref="MostOfPiece"/>.</param>
    /// <param name="stopping">Adds nothing.</param>
    /// <returns>How many bytes have come now; the sender goes on from there.</returns>
    /// <exception cref="InputRefusedException">That is more than the paper takes.</exception>
    public async Task<long> AddAsync(StaffMember by, string code, long from, ReadOnlyMemory<byte> piece, CancellationToken stopping)
    {
        if (from + piece.Length > StorePicture.MaxBytes || piece.Length > MostOfPiece) throw new InputRefusedException("picture.too-large", StorePicture.MaxBytes / 1_000_000);
        var place = PlaceOf(by, code);
        await OneAtATime.WaitAsync(stopping); // the piece that was thought lost may still be on its way
        try
        {
            if (LengthOf(by, code) is var length && length != from) return length;
            if (!Directory.Exists(place) && Waiting(by) >= MostWaiting) throw new InputRefusedException("desk.pictures.many", MostWaiting);
            Directory.CreateDirectory(place);
            await using (var file = new FileStream(Path.Combine(place, Content), FileMode.Append)) await file.WriteAsync(piece, CancellationToken.None);
            Directory.SetLastWriteTimeUtc(place, clock.GetUtcNow().UtcDateTime);
            return from + piece.Length;
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    /// <summary>Makes a picture of what has come. Asked again, because the answer was lost, it gives the same one.</summary>
    /// <param name="by">Who sent it.</param>
    /// <param name="code">Of the picture.</param>
    /// <param name="name">What the newsroom calls it.</param>
    /// <param name="stopping">Leaves what has come.</param>
    /// <returns>Null where nothing has come.</returns>
    /// <exception cref="InputRefusedException">It is no picture that the paper takes.</exception>
    public async Task<MediaFile?> StoreAsync(StaffMember by, string code, string name, CancellationToken stopping)
    {
        var place = PlaceOf(by, code);
        var (content, stored) = (Path.Combine(place, Content), Path.Combine(place, Stored));
        if (File.Exists(stored)) return await store.FindAsync(await File.ReadAllTextAsync(stored, stopping), stopping);
        if (!File.Exists(content)) return null;
        try
        {
            MediaFile media;
            await using (var file = File.OpenRead(content)) media = await store.RunAsync(file, name, stopping);
            await File.WriteAllTextAsync(stored, media.Key, CancellationToken.None);
            File.Delete(content);
            return media;
        }
        catch (InputRefusedException)
        {
            Directory.Delete(place, recursive: true);
            throw;
        }
    }

    private int Waiting(StaffMember by) => Directory.Exists(folder.Media) ? Directory.GetDirectories(folder.Media, NameOf(by) + "*").Count(place => File.Exists(Path.Combine(place, Content))) : 0;

    private string PlaceOf(StaffMember by, string code) => Crockford.IsCode(code, CodeLength) ? Path.Combine(folder.Media, NameOf(by) + code) : throw new ArgumentException("That is no code.", nameof(code));

    private static string NameOf(StaffMember by) => $"{PictureFiles.Unfinished}sent-{by.Id.ToString(CultureInfo.InvariantCulture)}-";
}
