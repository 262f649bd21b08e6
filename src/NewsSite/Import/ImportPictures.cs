using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Media;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Import;

/// <summary>Brings in the pictures of <c>media/</c>, and knows them by their names from then on.</summary>
internal sealed class ImportPictures(NewsDb db, ContentFolder folder, StorePicture storePicture, Words english, ImportReport report)
{
    public const string Folder = "media";

    // More than the Media room takes: what it has to say of a large picture is heard.
    private const long MaxFileSize = 2L * StorePicture.MaxBytes;

    // Paths of those that the desk deleted, by name: they come back with an article that shows them, and not by themselves.
    private readonly Dictionary<string, string> deleted = new(StringComparer.Ordinal);

    private readonly Dictionary<string, MediaFile> byName = new(StringComparer.Ordinal);

    /// <summary>What the folder's pictures became in the newsroom, by file name.</summary>
    public IReadOnlyDictionary<string, MediaFile> ByName => byName;

    /// <summary>One picture; one that the newsroom has already is not decoded again.</summary>
    /// <exception cref="BadFileException">It is no picture that the paper takes.</exception>
    public Task RunAsync(string path, CancellationToken stopping) => TakeAsync(path, isAskedFor: false, stopping);

    /// <summary>The row of the picture with that name: the folder's own, else the newsroom's newest; null when neither has it.</summary>
    /// <exception cref="BadFileException">It is no picture that the paper takes.</exception>
    public async Task<long?> IdOfAsync(string name, CancellationToken stopping)
    {
        if (deleted.Remove(name, out var path)) await TakeAsync(path, isAskedFor: true, stopping);
        return byName.TryGetValue(name, out var own) ? own.Id : await db.MediaFiles.Called(name).Select(m => (long?)m.Id).FirstOrDefaultAsync(stopping);
    }

    private async Task TakeAsync(string path, bool isAskedFor, CancellationToken stopping)
    {
        using var content = new MemoryStream(await folder.ReadAsync(path, MaxFileSize, stopping));
        var name = path[(Folder.Length + 1)..];
        try
        {
            if (await storePicture.FindAsync(content, stopping) is { DestroyedAt: null } known)
            {
                byName[name] = known;
                return;
            }
            if (!isAskedFor && await storePicture.WasDeletedAsync(content, stopping))
            {
                deleted[name] = path;
                return;
            }
            byName[name] = await storePicture.RunAsync(content, name, stopping);
            report.Pictures++;
        }
        catch (InputRefusedException e)
        {
            throw new BadFileException(0, english.Format(e.WordKey, e.Value));
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }
}
