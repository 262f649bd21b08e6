using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Import;

/// <summary>Brings in the standing pages, matched by edition and slug, under the same rules as articles.</summary>
internal sealed class ImportPages(NewsDb db, ContentFolder folder, Paper paper, RenderBody render, BatchWriter writer, TimeProvider clock, ImportReport report)
{
    private readonly Dictionary<(string Edition, string Slug), string> pathOf = [];

    /// <summary>One file: read and rendered now, written with the next batch.</summary>
    /// <exception cref="BadFileException">The file does not go in.</exception>
    public async Task RunAsync(string path, CancellationToken stopping)
    {
        var file = PageFile.Read(await folder.ReadAsync(path, FrontMatter.MaxFileSize, stopping), path, paper);
        if (!pathOf.TryAdd((file.Edition, file.Slug), path)) throw new BadFileException(file.Front.Keys.LineOf("slug"), $"{pathOf[(file.Edition, file.Slug)]} is the page {file.Slug} of that edition too.");
        // A picture answers readers only while a public article uses it.
        if (render.Names(file.Front) is [{ } picture, ..]) throw new BadFileException(RenderBody.LineOf(file.Front, picture), "Pages hold no pictures.");

        var known = await db.Pages.AsNoTracking().FirstOrDefaultAsync(p => p.Edition == file.Edition && p.Slug == file.Slug, stopping);
        if (known is not null && (known.ImportHash == file.Front.Hash || known.WasEditedSinceImport))
        {
            report.Note(path, known.ImportHash == file.Front.Hash ? ImportOutcome.Unchanged : ImportOutcome.Conflict);
            return;
        }
        if (known is null && await IsDeletedAsync(file, stopping))
        {
            report.Note(path, ImportOutcome.Unchanged); // the desk has said that there is no such page
            return;
        }
        var (text, _) = await render.RunAsync(file.Front, stopping);
        await writer.AddAsync(path, text.NeutralHtml.Length + file.Front.Body.Length, () => WriteAsync(file, text, stopping), stopping);
    }

    private Task<bool> IsDeletedAsync(PageFile file, CancellationToken stopping) => db.IsBuriedAsync(Page.PathOf(file.Edition, file.Slug), stopping);

    private async Task<ImportOutcome> WriteAsync(PageFile file, RenderedText text, CancellationToken stopping)
    {
        var page = await db.Pages.FirstOrDefaultAsync(p => p.Edition == file.Edition && p.Slug == file.Slug, stopping);
        if (page is { WasEditedSinceImport: true }) return ImportOutcome.Conflict;
        var outcome = page is null ? ImportOutcome.Added : ImportOutcome.Changed;
        page ??= db.Pages.Add(new Page { Edition = file.Edition, Slug = file.Slug }).Entity;
        page.Title = file.Title;
        page.Summary = file.Summary;
        page.Write(file.Front.Body, text);
        page.UpdatedAt = file.Updated ?? clock.GetUtcNow().UtcDateTime;
        (page.TranslatedFrom, page.TranslatedOn, page.IsTranslationUnchecked) = (file.Translation.From, file.Translation.On, file.Translation.IsUnchecked);
        page.MarkImported(file.Front.Hash);
        await db.SaveChangesAsync(stopping);
        return outcome;
    }
}
