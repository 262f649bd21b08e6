namespace NewsSite.Text;

/// <summary>What in a text leads to a person or away from the paper: links, telephone numbers, numbers of identity cards, messengers. Read in one pass (P8).</summary>
public static class Traces
{
    private const int PhoneFrom = 9;
    private const int PhoneUpTo = 15;
    private const int CardDigits = 13;
    private const int ShortestHandle = 4;

    /// <summary>So many signs may stand between two groups of digits: "(0) 799", a number over two lines.</summary>
    private const int WidestGap = 8;

    // No digit, and nothing that stands between digits.
    private static readonly System.Text.Rune End = new('x');

    private static readonly string[] Schemes = ["http://", "https://", "mailto:"];
    private static readonly string[] MessengerNames = ["telegram", "whatsapp", "viber", "signal", "instagram", "تلگرام", "تلګرام", "ټیلیګرام", "واتساپ", "واټساپ", "وایبر", "سیگنال", "سیګنال", "انستاگرام", "اینستاگرام", "انسټاګرام", "تیلگرام", "تیلیگرام", "ټېلګرام", "ټیلګرام", "ټېلیګرام", "ټېلیګراف", "وټساپ", "واټسپ", "وټسپ", "واتس اپ", "واتس آپ", "واتسآپ", "واتسپ", "whats app", "imo", "ایمو"];
    private static readonly (string Name, string Shape)[] MessengerShapes = [.. MessengerNames.Select(name => (name, Squeezed(Plain(name))))];

    // One that ends with a slash is looked for with it in a text, where the letters alone are part of words.
    private static readonly string[] Messengers =
    [
        "t.me/", "telegram.me/", "telegram.dog/", "telegram.org/", "wa.me/", "whatsapp.com", "signal.me/", "signal.group/", "viber.com/", "imo.im/", "m.me/", "messenger.com/", "discord.gg/", "discord.com/invite", "line.me/", "join.skype.com",
        "tg://", "whatsapp://", "viber://",
    ];

    /// <summary>Words that may stand between a messenger and a name there, in plain letters.</summary>
    private static readonly string[] BetweenWords = ["id", "is", "me", "no", "number", "آیدی", "ایدی", "من", "زما", "ما", "کی"];

