using System.Text.RegularExpressions;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Import;

/// <summary>
/// <c>site.yaml</c>: the paper's name, editions, sections and authors. <c>Code</c> is null where the file leaves it to us,
/// <c>Mark</c>, <c>Icon</c> and <c>Card</c> name drawings beside it, <c>Hash</c> is the file's SHA-256, hexadecimal.
/// </summary>
internal sealed partial record SiteFile(
    string? Code, EditionText Name, EditionText Tagline, string DefaultEdition, string TimeZone, List<Edition> Editions,
    IReadOnlyList<SiteFile.SectionEntry> Sections, IReadOnlyList<SiteFile.AuthorEntry> Authors, string? Mark, string? Icon, string? Card, string Hash)
{
    public const string Path = "site.yaml";
    private const int MaxNameLength = Paper.MaxNameLength;
    private const int MaxTextLength = Paper.MaxTaglineLength;
    private const int MaxPathLength = 200;

    internal sealed record SectionEntry(string Slug, EditionText Name);

    internal sealed record AuthorEntry(string Slug, EditionText Name, EditionText Bio);

    /// <exception cref="BadFileException">Something is missing, unknown or twice there.</exception>
    public static SiteFile Read(byte[] file)
    {
        var keys = BoundedYaml.Read(FrontMatter.Decode(file).ReplaceLineEndings("\n"), 1);
        var editions = keys.Maps("editions").Select(ReadEdition).ToList();
        if (editions.Count == 0) throw new BadFileException(keys.LineOf("editions"), "editions is missing: a paper has one at least.");
        Unique(keys.Maps("editions"), "code");
        Unique(keys.Maps("editions"), "prefix");
        var standard = keys.Needed("defaultEdition", 20);
        if (editions.Find(e => e.Code == standard) is not { Prefix: "" }) throw new BadFileException(keys.LineOf("defaultEdition"), $"defaultEdition names {standard}, which is no edition without a prefix.");
        Unique(keys.Maps("sections"), "slug");
        Unique(keys.Maps("authors"), "slug");
        return new(
            ReadCode(keys), Needed(keys, "name", MaxNameLength, editions), ByEdition(keys, "tagline", MaxTextLength, editions), standard, ReadZone(keys), editions,
            [.. keys.Maps("sections").Select(s => new SectionEntry(ReadSlug(s), Needed(s, "name", Section.MaxNameLength, editions)))],
            [.. keys.Maps("authors").Select(a => new AuthorEntry(ReadSlug(a), Needed(a, "name", Author.MaxNameLength, editions), ByEdition(a, "bio", MaxTextLength, editions)))],
            keys.Text("mark", MaxPathLength), keys.Text("icon", MaxPathLength), keys.Text("card", MaxPathLength), FrontMatter.HashOf(file));
    }

    /// <summary>Whether it tells of that paper: by the code, or by a name that is the same in one edition at least, or was in the file before.</summary>
    public bool IsOf(Paper paper) => Code is not null ? Code == paper.Code : Name.Any(name => name.Value == paper.Name.GetValueOrDefault(name.Key) || name.Value == paper.SiteName.GetValueOrDefault(name.Key));

    private static string? ReadCode(YamlMap keys)
    {
        var code = keys.Text("code", 20);
        return code is null || Crockford.IsCode(code, Article.CodeLength) ? code
            : throw new BadFileException(keys.LineOf("code"), $"{code} is no code of a paper: {Article.CodeLength} small letters and digits, as the paper made them.");
    }

    private static Edition ReadEdition(YamlMap edition)
    {
        var code = edition.Needed("code", 20);
        if (!LanguageTag.IsValid(code)) throw new BadFileException(edition.LineOf("code"), $"{code} is not a language tag, such as en or fa-AF.");
        var prefix = edition.Text("prefix", 20) ?? "";
        if (prefix.Length > 0 && (!Prefix().IsMatch(prefix) || Paper.OwnAddresses.Contains(prefix))) throw new BadFileException(edition.LineOf("prefix"), $"{prefix} cannot be the prefix of an edition.");
        return new(code, prefix, OneOf(edition, "direction", "ltr", "rtl"), OneOf(edition, "calendar", "gregorian", "hijri"),
            OneOf(edition, "digits", "latin", "persian"), edition.Needed("name", MaxNameLength), edition.Text("ogLocale", 20) ?? code.Replace('-', '_'));
    }

    // The first value is the one that is meant when the key is missing.
    private static string OneOf(YamlMap map, string key, params string[] values)
    {
        var value = map.Text(key, 20) ?? values[0];
        return values.Contains(value) ? value : throw new BadFileException(map.LineOf(key), $"{key} is {string.Join(" or ", values)}.");
    }

    private static string ReadZone(YamlMap keys)
    {
        var name = keys.Needed("timeZone", 60);
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId
            ? name
            : throw new BadFileException(keys.LineOf("timeZone"), $"{name} is not the name of a time zone, such as Asia/Kabul.");
    }

    private static string ReadSlug(YamlMap entry)
    {
        var slug = entry.Needed("slug", Slug.MaxLength);
        return Slug.IsValid(slug) ? slug : throw new BadFileException(entry.LineOf("slug"), $"{slug} cannot stand in an address: small letters and digits, joined by hyphens.");
    }

    private static void Unique(IReadOnlyList<YamlMap> entries, string key)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var value = entry.Text(key, MaxNameLength) ?? "";
            if (!seen.Add(value)) throw new BadFileException(entry.LineOf(key), $"{key} \"{value}\" stands here for the second time.");
        }
    }

    private static EditionText Needed(YamlMap map, string key, int longest, List<Edition> editions)
    {
        var text = ByEdition(map, key, longest, editions);
        return text.Count > 0 ? text : throw new BadFileException(map.LineOf(key), $"{key} is missing.");
    }

    // One text for each edition, or one for all.
    private static EditionText ByEdition(YamlMap map, string key, int longest, List<Edition> editions)
    {
        if (map[key] is not YamlMap texts)
            return map.Text(key, longest) is { } same ? new EditionText(editions.ToDictionary(e => e.Code, _ => same)) : [];
        var read = new EditionText();
        foreach (var entry in texts.Entries)
        {
            if (editions.TrueForAll(e => e.Code != entry.Key)) throw new BadFileException(entry.Line, $"{key}: {entry.Key} is none of the editions.");
            if (texts.Text(entry.Key, longest) is { } text) read[entry.Key] = text;
        }
        return read;
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,19}\z")]
    private static partial Regex Prefix();
}
