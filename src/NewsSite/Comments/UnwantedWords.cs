using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Text;

namespace NewsSite.Comments;

/// <summary>The lists of words of all editions, ready to be looked for. Read again when one of them was saved.</summary>
public sealed class UnwantedWords
{
    private volatile Lists? lists;

    /// <summary>The lists have changed.</summary>
    internal void Forget() => lists = null;

    internal async ValueTask<Lists> LoadAsync(NewsDb db, CancellationToken stopping)
    {
        if (lists is { } known) return known;
        var rows = await db.WordLists.AsNoTracking().ToListAsync(stopping);
        return lists = new(new(rows.SelectMany(r => r.Banned.Split('\n'))), new(rows.SelectMany(r => r.Suspect.Split('\n'))));
    }

    internal sealed record Lists(WordMatcher Banned, WordMatcher Suspect);
}
