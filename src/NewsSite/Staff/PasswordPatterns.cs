namespace NewsSite.Staff;

/// <summary>How much of a password is left when its patterns are taken for what they are.</summary>
internal static class PasswordPatterns
{
    /// <summary>Characters side by side in one of these follow one another: rows and columns of keyboards, alphabets, numbers.</summary>
    private static readonly string[] Rows =
    [
        "`1234567890-=", "01", "qwertyuiop[]\\", "asdfghjkl;'", "zxcvbnm,./", "qwertzuiop", "azertyuiop", "qsdfghjklm", "wxcvbn",
        "!@#$%^&*()_+", "1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm", "8ik,", "9ol.", "0p;/",
        "abcdefghijklmnopqrstuvwxyz", "ضصثقفغعهخحجچ", "شسیبلاتنمکگ", "ظطزرذدپو", "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
        "۱۲۳۴۵۶۷۸۹۰", "۰۱", "٠١٢٣٤٥٦٧٨٩", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю",
    ];

    private static readonly HashSet<(char, char)> Steps =
        [.. Rows.SelectMany(row => row.Zip(row.Skip(1))).SelectMany(pair => new[] { pair, (pair.Second, pair.First) })];

    /// <summary>The length of the shortest piece of which the text is a repetition; null when it repeats nothing.</summary>
    public static int? Period(string text)
    {
        for (var period = 1; period <= text.Length / 2; period++)
        {
            if (text.AsSpan(period).SequenceEqual(text.AsSpan(0, text.Length - period))) return period;
        }
        return null;
    }

    /// <summary>
    /// Characters, where each of the <paramref name="known"/> words and each run of four or more that stand still or
    /// follow one another count as one.
    /// </summary>
    public static int Worth(string text, IReadOnlyCollection<string> known)
    {
        var worth = 0;
        for (var at = 0; at < text.Length; worth++)
        {
            var word = known.Where(w => string.CompareOrdinal(text, at, w, 0, w.Length) == 0).Select(w => w.Length).DefaultIfEmpty(1).Max();
            var run = Run(text, at);
            at += Math.Max(word, run >= 4 ? run : 1);
        }
        return worth;
    }

    private static int Run(string text, int start)
    {
        var end = start + 1;
        while (end < text.Length && (text[end] == text[end - 1] || Steps.Contains((text[end - 1], text[end])))) end++;
        return end - start;
    }
}
