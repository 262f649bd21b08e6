using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Import;

/// <summary>
/// An article as its file tells it, valid by itself; what it names in the newsroom is looked up when it is written, and
/// <c>Front</c> knows the lines of what turns out to be wrong then. Times are UTC. <c>Slug</c> is null when the file leaves
/// it to us; <c>Rest</c> holds the keys that we have no use for, as YAML.
/// </summary>
internal sealed record ArticleFile(
    FrontMatter Front, string Code, string Edition, string Story, string Title, string Summary, string? Slug, IReadOnlyList<string> Aliases,
    DateTime Date, DateTime? Updated, DateTime? Embargo, ArticleState State, string? Section, IReadOnlyList<string> Topics, IReadOnlyList<YamlText> Authors, string? Guests, LeadEntry? Lead,
    TranslationEntry Translation, CommentsRule Comments, DateTime? CommentsUntil, SharedWords? SharedWords, bool Pinned, bool Evergreen, IReadOnlyList<CorrectionEntry> Corrections, string? Rest)
{
    private const int MaxIdLength = 200;
    private static readonly string[] LeadKeys = ["imageAlt", "imageAltLang", "imageCaption", "imageCredit"];
    private static readonly HashSet<string> Used =
    [
        "id", "lang", "story", "title", "summary", "slug", "date", "updated", "embargo", "draft", "state", "section", "tags", "authors", "guests", "image", .. LeadKeys,
        .. TranslationEntry.Keys, "comments", "commentsUntil", "searchTitle", "searchDescription", "socialTitle", "socialDescription", "pinned", "evergreen", "aliases", CorrectionEntry.Key,
    ];

    /// <exception cref="BadFileException">A key says what it cannot say; the first such key.</exception>
    public static ArticleFile Read(byte[] file, string path, Paper paper)
    {
        var front = FrontMatter.Read(file);
        var keys = front.Keys;
        var title = keys.Needed("title", Article.MaxHeadlineLength);
        var id = keys.Text("id", MaxIdLength);
        var code = CodeOf(id ?? path);
        var edition = ReadEdition(keys, "lang", paper) ?? paper.DefaultEdition;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(paper.TimeZone);
        keys.Needed("date", 40);
        var lead = keys.Text("image", 200) is { } image ? ReadLead(keys, image, edition) : null;
        // A description without its picture has no place here, but is not ours to lose.
        var used = lead is null ? Used.Except(LeadKeys).ToHashSet() : Used;
        return new(
            front, code, edition, keys.Text("story", MaxIdLength) ?? id ?? code, title, keys.Text("summary", Article.MaxSummaryLength) ?? "", ReadSlug(keys),
            [.. keys.Texts("aliases", NewsSite.Text.Slug.MaxLength).Select(a => ValidSlug(a.Value!, a.Line)).Distinct()],
            FileDate.Read(keys, "date", zone)!.Value, FileDate.Read(keys, "updated", zone), FileDate.Read(keys, "embargo", zone), ReadState(keys),
            keys.Text("section", NewsSite.Text.Slug.MaxLength), ReadTopics(keys), keys.Texts("authors", NewsSite.Text.Slug.MaxLength), ReadGuests(keys), lead,
            TranslationEntry.Read(keys, paper, zone), ReadComments(keys), FileDate.Read(keys, "commentsUntil", zone), ReadShared(keys), keys.Flag("pinned"), keys.Flag("evergreen"), CorrectionEntry.Read(keys, zone), front.Rest(used));
    }

    /// <summary>The id itself where it is a code of ours; otherwise a code that is the same for the same id, at every import and on every machine.</summary>
    public static string CodeOf(string id) =>
        Crockford.IsCode(id, Article.CodeLength) ? id : Crockford.FromDigest(SHA256.HashData(Encoding.UTF8.GetBytes(id)), Article.CodeLength);

    internal static string? ReadEdition(YamlMap keys, string key, Paper paper)
    {
        if (keys.Text(key, 20) is not { } code) return null;
        return paper.Edition(code) is not null ? code
            : throw new BadFileException(keys.LineOf(key), $"{key}: {code} is none of the paper's editions, which are {string.Join(", ", paper.Editions.Select(e => e.Code))}.");
    }

    /// <summary>Any language, be it none of the paper's.</summary>
    internal static string? ReadLanguage(YamlMap keys, string key) =>
        keys.Text(key, 20) is not { } tag ? null : LanguageTag.IsValid(tag) ? tag : throw new BadFileException(keys.LineOf(key), $"{key}: {tag} is not a language tag, such as en or fa-AF.");

    internal static string? ReadSlug(YamlMap keys) =>
        keys.Text("slug", NewsSite.Text.Slug.MaxLength) is { } slug ? ValidSlug(slug, keys.LineOf("slug")) : null;

    private static string? ReadGuests(YamlMap keys) => keys.Texts("guests", Article.MaxGuestsLength) is not { Count: > 0 } names ? null
        : string.Join(", ", names.Select(n => n.Value)) is { Length: <= Article.MaxGuestsLength } guests ? guests
        : throw new BadFileException(keys.LineOf("guests"), $"guests: all names together have at most {Article.MaxGuestsLength} letters.");

    private static string ValidSlug(string slug, int line) =>
        NewsSite.Text.Slug.IsValid(slug) ? slug : throw new BadFileException(line, $"\"{slug}\" cannot stand in an address: small letters and digits, joined by hyphens.");

    private static ArticleState ReadState(YamlMap keys)
    {
        var draft = keys.Flag("draft");
        return keys.Text("state", 20) switch
        {
            null => draft ? ArticleState.Draft : ArticleState.Published,
            "draft" => ArticleState.Draft,
            "submitted" => ArticleState.Submitted,
            "published" when !draft => ArticleState.Published,
            "withdrawn" when !draft => ArticleState.Withdrawn,
            "published" or "withdrawn" => throw new BadFileException(keys.LineOf("state"), "state contradicts draft: true."),
            _ => throw new BadFileException(keys.LineOf("state"), "state is draft, submitted, published or withdrawn."),
        };
    }

    private static CommentsRule ReadComments(YamlMap keys) => keys.Text("comments", 20) switch
    {
        null => CommentsRule.Default,
        "open" => CommentsRule.Open,
        "closed" => CommentsRule.Closed,
        _ => throw new BadFileException(keys.LineOf("comments"), "comments is open or closed."),
    };

    private static SharedWords? ReadShared(YamlMap keys) => SharedWords.Of(
        keys.Text("searchTitle", Article.MaxHeadlineLength), keys.Text("searchDescription", Article.MaxSummaryLength),
        keys.Text("socialTitle", Article.MaxHeadlineLength), keys.Text("socialDescription", Article.MaxSummaryLength));

    private static List<string> ReadTopics(YamlMap keys)
    {
        var topics = keys.Texts("tags", Topic.MaxNameLength);
        if (topics.FirstOrDefault(t => NewsSite.Text.Slug.From(t.Value!).Length == 0) is { } bad) throw new BadFileException(bad.Line, $"\"{bad.Value}\" cannot be a topic: it holds no letter.");
        return [.. topics.Select(t => t.Value!).DistinctBy(NewsSite.Text.Slug.From)];
    }

    private static LeadEntry ReadLead(YamlMap keys, string image, string edition)
    {
        var altLang = ReadLanguage(keys, "imageAltLang");
        return new(image, keys.Text("imageAlt", LeadPicture.MaxAltLength) ?? "", altLang == edition ? null : altLang,
            keys.Text("imageCaption", LeadPicture.MaxCaptionLength), keys.Text("imageCredit", LeadPicture.MaxCaptionLength));
    }
}

