using NewsSite.Media;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Text;

namespace NewsSite.Web.Pages.Admin.Articles;

/// <summary>The fields of the form, and all that a request can say of an article (P34). They keep what was typed.</summary>
public sealed class InputModel
{
    public int Version { get; set; }

    /// <summary>Of an article that is to be, made with its empty form: the form makes one article, however often it is sent.</summary>
    public string? Code { get; set; }
    public string? Edition { get; set; }
    public string? Headline { get; set; }
    public string? Summary { get; set; }
    public string? Body { get; set; }
    public string? Section { get; set; }
    public string? Topics { get; set; }
    public List<string> Authors { get; set; } = [];
    public string? Guests { get; set; }

    /// <summary>A new picture, as it was chosen.</summary>
    public IFormFile? Upload { get; set; }

    /// <summary>The key of the stored one; a new upload takes its place.</summary>
    public string? Picture { get; set; }

    /// <summary>As <see cref="Picture"/> stood when the form was opened.</summary>
    public string? PictureWas { get; set; }
    public bool DropPicture { get; set; }
    public string? Alt { get; set; }
    public string? AltLang { get; set; }
    public string? Caption { get; set; }
    public string? Credit { get; set; }
    public string? Slug { get; set; }
    public string? PublishAt { get; set; }
    public string? EmbargoUntil { get; set; }
    public bool CommentsClosed { get; set; }
    public string? CommentsUntil { get; set; }
    public string? SearchTitle { get; set; }
    public string? SearchDescription { get; set; }
    public string? SocialTitle { get; set; }
    public string? SocialDescription { get; set; }

    /// <summary>What it said when it was opened.</summary>
    public bool CommentsWereClosed { get; set; }
    public bool Pinned { get; set; }

    /// <summary>As <see cref="Pinned"/> stood when the form was opened.</summary>
    public bool WasPinned { get; set; }
    public bool Substantive { get; set; }
    public string? Note { get; set; }

    /// <summary>What tells the tabs of one writer apart, where a script keeps what is typed.</summary>
    public string? Tab { get; set; }

    /// <summary>Keys of the warnings that its writer has seen, with blanks between: they stand in the way of publishing once.</summary>
    public string? Warned { get; set; }

    /// <summary>Of the article that a new one translates.</summary>
    public string? Source { get; set; }

    /// <summary>The version of its source with which a translation agrees, once it is saved so.</summary>
    public int? SourceSeen { get; set; }

    /// <summary>The form as it stands for a saved article.</summary>
    public static InputModel Of(Article article, TimeZoneInfo zone, DateTime now) => new()
    {
        Version = article.Version,
        Edition = article.Edition,
        Headline = article.Headline,
        Summary = article.Summary,
        Body = article.Body,
        Section = article.Section?.Slug,
        Topics = string.Join(", ", article.Topics.OrderBy(t => t.Position).Select(t => t.Topic.Name)),
        Authors = [.. article.Bylines.OrderBy(b => b.Position).Select(b => b.Author.Slug)],
        Guests = article.Guests,
        Picture = article.Lead?.MediaFile.Key,
        PictureWas = article.Lead?.MediaFile.Key,
        Alt = article.Lead?.Alt,
        AltLang = article.Lead?.AltLang,
        Caption = article.Lead?.Caption,
        Credit = article.Lead?.Credit,
        Slug = article.Slug,
        PublishAt = article.PublishedAt is { } at ? PaperDate.Field(at, zone) : null,
        EmbargoUntil = article.EmbargoUntil is { } end ? PaperDate.Field(end, zone) : null,
        CommentsClosed = article.Comments == CommentsRule.Closed,
        CommentsWereClosed = article.Comments == CommentsRule.Closed,
        CommentsUntil = article.CommentsUntil is { } last ? PaperDate.Field(last, zone) : null,
        SearchTitle = article.SharedWords?.SearchTitle,
        SearchDescription = article.SharedWords?.SearchDescription,
        SocialTitle = article.SharedWords?.SocialTitle,
        SocialDescription = article.SharedWords?.SocialDescription,
        Pinned = article.IsPinnedAt(now) && !article.PinnedInSection,
        WasPinned = article.IsPinnedAt(now) && !article.PinnedInSection,
    };

    /// <summary>The form as it was typed once; of a picture that was chosen then nothing is known but what was stored.</summary>
    public static InputModel Of(TypedArticle typed, string code) => new()
    {
        Version = typed.Version,
        Code = code,
        Edition = typed.Edition,
        Headline = typed.Headline,
        Summary = typed.Summary,
        Body = typed.Body,
        Section = typed.Section,
        Topics = typed.Topics,
        Authors = [.. typed.Authors],
        Guests = typed.Guests,
        Picture = typed.Picture,
        PictureWas = typed.PictureWas,
        Alt = typed.Alt,
        AltLang = typed.AltLang,
        Caption = typed.Caption,
        Credit = typed.Credit,
        Slug = typed.Slug,
        PublishAt = typed.PublishAt,
        EmbargoUntil = typed.EmbargoUntil,
        CommentsClosed = !typed.AreCommentsOpen,
        CommentsWereClosed = !typed.WereCommentsOpen,
        CommentsUntil = typed.CommentsUntil,
        SearchTitle = typed.SearchTitle,
        SearchDescription = typed.SearchDescription,
        SocialTitle = typed.SocialTitle,
        SocialDescription = typed.SocialDescription,
        Pinned = typed.IsPinned,
        WasPinned = typed.WasPinned,
        Substantive = typed.IsSubstantive,
        Note = typed.Note,
        Source = typed.Source,
        SourceSeen = typed.SourceSeen,
    };

