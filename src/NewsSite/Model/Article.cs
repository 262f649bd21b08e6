using NewsSite.Text;

namespace NewsSite.Model;

/// <summary>Where an article stands. Scheduled is <see cref="Published"/> with a time that has not come.</summary>
public enum ArticleState
{
    Draft = 0,
    Submitted = 1,
    Published = 2,

    /// <summary>Taken back: its address answers 410 with a notice.</summary>
    Withdrawn = 3,
    Killed = 4,
}

/// <summary>What an article says of comments; <see cref="Default"/> leaves it to the paper.</summary>
public enum CommentsRule
{
    Default = 0,
    Open = 1,
    Closed = 2,
}

/// <summary>A story in one language. It is public once <see cref="PublishedAt"/> has passed while it is published, and only then.</summary>
public sealed class Article
{
    public const int CodeLength = 7;
    public const int MaxHeadlineLength = 200;
    public const int MaxGuestsLength = 200;
    public const int MaxSummaryLength = 600;

    /// <summary>For so long its publication can be undone, and leaves the site by no feed.</summary>
    public static readonly TimeSpan UndoTime = TimeSpan.FromSeconds(60);

    // No version is this one.
    private const int Unlike = -1;

    public long Id { get; private set; }

    /// <summary>Seven letters, made once, never changed: the short address, the id in files and in feeds.</summary>
    public required string Code { get; init; }

    public long StoryId { get; private set; }
    public required Story Story { get; set; }

    /// <summary>The code of its edition.</summary>
    public required string Edition { get; init; }

    public string Headline { get; set; } = "";
    public string Summary { get; set; } = "";

    /// <summary>Markdown, as it was typed.</summary>
    public string Body { get; private set; } = "";

    /// <summary>Neutral HTML: pictures by key, addresses left to the page.</summary>
    public string BodyHtml { get; private set; } = "";
    public int RenderVersion { get; private set; }

    public LeadPicture? Lead { get; set; }
    public long? SectionId { get; private set; }
    public Section? Section { get; set; }
    public List<ArticleTopic> Topics { get; } = [];
    public List<Byline> Bylines { get; } = [];

    /// <summary>Names of writers who are none of the paper's authors, with commas between; null for none.</summary>
    public string? Guests { get; set; }
    public List<ArticlePicture> Pictures { get; } = [];
    public List<Redirect> OldSlugs { get; } = [];
    public List<Correction> Corrections { get; } = [];

    public ArticleState State { get; private set; }

    /// <summary>UTC. Set by the first publication, or before it for a scheduled one; kept when unpublished.</summary>
    public DateTime? PublishedAt { get; private set; }

    /// <summary>UTC of the time under which readers knew it before it was taken down: what tells that from a mere plan. Null for what never was.</summary>
    public DateTime? FirstPublishedAt { get; private set; }

    /// <summary>UTC of the moment at which an editor published it, be it for later or once more; null for what came by import.</summary>
    public DateTime? ReleasedAt { get; private set; }

    /// <summary>UTC of the moment at which the last of its preview links ends: until then its pictures answer those who know their secret names. Null where no link is open.</summary>
    public DateTime? PreviewedUntil { get; set; }

    /// <summary>UTC of the last change of substance, which an editor marks; null while there was none.</summary>
    public DateTime? UpdatedAt { get; set; }

    /// <summary>UTC of the moment before which no way of publishing makes it public; null where there is none. Also a CHECK of the database.</summary>
    public DateTime? EmbargoUntil { get; private set; }

    /// <summary>UTC of the last safety edit of what readers could read: they are told that a detail was removed to protect a person. Null where there was none.</summary>
    public DateTime? ScrubbedAt { get; private set; }

    public string Slug { get; private set; } = "";

    /// <summary>Stands before newer articles, at the top of the front page or first in its section there, until <see cref="PinnedUntil"/> where that is set.</summary>
    public bool Pinned { get; private set; }

    /// <summary>Where it is pinned: first in its section, and not at the top of the page.</summary>
    public bool PinnedInSection { get; private set; }

    /// <summary>UTC of the moment from which it is pinned no more; null where it stays until somebody unpins it.</summary>
    public DateTime? PinnedUntil { get; private set; }

    /// <summary>Its place among the pinned ones of its edition, from 1 on. 0 where nobody has moved it: those stand first, the newest in front.</summary>
    public int PinnedPlace { get; private set; }

    /// <summary>Never called old.</summary>
    public bool Evergreen { get; set; }

    public CommentsRule Comments { get; set; }

