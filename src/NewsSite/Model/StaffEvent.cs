namespace NewsSite.Model;

/// <summary>Which part of the paper an event of the log concerns. All staff matters stand from <see cref="Account"/> on.</summary>
public enum StaffArea
{
    Articles = 1,
    Comments = 2,
    Front = 3,
    Paper = 4,

    /// <summary>What people do with their own way in.</summary>
    Account = 5,
    Staff = 6,
}

/// <summary>What somebody did. The hundreds are the <see cref="StaffArea"/>; a number is never used for another act.</summary>
public enum StaffAct
{
    ArticleStarted = 100,
    ArticleSaved = 101,
    ArticleSubmitted = 102,
    ArticlePublished = 103,
    ArticleUnpublished = 104,
    ArticleWithdrawn = 105,
    ArticleKilled = 106,
    ArticleDeleted = 107,
    CorrectionAdded = 110,
    CorrectionChanged = 111,
    CorrectionRemoved = 112,
    ThreadRuleSet = 113,
    PreviewShared = 114,
    PreviewEnded = 115,
    AddressDeleted = 116,
    TranslationConfirmed = 117,
    ArticleScrubbed = 118,

    CommentApproved = 200,
    CommentRejected = 201,
    CommentPicked = 202,
    CommentUnpicked = 203,
    CommentRedacted = 204,
    DiscussionClosed = 205,
    DiscussionOpened = 206,
    WordListSet = 207,
    CommentQueued = 208,
    CommentPinned = 209,
    CommentUnpinned = 210,
    CommentRulesSet = 211,
    CommentSenderSilenced = 212,
    CommentSenderHeard = 213,
    CommentAnswered = 214,

    ArticlePinned = 300,
    ArticleUnpinned = 301,
    BannerSet = 302,
    BannerRemoved = 303,

    PanicBegun = 400,
    PanicEnded = 401,
    PictureAdded = 410,
    PictureChanged = 411,
    PictureDeleted = 412,
    SectionAdded = 420,
    SectionRenamed = 421,
    SectionMoved = 422,
    SectionDeleted = 423,
    AuthorAdded = 430,
    AuthorChanged = 431,
    AuthorDeleted = 432,
    PageAdded = 440,
    PageChanged = 441,
    PageDeleted = 442,
    PaperRenamed = 450,
    PaperDrawn = 451,
    PaperBegun = 452,

    SignedIn = 500,
    PasswordSet = 502,
    SecondFactorSet = 503,
    SecondFactorDropped = 504,
    RecoveryCodeUsed = 505,
    PasskeyAdded = 506,
    PasskeyRevoked = 507,
    Renamed = 508,

    StaffAdded = 600,
    MadeReporter = 601,
    MadeModerator = 602,
    MadeEditor = 603,
    MadeAdministrator = 604,
    StaffDisabled = 605,
    StaffEnabled = 606,
    LinkIssued = 607,
    FactorLinkIssued = 608,
}

/// <summary>
/// A line of the log of what the staff did (P36): numbers only, so that it names nobody who is forgotten elsewhere. Rows are
/// added and never changed; the database itself refuses (<c>SqliteStaffLog</c>).
/// </summary>
public sealed class StaffEvent
{
    public long Id { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    public StaffArea Area { get; private set; }
    public StaffAct Act { get; private set; }

    /// <summary>The member of staff who did it; null for who stood at the server's own shell.</summary>
    public long? ById { get; private set; }

    /// <summary>What it was done to: an article (of corrections, pins and banners too), a comment, a picture, a section, an author, a member of staff. No foreign key: the line outlives them.</summary>
    public long? AboutId { get; private set; }

    public static StaffEvent Of(StaffAct act, long? by, long? about, DateTime now) =>
        new() { Act = act, Area = (StaffArea)((int)act / 100), ById = by, AboutId = about, At = now };
}

/// <summary>The words in which the desk asks for events.</summary>
public static class StaffEventQueries
{
    /// <summary>Those of articles, comments, the front page and the paper: what editors may read of each other.</summary>
    public static IQueryable<StaffEvent> WithoutStaffMatters(this IQueryable<StaffEvent> events) => events.Where(e => e.Area < StaffArea.Account);

    public static IQueryable<StaffEvent> NewestFirst(this IQueryable<StaffEvent> events) => events.OrderByDescending(e => e.At).ThenByDescending(e => e.Id);

    /// <summary>Those before a moment (UTC) and, of the same moment, before an id: the place where the last page ended.</summary>
    public static IQueryable<StaffEvent> Before(this IQueryable<StaffEvent> events, DateTime at, long id) =>
        events.Where(e => e.At <= at && (e.At < at || e.Id < id));
}
