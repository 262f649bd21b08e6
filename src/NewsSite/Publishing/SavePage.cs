using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Publishing;

/// <summary>Writes a standing page of one edition. Its address never changes: links name it.</summary>
public sealed class SavePage(NewsDb db, CurrentPaper paper, TimeProvider clock)
{
    /// <summary>In place of the address of one that is not saved yet.</summary>
    public const string New = NewAddress.New;

    /// <param name="edition">Of the paper.</param>
    /// <param name="slug">Of the page, which may still be missing in this edition; null for a new one.</param>
    /// <param name="version">The one that its writer saw; 0 for a new one.</param>
    /// <param name="typed">As it was sent.</param>
    /// <param name="stopping">Until the commit.</param>
    public async Task<NamedOutcome<Page>> RunAsync(string edition, string? slug, int version, TypedPage typed, CancellationToken stopping)
    {
        var clean = typed.Cleaned();
        var faults = clean.Faults().ToList();
        var text = clean.Render(faults);
        return await db.WriteAsync<NamedOutcome<Page>>(async () =>
        {
            var page = slug is null ? null : await db.Pages.FirstOrDefaultAsync(p => p.Edition == edition && p.Slug == slug, stopping);
            if (page is null && version > 0) return new NamedOutcome<Page>.Missing();
            if (page is not null && page.Version != version) return new NamedOutcome<Page>.Conflict(page);
            var address = slug ?? await NewAddress.OfAsync(clean.Slug, clean.Title, async made => paper.Value.IsOwnAddress(made) || await db.Pages.AnyAsync(p => p.Edition == edition && p.Slug == made, stopping), faults);
            if (faults.Count > 0 || text is null) return new NamedOutcome<Page>.Refused(faults);
            page ??= db.Pages.Add(new Page { Edition = edition, Slug = address }).Entity;
            if (page.Body != clean.Body || page.Title != clean.Title) page.UpdatedAt = clock.GetUtcNow().UtcDateTime;
            (page.Title, page.Summary) = (clean.Title, clean.Summary);
            page.Write(clean.Body, text);
            if (typed.IsChecked) page.IsTranslationUnchecked = false;
            page.MarkSaved();
            await db.SaveChangesAsync(stopping);
            return new NamedOutcome<Page>.Saved(page);
        }, stopping);
    }
}

/// <summary>A standing page as the form of the desk sends it.</summary>
/// <param name="Slug">Of a new one; empty for one that is made of its title.</param>
/// <param name="IsChecked">Whether a person vouches for the translation.</param>
public sealed record TypedPage(string Title, string Summary, string Body, string Slug, bool IsChecked)
{
    private const int MostTypedPerKept = 4;

    internal TypedPage Cleaned() => this with { Title = Line(Title, Article.MaxHeadlineLength), Summary = Line(Summary, Article.MaxSummaryLength), Body = PlainText.Clean(Body.ReplaceLineEndings("\n")).Trim('\n'), Slug = Slug.Trim() };

    internal IEnumerable<Fault> Faults()
    {
        if (!PlainText.IsSeen(Title)) yield return new("title", "desk.fault.title-empty");
        if (Title.Length > Article.MaxHeadlineLength) yield return new("title", "desk.fault.too-long", Article.MaxHeadlineLength);
        if (Summary.Length > Article.MaxSummaryLength) yield return new("summary", "desk.fault.too-long", Article.MaxSummaryLength);
        if (!PlainText.IsSeen(Body)) yield return new("body", "desk.fault.page-empty");
    }

    /// <summary>The text as readers would see it.</summary>
    /// <param name="faults">Takes in why there is none.</param>
    public RenderedText? Render(List<Fault> faults)
    {
        try
        {
            // A picture answers readers only while a public article uses it.
            if (ArticleMarkdown.PictureNames(Body).Count == 0) return ArticleMarkdown.Render(Body, _ => null);
            faults.Add(new("body", "desk.fault.page-pictures"));
        }
        catch (InputRefusedException e)
        {
            faults.Add(new("body", e.WordKey, e.Value));
        }
        return null;
    }

    // What is far beyond is not even cleaned.
    private static string Line(string text, int most) => text.Length > most * MostTypedPerKept ? text : PlainText.CleanLine(text);
}
