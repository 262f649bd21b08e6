using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NewsSite.Model;

namespace NewsSite.Data.Maps;

/// <summary>The one list of what is mapped. Readers' connections know the public half; the same list feeds their authorizer.</summary>
internal static class NewsModel
{
    public static void Build(ModelBuilder model, bool withStaff)
    {
        model.ApplyConfiguration(new ArticleMap());
        model.ApplyConfiguration(new ArticleWordsMap());
        model.ApplyConfiguration(new ArticleTopicMap());
        model.ApplyConfiguration(new BylineMap());
        model.ApplyConfiguration(new ArticlePictureMap());
        model.ApplyConfiguration(new StoryMap());
        model.ApplyConfiguration(new SectionMap());
        model.ApplyConfiguration(new TopicMap());
        model.ApplyConfiguration(new AuthorMap());
        model.ApplyConfiguration(new MediaFileMap());
        model.ApplyConfiguration(new EmblemMap());
        model.ApplyConfiguration(new CorrectionMap());
        model.ApplyConfiguration(new CommentMap());
        model.ApplyConfiguration(new ReceiptMap());
        model.ApplyConfiguration(new DiscussionMap());
        model.ApplyConfiguration(new BannerMap());
        model.ApplyConfiguration(new PageMap());
        model.ApplyConfiguration(new RedirectMap());
        model.ApplyConfiguration(new PaperMap());
        if (!withStaff) return;
        model.ApplyConfiguration(new StaffMemberMap());
        model.ApplyConfiguration(new TombstoneMap());
        model.ApplyConfiguration(new LedgerLineMap());
        model.ApplyConfiguration(new PictureNotesMap());
        model.ApplyConfiguration(new RevisionMap());
        model.ApplyConfiguration(new AutosaveMap());
        model.ApplyConfiguration(new PreviewLinkMap());
        model.ApplyConfiguration(new SessionMap());
        model.ApplyConfiguration(new SignInLinkMap());
        model.ApplyConfiguration(new RecoveryCodeMap());
        model.ApplyConfiguration(new PasskeyMap());
        model.ApplyConfiguration(new StaffEventMap());
        model.ApplyConfiguration(new SecretMap());
        model.ApplyConfiguration(new ClockMarkMap());
        model.ApplyConfiguration(new CommentReportMap());
        model.ApplyConfiguration(new CommentActMap());
        model.ApplyConfiguration(new RedactedTextMap());
        model.ApplyConfiguration(new WordListMap());
        model.ApplyConfiguration(new RevokedTokenMap());
        model.ApplyConfiguration(new DecisionLinkMap());
        model.ApplyConfiguration(new JobMap());
    }

    public static void Configure(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTime>().HaveConversion<UtcTime>().HaveSentinel(DateTime.SpecifyKind(default, DateTimeKind.Utc)); // the generator of the compiled models writes it down
        conventions.Properties<EditionText>().HaveConversion<EditionTextJson, EditionTextComparer>();
    }

    /// <summary>Times are UTC to the millisecond; anything else is a fault where it is written.</summary>
    internal sealed class UtcTime() : ValueConverter<DateTime, DateTime>(
        time => Written(time), time => DateTime.SpecifyKind(time, DateTimeKind.Utc))
    {
        private static DateTime Written(DateTime time) =>
            time.Kind == DateTimeKind.Utc
                ? new DateTime(time.Ticks - (time.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc)
                : throw new InvalidOperationException($"Times are UTC; this one is {time.Kind}.");
    }

    internal sealed class EditionTextJson() : ValueConverter<EditionText, string>(
        text => JsonSerializer.Serialize<IDictionary<string, string>>(text, JsonFormat.Plain),
        json => new EditionText(JsonSerializer.Deserialize<Dictionary<string, string>>(json, JsonFormat.Plain)!));

    internal sealed class EditionTextComparer() : ValueComparer<EditionText>(
        (a, b) => a == null ? b == null : b != null && a.SequenceEqual(b),
        text => text.Aggregate(0, (hash, pair) => HashCode.Combine(hash, pair.Key, pair.Value)),
        text => new EditionText(text));
}

internal static class JsonFormat
{
    /// <summary>Dari and Pashto as letters, not as escapes: the file is read by people, never put into a page.</summary>
    public static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
