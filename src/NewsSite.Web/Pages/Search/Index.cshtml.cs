using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Search;
using NewsSite.Text;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Search;

/// <summary>The search: a form that works by itself, what was found, and what else there is where nothing was.</summary>
public sealed class IndexModel(ReadDb db, FindArticles find, CurrentEdition here, PageHead head, Navigation navigation, SearchAuthors authors) : PageModel
{
    public InputModel Input { get; private set; } = new();

    /// <summary>Null while nothing is looked for.</summary>
    public Findings? Found { get; private set; }

    public int PageNumber { get; private set; } = 1;
    public int Pages => Found is null ? 0 : Math.Min(FindArticles.MostPages, (Found.Count + FindArticles.PageLength - 1) / FindArticles.PageLength);

    /// <summary>To what a search can be narrowed; what it is narrowed to is among them, be it from another edition.</summary>
    public List<SectionLink> Sections { get; } = [];
    public List<AuthorChoice> Authors { get; } = [];

    /// <summary>What is wrong with the form, as it is read out.</summary>
    public string? Fault { get; private set; }

    /// <summary>The field that it is wrong with.</summary>
    public string? FaultField { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromQuery] InputModel input, CancellationToken stopping)
    {
        Input = input;
        head.Title = string.IsNullOrWhiteSpace(input.Query) ? here.Words["search.title"] : here.Words.Format("search.title-of", PlainText.Isolate(PlainText.CleanLine(input.Query)));
        head.Siblings = here.Paper.Editions.Where(e => e != here.Edition).ToDictionary(e => e.Code, _ => "search" + input.With());
        if (input.Number(FindArticles.MostPages) is not { } number) return NotFound();
        var section = string.IsNullOrEmpty(input.Section) ? null : await db.Sections.FirstOrDefaultAsync(s => s.Slug == input.Section, stopping);
        var author = string.IsNullOrEmpty(input.Author) ? null : await db.Authors.FirstOrDefaultAsync(a => a.Slug == input.Author, stopping);
        if ((section is null && !string.IsNullOrEmpty(input.Section)) || (author is null && !string.IsNullOrEmpty(input.Author))) return NotFound();
        await OfferAsync(section, author, stopping);
        if (string.IsNullOrWhiteSpace(input.Query)) return Page();

        PageNumber = number;
        if (input.Query.Length > SearchQuery.MaxLength) return Refuse("q", here.Words.Format("search.fault.too-long", here.Dates.Number(SearchQuery.MaxLength)));
        if (input.ReadDays(here.Zone, out var from, out var until) is { } field) return Refuse(field, here.Words["search.fault.day"]);
        if (until <= from) return Refuse("from", here.Words["search.fault.order"]);

        var what = new SearchFor(input.Query, here.Edition.Code, input.IsInAll ? null : here.Edition.Code, section?.Id, author?.Id, from, until);
        if (what.Query.All.Count == 0) return Refuse("q", here.Words["search.fault.empty"]);
        if (what.Query.Terms > SearchQuery.MaxTerms) return Refuse("q", here.Words.Format("search.fault.too-many", here.Dates.Number(SearchQuery.MaxTerms)));
        Found = await find.RunAsync(what, number, stopping);
        return number > 1 && Found.Articles.Count == 0 ? NotFound() : Page();
    }

    private async Task OfferAsync(Section? section, Author? author, CancellationToken stopping)
    {
        foreach (var edition in here.Paper.Editions.Where(e => Input.IsInAll || e == here.Edition).OrderBy(e => e != here.Edition))
        {
            Sections.AddRange((await navigation.InAsync(edition.Code, stopping)).ExceptBy(Sections.Select(s => s.Slug), s => s.Slug));
            Authors.AddRange((await authors.InAsync(edition.Code, stopping)).ExceptBy(Authors.Select(a => a.Slug), a => a.Slug));
        }
        if (section is not null && !Sections.Exists(s => s.Id == section.Id)) Sections.Add(SectionLink.Of(section));
        if (author is not null && !Authors.Exists(a => a.Slug == author.Slug)) Authors.Add(new(author.Slug, author.Name));
    }

    private PageResult Refuse(string field, string fault)
    {
        (FaultField, Fault) = (field, fault);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
