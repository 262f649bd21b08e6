namespace NewsSite.Import;

/// <summary>What a file says of being a translation: from which language, on which day (UTC), and whether a person who knows both languages has read it.</summary>
internal sealed record TranslationEntry(string? From, DateTime? On, bool IsUnchecked)
{
    public static readonly string[] Keys = ["translatedFrom", "translatedOn", "translationChecked"];

    /// <exception cref="BadFileException">A key says what it cannot say.</exception>
    public static TranslationEntry Read(YamlMap keys, TimeZoneInfo zone) =>
        new(ArticleFile.ReadLanguage(keys, Keys[0]), FileDate.Read(keys, Keys[1], zone), keys.Text(Keys[2], 10) is not null && !keys.Flag(Keys[2]));
}
