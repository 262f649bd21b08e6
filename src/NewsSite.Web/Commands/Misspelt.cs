namespace NewsSite.Web.Commands;

/// <summary>Finds the word that was meant.</summary>
internal static class Misspelt
{
    private const int MostMistakes = 2;

    /// <returns>The nearest of the known words; null when none is near.</returns>
    public static string? Nearest(string typed, IEnumerable<string> known) =>
        known.Select(word => (Word: word, Mistakes: Mistakes(typed, word))).Where(w => w.Mistakes <= MostMistakes && w.Mistakes < w.Word.Length).OrderBy(w => w.Mistakes).Select(w => w.Word).FirstOrDefault();

    // Letters to add, drop, replace or swap with their neighbour.
    private static int Mistakes(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) table[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) table[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var least = Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) least = Math.Min(least, table[i - 2, j - 2] + 1);
                table[i, j] = least;
            }
        }
        return table[a.Length, b.Length];
    }
}
