using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Media;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Text;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Articles;

/// <summary>Where an article is written. Whatever is wrong, what was typed comes back, the picture too.</summary>
[RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class EditModel(NewsDb db, CurrentEdition here, PageHead head, Desk desk, StorePicture storePicture, SaveArticle save, KeepTyped keep, BodyRenderer renderer, SuggestTopics suggestTopics, TimeProvider clock) : PageModel, IDeskPage
{
    /// <summary>Stands in the address in place of a code.</summary>
    public const string New = "new";

    // Above what a picture may have, so that one that is too large costs a sentence and not the text beside it.
    public const int MostBytes = 40 << 20;

    /// <summary>As it is saved; null for a new one.</summary>
    public Article? Article { get; private set; }
    public InputModel Input { get; private set; } = new();
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    /// <summary>Somebody else saved it meanwhile: what differs.</summary>
    public Conflict? Conflict { get; private set; }
    public bool IsSaved { get; private set; }

    /// <summary>A picture of the library was chosen for it, just now.</summary>
    public bool IsChosen { get; private set; }

    /// <summary>It was not published yet, because of warnings that its writer had not seen.</summary>
    public bool IsWarned { get; private set; }

    /// <summary>What an editor would want to look at before it is published; nothing of it forbids that.</summary>
    public IReadOnlyList<Fault> Warnings { get; private set; } = [];

    public int WordCount => Article is null ? 0 : ArticleHtml.CountWords(Article.BodyHtml);
    public IReadOnlyList<Section> Sections { get; private set; } = [];
    public IReadOnlyList<Author> Authors { get; private set; } = [];

    /// <summary>Topics of the last articles, to choose from.</summary>
    public IReadOnlyList<string> Topics { get; private set; } = [];
    public MediaFile? Picture { get; private set; }

    /// <summary>Headlines of the other articles to which its address led before it was this one's.</summary>
    public IReadOnlyList<string> LedBefore { get; private set; } = [];

    /// <summary>What this person typed and did not save; of a new article, all that never were.</summary>
    public IReadOnlyList<AutosaveLine> Kept { get; private set; } = [];

    /// <summary>The one of them that stands in the form.</summary>
    public AutosaveLine? Taken { get; private set; }

    /// <summary>What it was translated from; null for what was written in its own language.</summary>
    public SourceView? Source { get; private set; }

    public DateTime Now { get; } = clock.GetUtcNow().UtcDateTime;
    public Standing Standing => Article?.StandingAt(Now) ?? Standing.Draft;
    public bool IsPublic => Standing == Standing.Published;

    /// <summary>The article's, in whose language and direction its own words are typed, whatever the desk speaks; for a new one as it was chosen last.</summary>
    public Edition? Edition => here.Paper.Edition(Article?.Edition ?? Input.Edition ?? "");
    public string Direction => Edition?.Direction ?? "auto";

    /// <summary>Of the words that describe the picture, which may be in a language of their own.</summary>
    public (string? Lang, string Direction) Alt => Input.AltLang is { Length: > 0 } code ? (code, here.Paper.Edition(code)?.Direction ?? "auto") : (Edition?.Code, Direction);

    public bool IsFor(StaffMember staff) => staff.MayWrite;

    /// <param name="code">The article's, or <see cref="New"/>.</param>
    /// <param name="edition">Of a new one.</param>
    /// <param name="saved">It was, just now.</param>
    /// <param name="kept">The code under which the words to take up were kept.</param>
    /// <param name="picture">The key of the picture that was chosen in the library.</param>
    /// <param name="stopping">Nothing changes.</param>
    public async Task<IActionResult> OnGetAsync([FromRoute] string code, string? edition, string? saved, string? kept, string? picture, CancellationToken stopping)
    {
        if (await FindAsync(code, stopping) is { } no) return no;
        Input = Article is null ? new() { Code = Crockford.NewCode(Article.CodeLength), Edition = here.Paper.Edition(edition ?? "")?.Code ?? here.Edition.Code } : FormOf(Article);
        if (Article is not null && Source?.LendsAddressTo(Article) == true) Input.Slug = null;
        IsSaved = saved is not null;
        var mine = db.Autosaves.AsNoTracking().By(desk.Me.Id);
        Kept = await (Article is null ? mine.Unfinished(db.Articles) : mine.Where(a => a.Code == Article.Code)).Lines().ToListAsync(stopping);
        Taken = Kept.FirstOrDefault(line => line.Code == kept);
        if (Taken is not null) Input = InputModel.Of(KeepTyped.Read(await mine.SingleAsync(a => a.Code == Taken.Code, stopping)), Taken.Code);
        if (picture is not null && await db.PictureNotes.AsNoTracking().Include(n => n.MediaFile).FirstOrDefaultAsync(n => n.MediaFile.Key == picture, stopping) is { } notes)
        {
            Input.Choose(notes, Edition?.Code ?? "");
            IsChosen = true;
        }
        return await ShowAsync(stopping);
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string code, string? step, [FromForm(Name = "")] InputModel input, CancellationToken stopping)
    {
        var isKnown = code != New;
        if (!isKnown) code = input.NewCode();
        if (await FindAsync(code, stopping) is { } no && (isKnown || no is not NotFoundResult)) return no;
        var wanted = step switch { "publish" => SaveStep.Publish, "unpublish" => SaveStep.Unpublish, "submit" => SaveStep.Submit, _ => SaveStep.Save };
        if (wanted is SaveStep.Publish or SaveStep.Unpublish && !desk.Me.MayPublish) return Forbid();

        Input = input;
        if (await input.StoreUploadAsync(storePicture, stopping) is { } fault) return await RefuseAsync([fault], StatusCodes.Status422UnprocessableEntity, stopping);
        if (step == "choose" && await keep.RunAsync(code, input.Typed(), desk.Me, stopping)) return this.SeeOther($"/admin/pictures?for={code}");
        if (step == "mend") input.MendLetters();
        if (wanted == SaveStep.Publish && !input.Typed().WouldBeRefused() && (await WarningsAsync(stopping)).Any(w => !(input.Warned ?? "").Split(' ').Contains(w.Key)))
        {
            IsWarned = true;
            return await RefuseAsync([], StatusCodes.Status422UnprocessableEntity, stopping);
        }
        switch (await save.RunAsync(code, input.Typed(), wanted, desk.Me, stopping))
        {
            case SaveOutcome.Saved done:
                return this.SeeOther($"/admin/articles/{done.Article.Code}?saved=1");
            case SaveOutcome.Conflict conflict:
                Article = conflict.Current;
                await FindNamesAsync(stopping);
                Conflict = Conflict.Between(conflict.Current, Input, this);
                Input.Version = conflict.Current.Version; // the next save has seen it
                return await RefuseAsync([], StatusCodes.Status409Conflict, stopping);
            case SaveOutcome.Refused refused:
                await FindAsync(code, stopping); // unpublishing was not refused
                if (wanted == SaveStep.Unpublish) Input.Version = Article!.Version;
                return await RefuseAsync(refused.Faults, StatusCodes.Status422UnprocessableEntity, stopping);
            default:
                throw new InvalidOperationException("An outcome without a page.");
        }
    }

    /// <summary>The form of an article as it is saved.</summary>
    public InputModel FormOf(Article article) => InputModel.Of(article, here.Zone, Now);

    /// <summary>A name as the article's readers read it.</summary>
    public string NameOf(EditionText name) => name.In(Edition?.Code ?? here.Edition.Code);

    public string EditionName(string code) => here.Paper.Edition(code)?.Name ?? code;

    /// <summary>Whether the form asks when it is to be published.</summary>
    public bool IsTimeAsked => desk.Me.MayPublish && !IsPublic;

    /// <summary>The sentence for a field that was refused; null where it was not.</summary>
    public string? FaultOf(string field) => Faults.FirstOrDefault(f => f.Field == field) is { } fault ? Sentence(fault) : null;

    /// <summary>What stands beside a field: its hint, and why it was refused.</summary>
    public string? Describing(string field, bool hasHint = false) =>
        (hasHint, FaultOf(field)) switch
        {
            (false, null) => null,
            (true, null) => $"{field}-hint",
            (false, _) => $"fault-{field}",
            _ => $"{field}-hint fault-{field}",
        };

    public string Sentence(Fault fault) => Sentence(fault, here);

    internal static string Sentence(Fault fault, CurrentEdition here) => here.Words.Format(fault.WordKey, fault.Value switch { int number => here.Dates.Number(number), DateTime moment => here.Dates.Moment(moment), var other => other });

    private async Task<IActionResult?> FindAsync(string code, CancellationToken stopping)
    {
        if (code == New) return null;
        Article = await db.Articles.AsNoTracking().WithParts().FirstOrDefaultAsync(a => a.Code == code, stopping);
        if (Article is null || !desk.Me.MayEdit(Article)) return Article is null ? NotFound() : Forbid();
        Source = await SourceView.OfAsync(db, Article, here.Paper, desk.Me, Now, stopping);
        return null;
    }

    private async Task<IActionResult> RefuseAsync(IReadOnlyList<Fault> faults, int status, CancellationToken stopping)
    {
        Faults = faults;
        Response.StatusCode = status;
        return await ShowAsync(stopping);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken stopping)
    {
        head.Title = Article?.Headline ?? here.Words["desk.new"];
        await FindNamesAsync(stopping);
        Warnings = await WarningsAsync(stopping);
        if (Article is { } saved) LedBefore = [.. (await db.Redirects.Where(r => r.Edition == saved.Edition && r.Slug == saved.Slug && r.ArticleId != saved.Id).Join(db.Articles, r => r.ArticleId, a => a.Id, (_, a) => new { a.Headline, a.StartedById, a.State }).ToListAsync(stopping)).Where(a => desk.Me.MayEdit(a.StartedById, a.State)).Select(a => a.Headline)];
        Topics = await suggestTopics.RunAsync(Edition?.Code ?? "", "", stopping);
        Picture = Input.Picture is { Length: > 0 } key ? await db.MediaFiles.AsNoTracking().FirstOrDefaultAsync(m => m.Key == key, stopping) : null;
        return Page();
    }

    private async Task FindNamesAsync(CancellationToken stopping)
    {
        Sections = await db.Sections.AsNoTracking().OrderBy(s => s.Position).ThenBy(s => s.Id).ToListAsync(stopping);
        Authors = await db.Authors.AsNoTracking().OrderBy(a => a.Id).ToListAsync(stopping);
    }

    private async Task<IReadOnlyList<Fault>> WarningsAsync(CancellationToken stopping)
    {
        var warnings = TextWarnings.Of(Edition?.Code ?? "", Input.Headline ?? "", Input.Body ?? "", Input.Typed().OtherWords).Select(w => new Fault(w.Field, w.WordKey, w.Value)).ToList();
        if (await renderer.MissingPictureAsync(Input.Body ?? "", stopping) is { } name) warnings.Add(new("body", "desk.warning.picture", PlainText.Isolate(PlainText.Start(PlainText.CleanLine(name), 60))));
        return [.. warnings, .. Source?.Warnings(Input.Headline ?? "") ?? []];
    }
}
