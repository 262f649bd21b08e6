using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Text;

namespace NewsSite.Comments;

/// <summary>The lists of words of all editions, ready to be looked for. Read again when one of them was saved.</summary>
public sealed class UnwantedWords
{
    private volatile Lists? lists;
    private volatile int saves;

    /// <summary>The lists have changed.</summary>
    internal void Forget()
    {
        Interlocked.Increment(ref saves);
        lists = null;
    }

    internal async ValueTask<Lists> LoadAsync(NewsDb db, CancellationToken stopping)
    {
        if (lists is { } known) return known;
        var before = saves;
        var rows = await db.WordLists.AsNoTracking().ToListAsync(stopping);
        var read = new Lists(new(rows.SelectMany(r => r.Banned.Split('\n'))), new(rows.SelectMany(r => r.Suspect.Split('\n'))));
        if (before == saves) lists = read; // else a list was saved while these were read
        return read;
    }

    internal sealed record Lists(WordMatcher Banned, WordMatcher Suspect);
}
