using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Comments;

/// <summary>Saves an edition's lists of unwanted words; the next comment meets them.</summary>
public sealed class WriteWordList(NewsDb db, UnwantedWords lists)
{
    /// <param name="edition">The code of the edition.</param>
    /// <param name="banned">One word or phrase a line.</param>
    /// <param name="suspect">The same.</param>
    /// <param name="version">The one that was edited; 0 for none.</param>
    /// <param name="stopping">Until the commit.</param>
    public async Task<WordListOutcome> RunAsync(string edition, string? banned, string? suspect, int version, CancellationToken stopping)
    {
        if (banned?.Length > WordList.MaxLength || suspect?.Length > WordList.MaxLength) return WordListOutcome.TooLong;
        var isSaved = await db.WriteAsync(async () =>
        {
            var list = await db.WordLists.FirstOrDefaultAsync(l => l.Edition == edition, stopping);
            if ((list?.Version ?? 0) != version) return false;
            if (list is null) db.WordLists.Add(list = new WordList { Edition = edition });
            list.Write(Lines(banned), Lines(suspect));
            await db.SaveChangesAsync(stopping);
            return true;
        }, stopping);
        lists.Forget();
        return isSaved ? WordListOutcome.Saved : WordListOutcome.Conflict;
    }

    private static string Lines(string? typed) => string.Join('\n', PlainText.Clean(typed).ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>What became of it.</summary>
public enum WordListOutcome
{
    Saved,

    /// <summary>Someone else has saved it meanwhile.</summary>
    Conflict,
    TooLong,
}