    /// <summary>How many links the text holds, with a scheme or beginning with www: each of them, where several stand without a blank between.</summary>
    public static int Links(string text)
    {
        var links = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var rest = text.AsSpan(i);
            if (Schemes.Any(scheme => text.AsSpan(i).StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) || (Begins(rest, "www.") && (i == 0 || !(char.IsLetterOrDigit(text[i - 1]) || text[i - 1] == '/')))) links++;
        }
        return links;
    }

    /// <summary>
    /// The messenger that the text leads to, by an address or by its name and somebody's name there; null where it leads to
    /// none. Wide and stretched letters, other keyboards' letters and brackets round a dot hide nothing.
    /// </summary>
    public static string? Messenger(string text)
    {
        var plain = Plain(text);
        var squeezed = Squeezed(plain);
        var isHandle = HasHandle(plain);
        foreach (var (name, shape) in MessengerShapes)
        {
            for (var at = squeezed.IndexOf(shape, StringComparison.Ordinal); at >= 0; at = squeezed.IndexOf(shape, at + 1, StringComparison.Ordinal))
            {
                if (shape.Length <= ShortestHandle && at > 0 && char.IsLetter(squeezed[at - 1])) continue; // part of a word
                if (isHandle || NamesSomebody(squeezed.AsSpan(at + shape.Length))) return name;
            }
        }
        foreach (var messenger in Messengers)
        {
            for (var at = plain.IndexOf(messenger, StringComparison.Ordinal); at >= 0; at = plain.IndexOf(messenger, at + 1, StringComparison.Ordinal))
            {
                if (at == 0 || !char.IsLetterOrDigit(plain[at - 1])) return messenger.TrimEnd('/', ':');
            }
        }
        return null;
    }

    /// <summary>The messenger that an address leads to, or any part of it: the host of a link counts, whatever stands before and after it.</summary>
    public static string? MessengerOf(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri)) return null;
        if (uri.Scheme is not ("http" or "https" or "mailto")) return Messenger(address);
        return Messengers.FirstOrDefault(m => m.Split('/', 2) is [var host, .. var path] && $".{uri.Host}".EndsWith($".{host}", StringComparison.OrdinalIgnoreCase) && uri.AbsolutePath.StartsWith($"/{path.FirstOrDefault()}", StringComparison.OrdinalIgnoreCase))?.TrimEnd('/');
    }

    /// <summary>In small plain letters, without what is not seen and without brackets round a dot.</summary>
    private static string Plain(string text)
    {
        var plain = new System.Text.StringBuilder(text.Length);
        foreach (var rune in PlainText.Clean(text).Normalize(System.Text.NormalizationForm.FormKC).EnumerateRunes())
        {
            if (!PlainLetters.IsUnseen(rune)) plain.Append(System.Text.Rune.ToLowerInvariant(PlainLetters.Of(rune)));
        }
        return plain.Replace("[.]", ".").Replace("(.)", ".").Replace("{.}", ".").ToString();
    }

    /// <summary>Every letter once, however often it is repeated.</summary>
    private static string Squeezed(string plain) => string.Concat(plain.Where((c, i) => i == 0 || plain[i - 1] != c));

    // "telegram: ahmad_z", "whatsapp – ahmad99": one word of Latin letters that has a digit or a low line in it.
    private static bool NamesSomebody(ReadOnlySpan<char> rest)
    {
        var start = 0;
        while (start < rest.Length && start < WidestGap && !char.IsLetterOrDigit(rest[start]) && rest[start] is not ('\n' or '_')) start++;
        var end = start;
        while (end < rest.Length && (char.IsAsciiLetterOrDigit(rest[end]) || rest[end] == '_')) end++;
        var somebody = rest[start..end];
        foreach (var word in BetweenWords)
        {
            if (start > 0 && rest[start..].StartsWith(word, StringComparison.Ordinal) && rest.Length > start + word.Length && !char.IsLetterOrDigit(rest[start + word.Length])) return NamesSomebody(rest[(start + word.Length)..]);
        }
        return start > 0 && somebody.Length > ShortestHandle && somebody.ContainsAnyInRange('a', 'z') && (somebody.Contains('_') || somebody.ContainsAnyInRange('0', '9'));
    }

    // @somebody, which is no part of an e-mail's address.
    private static bool HasHandle(string plain)
    {
        for (var at = plain.IndexOf('@', StringComparison.Ordinal); at >= 0; at = plain.IndexOf('@', at + 1))
        {
            var end = at + 1;
            while (end < plain.Length && (char.IsAsciiLetterOrDigit(plain[end]) || plain[end] == '_')) end++;
            if (end - at > ShortestHandle && (at == 0 || !char.IsLetterOrDigit(plain[at - 1]))) return true;
        }
        return false;
    }

    /// <summary>What kind of number of a person stands in the text, and the number with its digits in Western form; null where none does.</summary>
    public static (NumberKind Kind, string Number)? Number(string text)
    {
        var digits = new System.Text.StringBuilder();
        var groups = new List<int>();
        var (hasPlus, isOpen, gap) = (false, false, 0);
        foreach (var rune in PlainText.Clean(text).Normalize(System.Text.NormalizationForm.FormKC).EnumerateRunes().Append(End))
        {
            if (PlainLetters.IsUnseen(rune) || System.Text.Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.EnclosingMark) continue;
            var plain = PlainLetters.Of(rune);
            if (plain.Value is >= '0' and <= '9')
            {
                if (!isOpen) groups.Add(0);
                (isOpen, gap) = (true, 0);
                groups[^1]++;
                digits.Append((char)plain.Value);
            }
            else if (digits.Length > 0 && gap < WidestGap && IsBetween(rune))
            {
                (isOpen, gap) = (false, gap + 1);
            }
            else
            {
                if (Windows(digits.ToString(), groups, hasPlus) is { } found) return found;
                digits.Clear();
                groups.Clear();
                (hasPlus, isOpen, gap) = (rune.Value == '+', false, 0);
            }
        }
        return null;
    }

    // Other digits may stand around the number, as that of a house does: every part of the run is looked at, the longest first.
    private static (NumberKind Kind, string Number)? Windows(string digits, List<int> groups, bool hasPlus)
    {
        for (var length = Math.Min(groups.Count, PhoneUpTo); length > 0; length--)
        {
            for (int first = 0, at = 0; first + length <= groups.Count; at += groups[first++])
            {
                var window = groups.GetRange(first, length);
                var part = digits.Substring(at, window.Sum());
                if (part.Length <= PhoneUpTo && Kind(part, window, hasPlus && first == 0) is { } kind) return (kind, (hasPlus && first == 0 ? "+" : "") + part);
            }
        }
        return null;
    }

    private static NumberKind? Kind(string digits, List<int> groups, bool hasPlus)
    {
        // A new card's number is 1400-0401-12345, an old one has thirteen digits in a row; people divide both as they like.
        if (digits.Length == CardDigits && groups.Count <= 5 && (digits.StartsWith("13", StringComparison.Ordinal) || digits.StartsWith("14", StringComparison.Ordinal))) return NumberKind.Card;
        if (digits.Length is < PhoneFrom or > PhoneUpTo) return null;
        if (hasPlus || (digits.StartsWith("00", StringComparison.Ordinal) && digits[2] != '0') || digits.StartsWith("07", StringComparison.Ordinal) || (digits.StartsWith("93", StringComparison.Ordinal) && digits.Length == 11)) return NumberKind.Phone;
        // A mobile number without its first zero.
        if (digits.Length == PhoneFrom && digits[0] == '7' && !digits.EndsWith("000", StringComparison.Ordinal)) return NumberKind.Phone;
        // In one piece it is no list of years.
        return groups.Count == 1 && !digits.EndsWith("000", StringComparison.Ordinal) ? NumberKind.Phone : null;
    }

    private static bool IsBetween(System.Text.Rune rune) =>
        rune.Value != '+' && (rune.Value == '\n' || System.Text.Rune.IsPunctuation(rune) || System.Text.Rune.IsSymbol(rune) || System.Text.Rune.IsWhiteSpace(rune));

    private static bool Begins(ReadOnlySpan<char> text, string with) => text.StartsWith(with, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What a number tells of.</summary>
public enum NumberKind
{
    Phone,
    Card,
}
