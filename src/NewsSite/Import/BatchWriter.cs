using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;

namespace NewsSite.Import;

/// <summary>
/// Writes files at most 50 a transaction, so that others get their turn between. When one of them fails, nothing of the
/// transaction stays and each file is tried again alone: a bad file harms no other.
/// </summary>
internal sealed class BatchWriter(NewsDb db, ImportReport report)
{
    public const int MostFiles = 50;

    // Characters of HTML that wait: hostile files are few but huge.
    private const int MostWaiting = 16_000_000;

    private readonly List<(string Path, Func<Task<ImportOutcome>> Write)> waiting = [];
    private int size;

    /// <summary>
    /// Lets <paramref name="write"/> wait for its transaction, in which it runs, perhaps twice; it saves, or throws
    /// <see cref="BadFileException"/>. <paramref name="weight"/> is the number of characters that are kept in memory until then.
    /// </summary>
    public async Task AddAsync(string path, int weight, Func<Task<ImportOutcome>> write, CancellationToken stopping)
    {
        waiting.Add((path, write));
        size += weight;
        if (waiting.Count == MostFiles || size >= MostWaiting) await FlushAsync(stopping);
    }

    public async Task FlushAsync(CancellationToken stopping)
    {
        if (waiting.Count > 0 && await FailureAsync(waiting, stopping) is not null)
        {
            foreach (var one in waiting)
            {
                if (await FailureAsync([one], stopping) is { } failure) report.Refuse(one.Path, (failure as BadFileException)?.Line ?? 0, Reason(failure));
            }
        }
        waiting.Clear();
        size = 0;
    }

    private async Task<Exception?> FailureAsync(List<(string Path, Func<Task<ImportOutcome>> Write)> files, CancellationToken stopping)
    {
        try
        {
            var outcomes = await db.WriteAsync(async () =>
            {
                var done = new List<ImportOutcome>(files.Count);
                foreach (var file in files)
                {
                    done.Add(await file.Write());
                    db.ChangeTracker.Clear(); // saved: what the next file needs it asks for
                }
                return done;
            }, stopping);
            for (var i = 0; i < files.Count; i++) report.Note(files[i].Path, outcomes[i]);
            return null;
        }
        catch (Exception e) when (e is BadFileException or DbUpdateException or DbException)
        {
            return e;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private static string Reason(Exception failure) => failure switch
    {
        BadFileException => failure.Message,
        DbUpdateConcurrencyException => "It was changed on the site at the same moment; import it again.",
        _ => $"The database refused it: {failure.GetBaseException().Message}",
    };
}
