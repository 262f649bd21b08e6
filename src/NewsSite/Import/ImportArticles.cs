using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Text;

namespace NewsSite.Import;

/// <summary>Brings in articles, matched by their id. One that was edited on the site since its last import is left alone.</summary>
internal sealed class ImportArticles(NewsDb db, ContentFolder folder, Paper paper, ImportPictures pictures, RenderBody render, BatchWriter writer, Ledger ledger, TimeProvider clock, ImportReport report)
{
    // A paper that begins anew in its folder has no rows of what was destroyed in it.
    private readonly HashSet<string> destroyed = [.. ledger.Read().Where(e => e.What is LedgerAct.ArticleKilled or LedgerAct.ArticleScrubbed).Select(e => e.Id)];

    private readonly Dictionary<string, string> pathOf = new(StringComparer.Ordinal);

    /// <summary>One file: read and rendered now, written with the next batch.</summary>
    /// <exception cref="BadFileException">The file does not go in.</exception>
    public async Task RunAsync(string path, CancellationToken stopping)
    {
        var file = ArticleFile.Read(await folder.ReadAsync(path, FrontMatter.MaxFileSize, stopping), path, paper);
        if (file.Corrections.FirstOrDefault(c => c.At > clock.GetUtcNow().UtcDateTime) is { } early) throw new BadFileException(early.Line, "This correction is of a time that has not come.");
        if (file.State == ArticleState.Published && file.Embargo > file.Date) throw new BadFileException(file.Front.Keys.LineOf("embargo"), "The embargo ends after the date of publication.");
        if (!pathOf.TryAdd(file.Code, path)) throw new BadFileException(file.Front.Keys.LineOf("id"), $"{pathOf[file.Code]} has the same id.");

        var known = await db.Articles.AsNoTracking().Where(a => a.Code == file.Code)
            .Select(a => new { a.ImportHash, IsEdited = a.ImportHash == null || a.Version != a.ImportedVersion, Pictures = a.Pictures.Select(p => p.MediaFileId).ToList() })
            .FirstOrDefaultAsync(stopping);
        var isSame = known is not null && known.ImportHash == file.Front.Hash;
        if (known is { IsEdited: true })
        {
            report.Note(path, isSame ? ImportOutcome.Unchanged : ImportOutcome.Conflict);
            return;
        }
        if (known is null && destroyed.Contains(file.Code)) throw new BadFileException(file.Front.Keys.LineOf("id"), "This article was destroyed, or words were taken out of it to protect somebody: it is not taken again.");
        if (known is null && await db.IsBuriedAsync(Article.TombstoneOf(file.Code), stopping))
        {
            report.Note(path, ImportOutcome.Unchanged); // the desk has said that the paper begins without it
            return;
        }
        long? lead = file.Lead is null ? null : await pictures.IdOfAsync(file.Lead.Name, stopping) ?? throw new BadFileException(file.Front.Keys.LineOf("image"), RenderBody.Missing(file.Lead.Name));
        var named = await render.PicturesAsync(file.Front, stopping);
        if (isSame && known!.Pictures.TrueForAll(p => p == lead || named.Contains(p)))
        {
            report.Note(path, ImportOutcome.Unchanged);
            return;
        }
        var (text, shown) = await render.RunAsync(file.Front, stopping);
        await writer.AddAsync(path, text.NeutralHtml.Length + file.Front.Body.Length, () => WriteAsync(file, text, lead, shown, stopping), stopping);
    }