    /// <summary>What it was when a moderator closed them; null where none has.</summary>
    public CommentsRule? CommentsBefore { get; private set; }

    /// <summary>A moderator closes its comments; what its editor has said of them comes back with <see cref="ReopenComments"/>.</summary>
    public void CloseComments()
    {
        if (Comments == CommentsRule.Closed) return;
        (CommentsBefore, Comments) = (Comments, CommentsRule.Closed);
    }

    public void ReopenComments() => (Comments, CommentsBefore) = (CommentsBefore ?? CommentsRule.Default, null);

    /// <summary>UTC of the moment from which it takes no more comments, whatever its age and <see cref="Comments"/> say; null leaves it to those.</summary>
    public DateTime? CommentsUntil { get; set; }

    /// <summary>What search engines and social networks are told instead of headline and summary; null for nothing.</summary>
    public SharedWords? SharedWords { get; set; }

    /// <summary>The edition code of the source, where this is a translation.</summary>
    public string? TranslatedFrom { get; set; }

    /// <summary>UTC of the day on which it was translated; null where nobody says.</summary>
    public DateTime? TranslatedOn { get; set; }

    /// <summary>Readers are told that nobody who knows both languages has read the translation.</summary>
    public bool IsTranslationUnchecked { get; set; }

    /// <summary>The revision of its source from which it was translated, or with which it was compared last; null where nobody said.</summary>
    public long? SourceRevisionId { get; set; }

    /// <summary>Who started it; null for what was imported.</summary>
    public long? StartedById { get; init; }

    /// <summary>Raised by every save; two editors of one version cannot both win.</summary>
    public int Version { get; private set; }

    /// <summary>SHA-256 of the file it was last imported from, hexadecimal.</summary>
    public string? ImportHash { get; private set; }

    /// <summary>What <see cref="Version"/> became by the last import; another number means that it was edited here since.</summary>
    public int ImportedVersion { get; private set; }

    /// <summary>Front matter that we have no use for, as YAML: exported as it came.</summary>
    public string? OtherFrontMatter { get; set; }

    /// <summary>Its address below the edition, a fact of the article.</summary>
    public string Path => PathOf(Slug);

    /// <summary>The address below its edition of the article with that slug.</summary>
    public static string PathOf(string slug) => $"articles/{slug}";

    /// <summary>Where a <see cref="Tombstone"/> of the article with that code stands: its slug may be another's.</summary>
    public static string TombstoneOf(string code) => $"articles/{code}";

    /// <summary>The short address, the same in every edition.</summary>
    public string ShortPath => $"a/{Code}";

    /// <summary>Whether readers find it at <paramref name="now"/> (UTC): <see cref="ArticleQueries.Published"/>, said of one.</summary>
    public bool IsPublic(DateTime now) => State == ArticleState.Published && PublishedAt <= now;

    /// <summary>Whether readers find it at <paramref name="now"/> (UTC), or could find it once: what nobody could read needs no correction.</summary>
    public bool HasBeenPublic(DateTime now) =>
        FirstPublishedAt is not null || (State is ArticleState.Published or ArticleState.Withdrawn or ArticleState.Killed && PublishedAt <= now);

    /// <summary>Whether it is pinned at <paramref name="now"/> (UTC): <see cref="ArticleQueries.PinnedAt"/>, said of one.</summary>
    public bool IsPinnedAt(DateTime now) => Pinned && (PinnedUntil is not { } end || end > now);

    public Standing StandingAt(DateTime now) => Standings.Of(State, PublishedAt, now);

    public bool WasEditedSinceImport => ImportHash is null || Version != ImportedVersion;

    /// <summary>Takes a new body with the HTML that was made of it, and the pictures that the article now shows.</summary>
    public void Write(string body, RenderedText rendered, IEnumerable<MediaFile> pictures)
    {
        Body = body;
        BodyHtml = rendered.NeutralHtml;
        RenderVersion = ArticleMarkdown.RenderVersion;
        var shown = pictures.Append(Lead?.MediaFile).OfType<MediaFile>().Distinct().ToList();
        Pictures.RemoveAll(p => !shown.Contains(p.MediaFile));
        Pictures.AddRange(shown.Where(m => Pictures.TrueForAll(p => p.MediaFile != m)).Select(m => new ArticlePicture { MediaFile = m }));
    }

