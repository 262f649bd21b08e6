using Microsoft.EntityFrameworkCore;
using NetVips;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Media;

/// <summary>Makes of their masters the sizes that an older program did not make: at the start, before a page names them.</summary>
public sealed class AddRenditions(NewsDb db, DataFolder folder)
{
    /// <returns>How many pictures lacked one.</returns>
    public async Task<int> RunAsync(CancellationToken stopping)
    {
        var done = 0;
        foreach (var media in await db.MediaFiles.AsNoTracking().Select(m => new { m.Key, m.Width }).ToListAsync(stopping))
        {
            var missing = MediaFile.RenditionsOf(media.Width).Where(w => !File.Exists(Path.Combine(folder.Media, MediaFile.FileName(media.Key, w, "webp")))).ToList();
            if (missing.Count == 0 || !File.Exists(Path.Combine(folder.Media, MediaFile.MasterName(media.Key)))) continue;
            try
            {
                Renditions.WriteSizes(folder.Media, media.Key, missing);
                done++;
            }
            catch (VipsException)
            {
                // A damaged master keeps the paper from nothing: check names the files that are missing.
            }
        }
        return done;
    }
}