    private async Task<ImportOutcome> WriteAsync(ArticleFile file, RenderedText text, long? leadId, IReadOnlyList<long> shown, CancellationToken stopping)
    {
        var article = await db.Articles.WithParts().Include(a => a.Story).Include(a => a.Corrections).FirstOrDefaultAsync(a => a.Code == file.Code, stopping);
        if (article is { WasEditedSinceImport: true }) return ImportOutcome.Conflict;
        if (article is not null && article.Edition != file.Edition)
            throw new BadFileException(file.Front.Keys.LineOf("lang"), $"The article {file.Code} is in {article.Edition}; a translation needs an id of its own.");

        var outcome = article is null ? ImportOutcome.Added : ImportOutcome.Changed;
        var slug = await SlugAsync(file, article, stopping);
        var story = await StoryAsync(file, stopping);
        var section = await SectionAsync(file, stopping);
        var media = await db.MediaFiles.Where(m => m.Id == leadId || shown.Contains(m.Id)).ToListAsync(stopping);
        article ??= db.Articles.Add(new Article { Code = file.Code, Edition = file.Edition, Story = story }).Entity;
        if (file.State == ArticleState.Published && await db.Articles.EmbargoOfStoryAsync(story.Id, file.Code, file.Date, stopping) is { } until)
            throw new BadFileException(file.Front.Keys.LineOf("date"), $"The same story is under an embargo until {PaperDate.Iso(until)}.");
        article.Story = story;
        article.PutIn(section);
        article.Headline = file.Title;
        article.Summary = file.Summary;
        article.Lead = Lead(article.Lead, file.Lead, media.Find(m => m.Id == leadId));
        article.Write(file.Front.Body, text, media.Where(m => shown.Contains(m.Id)));
        article.Rename(slug);
        foreach (var alias in file.Aliases.Where(a => a != slug && article.OldSlugs.TrueForAll(r => r.Slug != a))) article.OldSlugs.Add(new Redirect { Edition = file.Edition, Slug = alias });
        article.SetTopics(await TopicsAsync(file, stopping));
        article.SetBylines(await AuthorsAsync(file, stopping));
        article.Guests = file.Guests;
        if (!file.Pinned) article.Unpin();
        else if (!article.Pinned) article.Pin();
        article.Evergreen = file.Evergreen;
        (article.Comments, article.CommentsUntil, article.SharedWords) = (file.Comments, file.CommentsUntil, file.SharedWords);
        (article.TranslatedFrom, article.TranslatedOn, article.IsTranslationUnchecked) = (file.Translation.From, file.Translation.On, file.Translation.IsUnchecked);
        article.OtherFrontMatter = file.Rest;
        article.UpdatedAt = file.Updated;
        CorrectionEntry.Apply(file.Corrections, article);
        SetState(article, file);
        article.MarkImported(file.Front.Hash);
        if (article.IsPublic(clock.GetUtcNow().UtcDateTime)) await db.LearnAsync(article, stopping);
        await db.SaveChangesAsync(stopping);
        return outcome;
    }

    // The file rules over the first time of publication too: a date that was wrong is put right.
    private void SetState(Article article, ArticleFile file)
    {
        article.Embargo(null);
        article.Date(file.Date);
        switch (file.State)
        {
            case ArticleState.Published: article.Publish(file.Date); break;
            case ArticleState.Withdrawn: article.Withdraw(); break;
            case ArticleState.Submitted: article.Submit(); break;
            default: article.Unpublish(clock.GetUtcNow().UtcDateTime); break;
        }
        article.Embargo(file.Embargo);
    }

    private static LeadPicture? Lead(LeadPicture? lead, LeadEntry? entry, MediaFile? media)
    {
        if (entry is null) return null;
        lead ??= new LeadPicture();
        lead.MediaFile = media!;
        lead.Alt = entry.Alt;
        lead.AltLang = entry.AltLang;
        lead.Caption = entry.Caption;
        lead.Credit = entry.Credit;
        return lead;
    }

    private async Task<string> SlugAsync(ArticleFile file, Article? article, CancellationToken stopping)
    {
        if (file.Slug is { } wanted)
        {
            var owner = await db.Articles.Where(a => a.Edition == file.Edition && a.Slug == wanted && a.Code != file.Code).Select(a => a.Code).FirstOrDefaultAsync(stopping);
            return owner is null ? wanted : throw new BadFileException(file.Front.Keys.LineOf("slug"), $"The slug {wanted} belongs to the article {owner}.");
        }
        if (article is not null) return article.Slug; // an address that was left to us does not move with the headline
        return await db.Articles.FreeSlugAsync(file.Edition, file.Title, file.Code, stopping);
    }

    private async Task<Story> StoryAsync(ArticleFile file, CancellationToken stopping)
    {
        var other = await db.Articles.Where(a => a.Story.Key == file.Story && a.Edition == file.Edition && a.Code != file.Code).Select(a => a.Code).FirstOrDefaultAsync(stopping);
        if (other is not null) throw new BadFileException(file.Front.Keys.LineOf("story"), $"The story {file.Story} is told in {file.Edition} by the article {other} already.");
        return await db.Stories.FirstOrDefaultAsync(s => s.Key == file.Story, stopping) ?? new Story { Key = file.Story };
    }

    private async Task<Section?> SectionAsync(ArticleFile file, CancellationToken stopping) => file.Section is null ? null
        : await db.Sections.FirstOrDefaultAsync(s => s.Slug == file.Section, stopping) ?? throw new BadFileException(file.Front.Keys.LineOf("section"), $"There is no section {file.Section}.");

    private async Task<List<Topic>> TopicsAsync(ArticleFile file, CancellationToken stopping)
    {
        var topics = new List<Topic>();
        foreach (var name in file.Topics) topics.Add(await db.Topics.NamedAsync(file.Edition, name, stopping));
        return topics;
    }

    private async Task<List<Author>> AuthorsAsync(ArticleFile file, CancellationToken stopping)
    {
        var authors = new List<Author>();
        foreach (var named in file.Authors.DistinctBy(a => a.Value))
            authors.Add(await db.Authors.FirstOrDefaultAsync(a => a.Slug == named.Value, stopping) ?? throw new BadFileException(named.Line, $"There is no author {named.Value}."));
        return authors;
    }
}
