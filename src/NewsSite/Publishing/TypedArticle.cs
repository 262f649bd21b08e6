using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Publishing;

/// <summary>Why one field of the form is not taken.</summary>
/// <param name="Field">A property of <see cref="TypedArticle"/>, with a small first letter: the form's field.</param>
/// <param name="WordKey">A key of the words.</param>
/// <param name="Value">What fills <c>{0}</c> in the sentence.</param>
public sealed record Fault(string Field, string WordKey, object? Value = null)
{
    /// <summary>By which a form knows of what its writer was warned: without blanks.</summary>
    public string Key => Value is string what ? $"{WordKey}={Uri.EscapeDataString(what)}" : WordKey;
}

/// <summary>An article as the form of the desk sends it. What the form does not have, nobody can send.</summary>
public sealed record TypedArticle
{
    public const int MaxTopics = 20;

    // What cleaning drops counts for nothing, but is not unbounded work either.
    private const int MostTypedPerKept = 4;
    private static readonly char[] BetweenTopics = [',', '،', '؛', ';', '\n'];

    /// <summary>What of it is read in its edition's language beside headline and text, by field.</summary>
    public IEnumerable<(string Field, string? Text)> OtherWords =>
    [
        ("summary", Summary), ("alt", AltLang.Length == 0 || AltLang == Edition ? Alt : null), ("caption", Caption), ("credit", Credit), ("guests", Apart(Guests)), ("topics", Apart(Topics)),
        ("searchTitle", SearchTitle), ("searchDescription", SearchDescription), ("socialTitle", SocialTitle), ("socialDescription", SocialDescription),
    ];

    // What stands between names is no mark of a sentence: a comma of either script does.
    private static string Apart(string names) => string.Join("  ", names.Split(BetweenTopics));

    /// <summary>The version that its writer saw; 0 for a new one.</summary>
    public int Version { get; init; }

    /// <summary>Counts for a new article only.</summary>
    public string Edition { get; init; } = "";
    public string Headline { get; init; } = "";
    public string Summary { get; init; } = "";

    /// <summary>Markdown.</summary>
    public string Body { get; init; } = "";

    /// <summary>A section's slug; empty for none.</summary>
    public string Section { get; init; } = "";

    /// <summary>Names, with commas between.</summary>
    public string Topics { get; init; } = "";

    /// <summary>Slugs of authors; none leaves the article without a byline.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Names of other writers, with commas between.</summary>
    public string Guests { get; init; } = "";

    /// <summary>The key of a stored picture; empty for none.</summary>
    public string Picture { get; init; } = "";

    /// <summary>What the form said of it when it was opened.</summary>
    public string PictureWas { get; init; } = "";
    public string Alt { get; init; } = "";

    /// <summary>The code of an edition; empty for the article's own.</summary>
    public string AltLang { get; init; } = "";
    public string Caption { get; init; } = "";
    public string Credit { get; init; } = "";

    /// <summary>Empty leaves the address to us.</summary>
    public string Slug { get; init; } = "";

    /// <summary>As <see cref="PaperDate.Field"/> writes it; empty for at once. Only who may publish can set it.</summary>
    public string PublishAt { get; init; } = "";

    /// <summary>Likewise; empty for no embargo. Who may not publish can only set the first.</summary>
    public string EmbargoUntil { get; init; } = "";
    public bool AreCommentsOpen { get; init; } = true;

    /// <summary>As <see cref="PaperDate.Field"/> writes it; empty leaves it to the paper's rules.</summary>
    public string CommentsUntil { get; init; } = "";
    public string SearchTitle { get; init; } = "";
    public string SearchDescription { get; init; } = "";
    public string SocialTitle { get; init; } = "";
    public string SocialDescription { get; init; } = "";

    /// <summary>What the form said of it when it was opened.</summary>
    public bool WereCommentsOpen { get; init; } = true;

    /// <summary>Only who may publish can set it.</summary>
    public bool IsPinned { get; init; }

    /// <summary>What the form said of it when it was opened.</summary>
    public bool WasPinned { get; init; }

    /// <summary>Whether readers are told that the public article was changed.</summary>
    public bool IsSubstantive { get; init; }

    /// <summary>Why it is saved, for those who read its revisions.</summary>
    public string Note { get; init; } = "";

    /// <summary>What tells the tabs of one writer apart; empty where nothing does.</summary>
    public string Tab { get; init; } = "";

    /// <summary>The code of the article that a new one translates; empty for none.</summary>
    public string Source { get; init; } = "";

    /// <summary>The version of its source with which a translation was compared as it was written; null where nobody says that they agree.</summary>
    public int? SourceSeen { get; init; }

    /// <summary>Whether it cannot be published as it is, whatever the newsroom holds: who is told of that needs no warning first.</summary>
    public bool WouldBeRefused() => Overlong().Any() || Cleaned().OwnFaults(isForReaders: true).Any();

    internal IReadOnlyList<string> TopicNames =>
        [.. Topics.Split(BetweenTopics).Select(PlainText.CleanLine).Where(t => t.Length > 0).DistinctBy(t => NewsSite.Text.Slug.From(TextWarnings.Mended(Edition, t)))];

    /// <summary>What search engines and social networks are told; of a cleaned one.</summary>
    internal SharedWords? Shared => SharedWords.Of(SearchTitle, SearchDescription, SocialTitle, SocialDescription);