    /// <summary>Shows another picture wherever it showed one: above the text and in it. Its writers' open forms are of an older version then.</summary>
    public void ShowInstead(MediaFile old, MediaFile other)
    {
        if (Lead is { } lead && lead.MediaFile == old) lead.MediaFile = other;
        (Body, BodyHtml) = (Body.Replace(old.Key, other.Key, StringComparison.Ordinal), BodyHtml.Replace(old.Key, other.Key, StringComparison.Ordinal));
        foreach (var (start, end) in (ReadOnlySpan<(string, string)>)[("](", ")"), ("](", " "), ("](<", ">")]) Body = Body.Replace(start + old.Name + end, start + other.Name + end, StringComparison.Ordinal); // the text names it
        Pictures.RemoveAll(p => p.MediaFileId == old.Id);
        Pictures.Add(new ArticlePicture { MediaFile = other });
        MarkSaved();
    }

    /// <summary>Whether an embargo forbids that it be public at <paramref name="moment"/> (UTC).</summary>
    public bool IsUnderEmbargoAt(DateTime moment) => EmbargoUntil > moment;

    /// <summary>Nothing publishes it before <paramref name="until"/> (UTC); null lifts the embargo.</summary>
    /// <exception cref="InvalidOperationException">It is published for a moment before that.</exception>
    public void Embargo(DateTime? until)
    {
        if (State == ArticleState.Published && until > PublishedAt) throw new InvalidOperationException("It is published for a time before the end of this embargo.");
        EmbargoUntil = until;
    }

    /// <summary>Makes it public from <paramref name="at"/> (UTC) on. An article that was public before keeps its first time.</summary>
    /// <exception cref="InvalidOperationException">An embargo ends later.</exception>
    public void Publish(DateTime at)
    {
        if (IsUnderEmbargoAt(at)) throw new InvalidOperationException("An embargo forbids this moment.");
        PublishedAt = PublishedAt is { } first && first <= at && !IsUnderEmbargoAt(first) ? first : at;
        MoveTo(ArticleState.Published);
    }

    /// <summary>An editor published it at <paramref name="now"/> (UTC): from then on the time runs in which that can be undone.</summary>
    public void Release(DateTime now) => ReleasedAt = now;

    /// <summary>Whether it went public so short a time before <paramref name="now"/> (UTC) that no feed tells of it yet.</summary>
    public bool CanBeUndone(DateTime now) => IsPublic(now) && ReleasedAt > now - UndoTime;

    /// <summary>The writer is done; an editor decides.</summary>
    public void Submit() => MoveTo(ArticleState.Submitted);

    /// <summary>Back to a draft; readers find nothing, at once. What was public at <paramref name="now"/> (UTC) keeps its time for the day it comes back.</summary>
    public void Unpublish(DateTime now)
    {
        if (State is ArticleState.Published or ArticleState.Withdrawn && PublishedAt <= now) FirstPublishedAt ??= PublishedAt;
        MoveTo(ArticleState.Draft);
    }

    /// <summary>As if it had not been published a moment ago: back to what it was before, without the time that it got by that.</summary>
    /// <param name="before">Its state then.</param>
    public void UndoPublication(ArticleState before)
    {
        (PublishedAt, ReleasedAt) = (FirstPublishedAt, null);
        MoveTo(before);
    }

    /// <summary>Takes it back for good: the address says so. The time under which readers knew it stays known.</summary>
    public void Withdraw()
    {
        FirstPublishedAt ??= PublishedAt;
        PreviewedUntil = null;
        MoveTo(ArticleState.Withdrawn);
    }

    /// <summary>Destroys its words and lets go of its pictures; if it was public at <paramref name="now"/> (UTC) or before, its address says that it was withdrawn. The headline stays, for the desk alone.</summary>
    public void Kill(DateTime now)
    {
        if (!HasBeenPublic(now)) PublishedAt = null;
        (Summary, Body, BodyHtml, Lead, Guests, SharedWords, OtherFrontMatter, PreviewedUntil) = ("", "", "", null, null, null, null, null);
        Pictures.Clear();
        Unpin();
        MoveTo(ArticleState.Killed);
    }

    /// <summary>Gives it the time (UTC) that its file or its editor says, or takes it away. It makes nothing public by itself.</summary>
    /// <exception cref="InvalidOperationException">It is scheduled, and an embargo ends later.</exception>
    public void Date(DateTime? at)
    {
        if (State == ArticleState.Published && at is { } moment && IsUnderEmbargoAt(moment)) throw new InvalidOperationException("An embargo forbids this moment.");
        PublishedAt = at;
        MoveTo(State);
    }

