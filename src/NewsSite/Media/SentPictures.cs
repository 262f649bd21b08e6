using System.Globalization;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Media;

/// <summary>
/// Photographs that come piece by piece: a line that drops costs a piece and not the whole. What has come waits for the
/// rest; an hour after its last piece it is cleared, like what is done.
/// </summary>
public sealed class SentPictures(DataFolder folder, StorePicture store, TimeProvider clock)
{
    /// <summary>Bytes of one piece.</summary>
    public const int MaxPieceLength = 1 << 20;

    /// <summary>Pictures of one person that wait for their rest.</summary>
    public const int MostWaiting = 40;

    /// <summary>Letters of the code that the sender gives a picture.</summary>
    public const int CodeLength = 16;

    private const string Content = "content";
    private const string Stored = "stored";

    // One request at a time for each picture: a piece that was thought lost may still be on its way.
    private static readonly SemaphoreSlim[] Turns = [.. Enumerable.Range(0, 16).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Adds a piece, where it is the next one: what is sent twice is added once.</summary>
    /// <param name="by">Who sends it.</param>
    /// <param name="code">Of the picture, <see cref="CodeLength"/> letters, chosen by the sender.</param>
    /// <param name="from">How many bytes come before it.</param>
    /// <param name="piece">At most <see cref="MaxPieceLength"/>.</param>
    /// <param name="stopping">Adds nothing.</param>
    /// <returns>How many bytes have come now; the sender goes on from there.</returns>
    /// <exception cref="InputRefusedException">That is more than the paper takes.</exception>
    public Task<long> AddAsync(StaffMember by, string code, long from, ReadOnlyMemory<byte> piece, CancellationToken stopping)
    {
        if (from + piece.Length > StorePicture.MaxBytes || piece.Length > MaxPieceLength) throw new InputRefusedException("picture.too-large", StorePicture.MaxBytes / 1_000_000);
        var place = PlaceOf(by, code);
        return InTurnAsync(place, async () =>
        {
            if (File.Exists(Path.Combine(place, Stored))) return from + piece.Length; // a picture was made of it: this one is late
            var content = new FileInfo(Path.Combine(place, Content));
            if (content.Exists ? content.Length != from : from > 0) return content.Exists ? content.Length : 0;
            if (from == 0 && piece.Length >= PictureKinds.Telling) PictureKinds.Check(piece.Span, piece.Length); // what is none need not come whole
            if (!content.Exists && Waiting(by) >= MostWaiting) throw new InputRefusedException("desk.pictures.many", MostWaiting);
            DataFolder.Make(place);
            await using (var file = new FileStream(content.FullName, FileMode.Append)) await file.WriteAsync(piece, CancellationToken.None);
            Directory.SetLastWriteTimeUtc(place, clock.GetUtcNow().UtcDateTime);
            return from + piece.Length;
        }, stopping);
    }

    /// <summary>Makes a picture of what has come. Asked again, because the answer was lost, it gives the same one.</summary>
    /// <param name="by">Who sent it.</param>
    /// <param name="code">Of the picture.</param>
    /// <param name="name">What the newsroom calls it.</param>
    /// <param name="stopping">Leaves what has come.</param>
    /// <returns>Null where nothing has come.</returns>
    /// <exception cref="InputRefusedException">It is no picture that the paper takes.</exception>
    public Task<MediaFile?> StoreAsync(StaffMember by, string code, string name, CancellationToken stopping)
    {
        var place = PlaceOf(by, code);
        var (content, stored) = (Path.Combine(place, Content), Path.Combine(place, Stored));
        return InTurnAsync(place, async () =>
        {
            if (File.Exists(stored)) return await store.FindAsync(await File.ReadAllTextAsync(stored, stopping), stopping) ?? throw new InputRefusedException("picture.destroyed");
            if (!File.Exists(content)) return null;
            try
            {
                MediaFile media;
                await using (var file = File.OpenRead(content)) media = await store.RunAsync(file, name, stopping, isNewName: true);
                await File.WriteAllTextAsync(stored, media.Key, CancellationToken.None);
                File.Delete(content);
                return media;
            }
            catch (InputRefusedException e) when (e.WordKey != Darkroom.TooHard)
            {
                Directory.Delete(place, recursive: true);
                throw;
            }
        }, stopping);
    }

    /// <summary>Takes away what nobody has gone on with for an hour.</summary>
    public void Clear()
    {
        foreach (var place in Places("*").Where(place => Directory.GetLastWriteTimeUtc(place) < clock.GetUtcNow().UtcDateTime.AddHours(-1))) Directory.Delete(place, recursive: true);
    }

    private static async Task<T> InTurnAsync<T>(string place, Func<Task<T>> act, CancellationToken stopping)
    {
        var turn = Turns[(uint)place.GetHashCode(StringComparison.Ordinal) % (uint)Turns.Length];
        await turn.WaitAsync(stopping);
        try
        {
            return await act();
        }
        finally
        {
            turn.Release();
        }
    }

    private string[] Places(string which) => Directory.Exists(folder.Sent) ? Directory.GetDirectories(folder.Sent, which) : [];

    private int Waiting(StaffMember by) => Places(NameOf(by) + "*").Count(place => File.Exists(Path.Combine(place, Content)));

    private string PlaceOf(StaffMember by, string code) => Crockford.IsCode(code, CodeLength) ? Path.Combine(folder.Sent, NameOf(by) + code) : throw new ArgumentException("That is no code.", nameof(code));

    private static string NameOf(StaffMember by) => $"{by.Id.ToString(CultureInfo.InvariantCulture)}-";
}