    /// <summary>Whether a new article's form has been here before: all that it says, and what it wants, is saved. A second click then makes nothing.</summary>
    internal bool IsSavedAs(Article article, SaveStep step) =>
        Version == 0
        && (step == SaveStep.Save || (step == SaveStep.Submit ? article.State != ArticleState.Draft : article.State == ArticleState.Published))
        && (Edition, Headline, Summary, Body) == (article.Edition, article.Headline, article.Summary, article.Body)
        && (Section, Picture) == (article.Section?.Slug ?? "", article.Lead?.MediaFile.Key ?? "")
        && (article.Lead is not { } lead || (Alt, Caption, Credit) == (lead.Alt, lead.Caption ?? "", lead.Credit ?? ""))
        && (Slug.Length == 0 || NewsSite.Text.Slug.From(Slug) == article.Slug)
        && TopicNames.Select(NewsSite.Text.Slug.From).SequenceEqual(article.Topics.OrderBy(t => t.Position).Select(t => t.Topic.Slug))
        && Authors.ToHashSet().SetEquals(article.Bylines.Select(b => b.Author.Slug))
        && Guests == (article.Guests ?? "")
        && AreCommentsOpen == (article.Comments != CommentsRule.Closed)
        && Shared == article.SharedWords;

    /// <summary>The same without what is never text (P6). Nothing is cut.</summary>
    internal TypedArticle Cleaned() => this with
    {
        Headline = PlainText.CleanLine(Headline),
        Summary = PlainText.CleanLine(Summary),
        Body = PlainText.Clean(Body),
        Guests = PlainText.CleanLine(Guests),
        Alt = PlainText.CleanLine(Alt),
        Caption = PlainText.CleanLine(Caption),
        Credit = PlainText.CleanLine(Credit),
        SearchTitle = PlainText.CleanLine(SearchTitle),
        SearchDescription = PlainText.CleanLine(SearchDescription),
        SocialTitle = PlainText.CleanLine(SocialTitle),
        SocialDescription = PlainText.CleanLine(SocialDescription),
        Slug = Slug.Trim(),
        Note = PlainText.CleanLine(Note),
    };

    /// <summary>What is far beyond its bound is not even cleaned.</summary>
    internal IEnumerable<Fault> Overlong(int factor = MostTypedPerKept)
    {
        if (Headline.Length > Article.MaxHeadlineLength * factor) yield return TooLong("headline", Article.MaxHeadlineLength);
        if (Summary.Length > Article.MaxSummaryLength * factor) yield return TooLong("summary", Article.MaxSummaryLength);
        if (Body.Length > ArticleMarkdown.MaxLength * factor) yield return TooLong("body", ArticleMarkdown.MaxLength);
        if (Topics.Length > MaxTopics * Topic.MaxNameLength * factor) yield return TooLong("topics", MaxTopics * Topic.MaxNameLength);
        if (Guests.Length > Article.MaxGuestsLength * factor) yield return TooLong("guests", Article.MaxGuestsLength);
        if (Alt.Length > LeadPicture.MaxAltLength * factor) yield return TooLong("alt", LeadPicture.MaxAltLength);
        if (Caption.Length > LeadPicture.MaxCaptionLength * factor) yield return TooLong("caption", LeadPicture.MaxCaptionLength);
        if (Credit.Length > LeadPicture.MaxCaptionLength * factor) yield return TooLong("credit", LeadPicture.MaxCaptionLength);
        if (SearchTitle.Length > Article.MaxHeadlineLength * factor) yield return TooLong("searchTitle", Article.MaxHeadlineLength);
        if (SearchDescription.Length > Article.MaxSummaryLength * factor) yield return TooLong("searchDescription", Article.MaxSummaryLength);
        if (SocialTitle.Length > Article.MaxHeadlineLength * factor) yield return TooLong("socialTitle", Article.MaxHeadlineLength);
        if (SocialDescription.Length > Article.MaxSummaryLength * factor) yield return TooLong("socialDescription", Article.MaxSummaryLength);
        if (Note.Length > Revision.MaxNoteLength * factor) yield return TooLong("note", Revision.MaxNoteLength);
        if (Slug.Length > NewsSite.Text.Slug.MaxLength) yield return TooLong("slug", NewsSite.Text.Slug.MaxLength);
    }

    /// <summary>What is wrong with a cleaned one by itself; what it names is looked up when it is saved.</summary>
    internal IEnumerable<Fault> OwnFaults(bool isForReaders)
    {
        if (!PlainText.IsSeen(Headline)) yield return new("headline", "desk.fault.headline-empty");
        foreach (var fault in Overlong(1)) yield return fault;
        if (isForReaders && string.IsNullOrWhiteSpace(Body)) yield return new("body", "desk.fault.body-empty");
        if (Picture.Length > 0 && Alt.Length == 0) yield return new("alt", "desk.fault.alt-empty");
        if (Slug.Length > 0 && NewsSite.Text.Slug.From(Slug).Length == 0) yield return new("slug", "desk.fault.slug-letters");
        var topics = TopicNames;
        if (topics.Count > MaxTopics) yield return new("topics", "desk.fault.topics-many", MaxTopics);
        if (topics.FirstOrDefault(t => t.Length > Topic.MaxNameLength) is not null) yield return new("topics", "desk.fault.topic-too-long", Topic.MaxNameLength);
        if (topics.FirstOrDefault(t => NewsSite.Text.Slug.From(t).Length == 0) is { } bad) yield return new("topics", "desk.fault.topic-letters", bad);
    }

    private static Fault TooLong(string field, int most) => new(field, "desk.fault.too-long", most);
}
