namespace NewsSite.Text;

/// <summary>What in a text leads to a person or away from the paper: links, telephone numbers, numbers of identity cards, messengers. Read in one pass (P8).</summary>
public static class Traces
{
    private const int PhoneFrom = 9;
    private const int PhoneUpTo = 15;
    private const int CardDigits = 13;

    private static readonly string[] Messengers =
    [
        "t.me/", "telegram.me/", "telegram.dog/", "tg://", "wa.me/", "api.whatsapp.com", "chat.whatsapp.com", "whatsapp.com/channel", "whatsapp://", "signal.me/", "signal.group/",
        "viber.com/", "viber://", "invite.viber", "imo.im/", "m.me/", "messenger.com/", "discord.gg/", "discord.com/invite", "line.me/", "join.skype.com",
    ];

    /// <summary>How many links the text holds, with a scheme or beginning with www.</summary>
    public static int Links(string text)
    {
        var links = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var rest = text.AsSpan(i);
            if (!Begins(rest, "http://") && !Begins(rest, "https://") && !(Begins(rest, "www.") && (i == 0 || !char.IsLetterOrDigit(text[i - 1])))) continue;
            links++;
            while (i < text.Length && !char.IsWhiteSpace(text[i])) i++;
        }
        return links;
    }

    /// <summary>The messenger that the text leads to; null where it leads to none.</summary>
    public static string? Messenger(string text)
    {
        foreach (var messenger in Messengers)
        {
            for (var at = text.IndexOf(messenger, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(messenger, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                if (at == 0 || !char.IsLetterOrDigit(text[at - 1])) return messenger.TrimEnd('/', ':');
            }
        }
        return null;
    }

    /// <summary>What kind of number of a person stands in the text, and the number with its digits in Western form; null where none does.</summary>
    public static (NumberKind Kind, string Number)? Number(string text)
    {
        var digits = new System.Text.StringBuilder();
        var groups = new List<int>();
        var (hasPlus, isOpen) = (false, false);
        foreach (var rune in text.EnumerateRunes().Append(new System.Text.Rune('\n')))
        {
            if (PlainLetters.IsUnseen(rune)) continue;
            var plain = PlainLetters.Of(rune);
            if (plain.Value is >= '0' and <= '9')
            {
                if (!isOpen) groups.Add(0);
                isOpen = true;
                groups[^1]++;
                digits.Append((char)plain.Value);
            }
            else if (digits.Length > 0 && isOpen && rune.Value is ' ' or '-' or '.' or '(' or ')' or '/' or '–' or '\u00A0')
            {
                isOpen = false;
            }
            else if (digits.Length > 0 && !isOpen && rune.Value is '(' or ')' or '-' or ' ')
            {
                // Two separators in a row: "(0) 799".
            }
            else
            {
                if (Kind(digits.ToString(), groups, hasPlus) is { } kind) return (kind, (hasPlus ? "+" : "") + digits);
                digits.Clear();
                groups.Clear();
                (hasPlus, isOpen) = (rune.Value == '+', false);
            }
        }
        return null;
    }

    private static NumberKind? Kind(string digits, List<int> groups, bool hasPlus)
    {
        // A new card's number is 1400-0401-12345, an old one has thirteen digits in a row.
        if (digits.Length == CardDigits && (groups is [4, 4, 5] or [13]) && (digits.StartsWith("13", StringComparison.Ordinal) || digits.StartsWith("14", StringComparison.Ordinal))) return NumberKind.Card;
        if (digits.Length is < PhoneFrom or > PhoneUpTo) return null;
        if (hasPlus || digits.StartsWith("00", StringComparison.Ordinal) || digits.StartsWith("07", StringComparison.Ordinal) || (digits.StartsWith("93", StringComparison.Ordinal) && digits.Length == 11)) return NumberKind.Phone;
        // In one piece it is no list of years.
        return groups.Count == 1 && !digits.EndsWith("000", StringComparison.Ordinal) ? NumberKind.Phone : null;
    }

    private static bool Begins(ReadOnlySpan<char> text, string with) => text.StartsWith(with, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What a number tells of.</summary>
public enum NumberKind
{
    Phone,
    Card,
}