    /// <summary>The code of a new article: the form's own, and one from now on where it has none.</summary>
    public string NewCode() => Code = Code is { } made && Crockford.IsCode(made, Article.CodeLength) ? made : Crockford.NewCode(Article.CodeLength);

    /// <summary>Writes the letters of the Arabic keyboard as Dari does.</summary>
    public void MendLetters()
    {
        (Headline, Summary, Body) = (TextWarnings.Mended(Headline), TextWarnings.Mended(Summary), Body is null ? null : TextWarnings.MendedBody(Body));
        if (string.IsNullOrEmpty(AltLang) || AltLang == "fa-AF") Alt = TextWarnings.Mended(Alt);
        (Caption, Credit, Guests) = (TextWarnings.Mended(Caption), TextWarnings.Mended(Credit), TextWarnings.Mended(Guests));
        Topics = TextWarnings.Mended(Topics);
        (SearchTitle, SearchDescription) = (TextWarnings.Mended(SearchTitle), TextWarnings.Mended(SearchDescription));
        (SocialTitle, SocialDescription) = (TextWarnings.Mended(SocialTitle), TextWarnings.Mended(SocialDescription));
    }

    /// <summary>A picture is kept at once, whatever becomes of the words, and its key comes back with the form.</summary>
    /// <returns>Why it is not taken; null where it is, or none was sent.</returns>
    public async Task<Fault?> StoreUploadAsync(StorePicture storePicture, CancellationToken stopping)
    {
        if (Upload is not { Length: > 0 } upload) return null;
        var (stored, why) = await upload.StoreAsync(storePicture, stopping);
        if (stored is not null) (Picture, DropPicture) = (stored.Key, false);
        return why;
    }

    /// <summary>
    /// Takes a picture of the library with what is noted of it. Words of another picture go with that one; where there was
    /// none, what was typed stays.
    /// </summary>
    public void Choose(PictureNotes notes, string edition)
    {
        if (Picture == notes.MediaFile.Key && !DropPicture) return;
        if (Picture is { Length: > 0 }) (Alt, AltLang, Caption, Credit) = (null, null, null, null);
        (Picture, DropPicture) = (notes.MediaFile.Key, false);
        if (string.IsNullOrEmpty(Alt) && notes.Alt.Length > 0) (Alt, AltLang) = (notes.Alt, notes.Lang == edition ? "" : notes.Lang);
        if (string.IsNullOrEmpty(Caption) && notes.Lang == edition) Caption = notes.Caption;
        if (string.IsNullOrEmpty(Credit)) Credit = notes.Credit;
    }

    /// <summary>
    /// Where somebody else saved the article meanwhile: a picture that was not changed in this form gives way, with its
    /// words, to the one that is saved. It may have been blurred since, and the other must not come back.
    /// </summary>
    /// <returns>Whether it gave way.</returns>
    public bool FollowPicture(InputModel saved)
    {
        var isUntouched = !DropPicture && (Picture ?? "") == (PictureWas ?? "");
        PictureWas = saved.Picture;
        if (!isUntouched || (Picture ?? "") == (saved.Picture ?? "")) return false;
        (Picture, Alt, AltLang, Caption, Credit) = (saved.Picture, saved.Alt, saved.AltLang, saved.Caption, saved.Credit);
        return true;
    }

    public TypedArticle Typed() => new()
    {
        Version = Version,
        Edition = Edition ?? "",
        Headline = Headline ?? "",
        Summary = Summary ?? "",
        Body = Body ?? "",
        Section = Section ?? "",
        Topics = Topics ?? "",
        Authors = Authors,
        Guests = Guests ?? "",
        Picture = DropPicture ? "" : Picture ?? "",
        PictureWas = PictureWas ?? "",
        Alt = Alt ?? "",
        AltLang = AltLang ?? "",
        Caption = Caption ?? "",
        Credit = Credit ?? "",
        Slug = Slug ?? "",
        PublishAt = PublishAt ?? "",
        EmbargoUntil = EmbargoUntil ?? "",
        AreCommentsOpen = !CommentsClosed,
        CommentsUntil = CommentsUntil ?? "",
        SearchTitle = SearchTitle ?? "",
        SearchDescription = SearchDescription ?? "",
        SocialTitle = SocialTitle ?? "",
        SocialDescription = SocialDescription ?? "",
        WereCommentsOpen = !CommentsWereClosed,
        IsPinned = Pinned,
        WasPinned = WasPinned,
        IsSubstantive = Substantive,
        Note = Note ?? "",
        Tab = Tab ?? "",
        Source = Source ?? "",
        SourceSeen = SourceSeen,
    };
}