    /// <summary>Tells readers what was wrong or unclear.</summary>
    /// <param name="at">UTC of the change.</param>
    public Correction Correct(CorrectionKind kind, CorrectionPlace place, string text, DateTime at)
    {
        var correction = new Correction { Edition = Edition, At = at };
        correction.Word(kind, place, text);
        Corrections.Add(correction);
        return correction;
    }

    /// <summary>Puts it into another section, or into none; what was pinned in the old one is not pinned any more.</summary>
    public void PutIn(Section? section)
    {
        if (PinnedInSection && section?.Slug != Section?.Slug) Unpin();
        Section = section;
    }

    /// <summary>Pins it until that moment (UTC), or until it is unpinned; one that is pinned keeps its place.</summary>
    /// <param name="inSection">First in its section, and not at the top of the page.</param>
    public void Pin(DateTime? until = null, bool inSection = false) => (Pinned, PinnedUntil, PinnedInSection) = (true, until, inSection);

    public void Unpin() => (Pinned, PinnedUntil, PinnedInSection, PinnedPlace) = (false, null, false, 0);

    /// <summary>Gives it a place among the pinned ones, from 1 on.</summary>
    public void PlacePinned(int place) => PinnedPlace = place;

    /// <summary>Gives it another address; the one under which readers know it keeps working.</summary>
    public void Rename(string slug)
    {
        if (slug == Slug) return;
        if (PublishedAt is not null && Slug.Length > 0 && OldSlugs.TrueForAll(r => r.Slug != Slug)) OldSlugs.Add(new Redirect { Edition = Edition, Slug = Slug });
        OldSlugs.RemoveAll(r => r.Slug == slug);
        Slug = slug;
    }

    /// <summary>A safety edit takes words out of all that it says, be it shown or not; its body is written by itself (<see cref="Write"/>).</summary>
    /// <param name="without">Gives a text without them.</param>
    /// <param name="stands">Whether a text holds them.</param>
    /// <param name="now">UTC.</param>
    public void Scrub(Func<string, string> without, Func<string?, bool> stands, Func<string, bool> isRead, DateTime now)
    {
        (Headline, Summary) = (without(Headline), without(Summary));
        if (Lead is { } lead) (lead.Alt, lead.Caption, lead.Credit) = (without(lead.Alt), Any(lead.Caption), Any(lead.Credit));
        if (SharedWords is { } shared) SharedWords = new(Any(shared.SearchTitle), Any(shared.SearchDescription), Any(shared.SocialTitle), Any(shared.SocialDescription));
        (Guests, OtherFrontMatter) = (Any(Guests), Any(OtherFrontMatter));
        Corrections.ForEach(c => c.Scrub(without, stands, isRead));
        if (HasBeenPublic(now)) ScrubbedAt = now;

        string? Any(string? text) => text is null ? null : without(text);
    }

    /// <summary>Forgets the former addresses that hold what nobody may read any more: they lead nowhere.</summary>
    public void ForgetSlugs(Func<string?, bool> stands) => OldSlugs.RemoveAll(r => stands(r.Slug));

    public void SetTopics(IReadOnlyList<Topic> topics)
    {
        Topics.RemoveAll(t => !topics.Contains(t.Topic));
        for (var i = 0; i < topics.Count; i++)
        {
            var link = Topics.Find(t => t.Topic == topics[i]);
            if (link is null) Topics.Add(link = new ArticleTopic { Topic = topics[i] });
            link.Position = i;
        }
        MoveTo(State);
    }

    public void SetBylines(IReadOnlyList<Author> authors)
    {
        Bylines.RemoveAll(b => !authors.Contains(b.Author));
        for (var i = 0; i < authors.Count; i++)
        {
            var link = Bylines.Find(b => b.Author == authors[i]);
            if (link is null) Bylines.Add(link = new Byline { Author = authors[i], Edition = Edition });
            link.Position = i;
        }
        MoveTo(State);
    }

    public void MarkSaved() => Version++;

    /// <summary>Its corrections differ from those of its file. The version stays: the text is what its writers saw.</summary>
    public void MarkCorrected() => ImportedVersion = Unlike;

    public void MarkImported(string hash)
    {
        Version++;
        ImportHash = hash;
        ImportedVersion = Version;
    }

    private void MoveTo(ArticleState state)
    {
        State = state;
        var shown = state == ArticleState.Published ? PublishedAt : null;
        Topics.ForEach(t => t.PublishedAt = shown);
        Bylines.ForEach(b => b.PublishedAt = shown);
    }
}
