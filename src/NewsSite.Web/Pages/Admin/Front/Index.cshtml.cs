using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Front;

/// <summary>What stands at the top of an edition: its banner, and the articles that are pinned.</summary>
public sealed class IndexModel(NewsDb db, CurrentEdition here, PageHead head, SetBanner setBanner, ArrangePins arrangePins, TimeProvider clock) : PageModel, IDeskPage
{
    private const int Offered = 30;

    public Edition Edition { get; private set; } = null!;

    /// <summary>As it is set, be it that it was ended; null where its time has passed.</summary>
    public Banner? Banner { get; private set; }
    public bool IsBannerShown { get; private set; }

    /// <summary>Those that are pinned, in their order; one may be scheduled.</summary>
    public IReadOnlyList<Article> Pinned { get; private set; } = [];

    /// <summary>The same by where they stand: at the top first, under no section, then by section.</summary>
    public IEnumerable<(Section? Section, IReadOnlyList<Article> Articles)> Places =>
        Pinned.Where(a => !a.PinnedInSection || a.Section is not null).GroupBy(a => a.PinnedInSection ? a.Section : null)
            .OrderBy(g => g.Key?.Position ?? int.MinValue).Select(g => (g.Key, (IReadOnlyList<Article>)[.. g]));

    /// <summary>The newest that readers may read, to choose from.</summary>
    public IReadOnlyList<(string Code, string Headline)> Articles { get; private set; } = [];
    public InputModel Input { get; private set; } = new();
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public bool IsSaved { get; private set; }
    public DateTime Now { get; } = clock.GetUtcNow().UtcDateTime;

    public bool IsFor(StaffMember staff) => staff.MayPublish;

    public async Task<IActionResult> OnGetAsync(string? edition, string? saved, CancellationToken stopping)
    {
        if (here.Paper.Edition(edition ?? here.Edition.Code) is not { } chosen) return NotFound();
        Edition = chosen;
        IsSaved = saved is not null;
        await LoadAsync(stopping);
        Input.Take(Banner, Now, here.Zone);
        return Page();
    }

    /// <param name="edition">An edition's code.</param>
    /// <param name="act">Of the banner <c>set</c>, <c>end</c>, <c>undo</c>; of an article a <see cref="PinStep"/>.</param>
    /// <param name="input">What the form of the act says.</param>
    /// <param name="stopping">Until the commit.</param>
    public async Task<IActionResult> OnPostAsync(string? edition, string? act, [FromForm(Name = "")] InputModel input, CancellationToken stopping)
    {
        if (!ModelState.IsValid || here.Paper.Edition(edition ?? "") is not { } chosen) return BadRequest();
        (Edition, Input) = (chosen, input);
        switch (act)
        {
            case "set": Faults = await setBanner.RunAsync(input.Typed(chosen.Code), stopping); break;
            case "end" or "undo": Faults = await EndAsync(act == "undo", stopping); break;
            default:
                if (!Enum.TryParse<PinStep>(act, ignoreCase: true, out var step) || !Enum.IsDefined(step)) return BadRequest();
                Faults = await arrangePins.RunAsync(chosen.Code, input.Pin ?? "", step, input.InSection, input.Until ?? "", stopping);
                break;
        }
        if (Faults.Count == 0) return this.SeeOther($"/admin/front?edition={chosen.Code}{(act == "end" ? "" : "&saved=1")}");
        await LoadAsync(stopping);
        if (act == "set") Input.Version = Banner?.Version ?? 0; // the next one has seen it
        else Input.Take(Banner, Now, here.Zone);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>The sentence for a field that was refused; null where it was not.</summary>
    public string? FaultOf(string field) => Faults.FirstOrDefault(f => f.Field == field) is { } fault ? Sentence(fault) : null;

    public string Sentence(Fault fault) => here.Words.Format(fault.WordKey, fault.Value is int number ? here.Dates.Number(number) : fault.Value);

    // What is gone needs no decision any more; what another has set is not ended unseen.
    private Task<IReadOnlyList<Fault>> EndAsync(bool isUndone, CancellationToken stopping) => db.WriteAsync<IReadOnlyList<Fault>>(async () =>
    {
        if (await db.Banners.SingleOrDefaultAsync(b => b.Edition == Edition.Code, stopping) is not { } banner) return [];
        if (banner.Version != Input.Version) return [new("banner", "desk.fault.banner-changed")];
        if (isUndone) banner.TakeUp();
        else banner.End(Now);
        await db.SaveChangesAsync(stopping);
        return [];
    }, stopping);

    private async Task LoadAsync(CancellationToken stopping)
    {
        head.Title = here.Words["desk.front"];
        Banner = await db.Banners.AsNoTracking().Include(b => b.Article).SingleOrDefaultAsync(b => b.Edition == Edition.Code && b.EndsAt > Now, stopping);
        IsBannerShown = await db.Banners.Where(b => b.Edition == Edition.Code).Shown(db.Articles, Now).AnyAsync(stopping);
        Pinned = await db.Articles.AsNoTrackingWithIdentityResolution().Include(a => a.Section).In(Edition.Code).Pins().PinnedAt(Now).LeadFirst().ToListAsync(stopping);
        var newest = await db.Articles.In(Edition.Code).Published(Now).NewestFirst().Select(a => new { a.Code, a.Headline }).Take(Offered).ToListAsync(stopping);
        if (Banner?.Article is { } led && newest.TrueForAll(a => a.Code != led.Code)) newest.Add(new { led.Code, led.Headline });
        Articles = newest.ConvertAll(a => (a.Code, a.Headline));
    }
}
