using NewsSite.Model;

namespace NewsSite.Import;

/// <summary>What a file says of being a translation: from which language, on which day (UTC), and whether a person who knows both languages has read it.</summary>
internal sealed record TranslationEntry(string? From, DateTime? On, bool IsUnchecked)
{
    public static readonly string[] Keys = ["translatedFrom", "translatedOn", "translationChecked"];

    /// <exception cref="BadFileException">A key says what it cannot say.</exception>
    public static TranslationEntry Read(YamlMap keys, Paper paper, TimeZoneInfo zone) =>
        new(ReadSource(keys, paper), FileDate.Read(keys, Keys[1], zone), keys.Text(Keys[2], 10) is not null && !keys.Flag(Keys[2]));

    // An edition of the paper by its own code, however it was written: by that the story's other telling is found.
    private static string? ReadSource(YamlMap keys, Paper paper) => ArticleFile.ReadLanguage(keys, Keys[0]) is not { } tag ? null
        : (paper.Editions.Find(e => e.Code.Equals(tag, StringComparison.OrdinalIgnoreCase)) ?? paper.Editions.Find(e => e.OwnPrefix.Equals(tag, StringComparison.OrdinalIgnoreCase)))?.Code ?? tag;
}