/// <summary>An article's lead picture; the name is that of a file of <c>media/</c>.</summary>
internal sealed record LeadEntry(string Name, string Alt, string? AltLang, string? Caption, string? Credit);

/// <summary>Dates of front matter.</summary>
internal static class FileDate
{
    private static readonly string[] Days = ["yyyy-MM-dd"];
    private static readonly string[] Moments =
    [
        .. from separator in new[] { "'T'", "' '" }
           from time in new[] { "HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF" }
           from offset in new[] { "zzz", "' 'zzz", "'Z'" }
           select $"yyyy-MM-dd{separator}{time}{offset}",
    ];

    /// <summary>ISO 8601 with an offset, or a day alone, which begins at midnight in the paper's zone.</summary>
    /// <returns>UTC; null when the key is missing.</returns>
    /// <exception cref="BadFileException">It is neither.</exception>
    public static DateTime? Read(YamlMap keys, string key, TimeZoneInfo zone)
    {
        if (keys.Text(key, 40) is not { } text) return null;
        if (Parse(text, zone) is not { } utc) throw new BadFileException(keys.LineOf(key), $"{key}: {text} is no date with an offset, such as 2026-11-01T12:00:00+04:30.");
        return utc >= DateTime.UnixEpoch ? utc : throw new BadFileException(keys.LineOf(key), $"{key}: the paper's lists begin with the year 1970.");
    }

    /// <returns>UTC; null for what is no such date.</returns>
    public static DateTime? Parse(string text, TimeZoneInfo zone)
    {
        if (DateTime.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(day) ? day.AddHours(1) : day, zone);
        return DateTimeOffset.TryParseExact(text, Moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment.UtcDateTime : null;
    }
}
