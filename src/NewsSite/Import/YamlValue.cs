using System.Globalization;
using NewsSite.Text;

namespace NewsSite.Import;

/// <summary>A value of a YAML file with the line on which it stands.</summary>
internal abstract record YamlValue(int Line);

/// <summary>A scalar; null for <c>~</c>, <c>null</c> and nothing. A block is written with <c>|</c> or <c>&gt;</c>: blank lines at its end belong to it.</summary>
internal sealed record YamlText(string? Value, bool IsBlock, int Line) : YamlValue(Line);

internal sealed record YamlList(IReadOnlyList<YamlValue> Items, int Line) : YamlValue(Line);

/// <summary>A mapping. Its readers throw <see cref="BadFileException"/> with the line of what is of another kind than asked for.</summary>
internal sealed record YamlMap(IReadOnlyList<YamlEntry> Entries, int Line) : YamlValue(Line)
{
    private const int MostTexts = 100;

    /// <summary>The value under that key; null when it is missing or empty.</summary>
    public YamlValue? this[string key] => Entries.FirstOrDefault(e => e.Key == key)?.Value is { } value and not YamlText { Value: null } ? value : null;

    public int LineOf(string key) => Entries.FirstOrDefault(e => e.Key == key)?.Line ?? Line;

    /// <summary>A single line of text; null when there is none. One of more characters than <paramref name="longest"/> is refused, never cut.</summary>
    public string? Text(string key, int longest)
    {
        if (this[key] is not { } value) return null;
        if (value is not YamlText text) throw new BadFileException(value.Line, $"{key} is one line of text.");
        return Line1(text, key, longest) is { Length: > 0 } line ? line : null;
    }

    public string Needed(string key, int longest) => Text(key, longest) is { } text && PlainText.IsSeen(text) ? text : throw new BadFileException(LineOf(key), $"{key} is missing.");

    /// <summary>Text of several lines, a block of YAML as a rule; bounds as for one.</summary>
    public string NeededLines(string key, int longest)
    {
        if (this[key] is not { } value) throw new BadFileException(LineOf(key), $"{key} is missing.");
        if (value is not YamlText text) throw new BadFileException(value.Line, $"{key} is text.");
        var lines = PlainText.Clean(text.Value).Trim();
        if (lines.Length > longest) throw new BadFileException(text.Line, $"{key} has {lines.Length} characters; at most {longest} fit.");
        return lines.Length > 0 ? lines : throw new BadFileException(text.Line, $"{key} is missing.");
    }

    public bool Flag(string key) => Text(key, 10)?.ToLower(CultureInfo.InvariantCulture) switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw new BadFileException(LineOf(key), $"{key} is true or false."),
    };

    /// <summary>A list of single lines, or one line alone; not too many, since each is looked up.</summary>
    public IReadOnlyList<YamlText> Texts(string key, int longest) => this[key] switch
    {
        null => [],
        YamlText one => [one with { Value = Line1(one, key, longest) }],
        YamlList { Items.Count: > MostTexts } many => throw new BadFileException(many.Line, $"{key} has more than {MostTexts} entries."),
        YamlList list => [.. list.Items.Select(i => i is YamlText { Value: not null } text
            ? text with { Value = Line1(text, key, longest) }
            : throw new BadFileException(i.Line, $"{key} is a list of words."))],
        { } other => throw new BadFileException(other.Line, $"{key} is a list of words."),
    };

    /// <summary>A list of mappings.</summary>
    public IReadOnlyList<YamlMap> Maps(string key) => this[key] switch
    {
        null => [],
        YamlList list => [.. list.Items.Select(i => i as YamlMap ?? throw new BadFileException(i.Line, $"{key} is a list; each of its items has keys of its own."))],
        { } other => throw new BadFileException(other.Line, $"{key} is a list."),
    };

    private static string Line1(YamlText text, string key, int longest)
    {
        var line = PlainText.CleanLine(text.Value);
        return line.Length <= longest ? line : throw new BadFileException(text.Line, $"{key} has {line.Length} characters; at most {longest} fit.");
    }
}

/// <summary>A key with its value; the line is the key's.</summary>
internal sealed record YamlEntry(string Key, YamlValue Value, int Line);
