using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Media;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Search;
using NewsSite.Text;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Pictures;

/// <summary>The library of pictures: all that the paper holds, and where more are sent in; for an article, where one of them is chosen.</summary>
[RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class IndexModel(NewsDb db, CurrentEdition here, PageHead head, FindPictures find, StorePicture store) : PageModel, IDeskPage
{
    public const int MostFiles = 20;

    // Above what so many pictures have: they come from telephones.
    public const int MostBytes = 120 << 20;

    public LibraryPage List { get; private set; } = new([], null);
    public LibraryInput Input { get; private set; } = new();

    /// <summary>How many were taken in a moment ago.</summary>
    public int Added { get; private set; }

    /// <summary>The files that were not taken, and why.</summary>
    public IReadOnlyList<(string File, string Why)> Refused { get; private set; } = [];

    /// <summary>One was, a moment ago.</summary>
    public bool IsDeleted { get; private set; }

    /// <summary>Where the article is written for which a picture is chosen; null where none is.</summary>
    public string? Article { get; private set; }

    public bool IsFor(StaffMember staff) => staff.MayWrite;

    public async Task<IActionResult> OnGetAsync(LibraryInput input, int added, string? deleted, CancellationToken stopping)
    {
        (Added, IsDeleted) = (added, deleted is not null);
        return ModelState.IsValid ? await ShowAsync(input, stopping) : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(LibraryInput input, [FromForm] List<IFormFile>? upload, CancellationToken stopping)
    {
        if (!ModelState.IsValid) return NotFound();
        var refused = new List<(string, string)>();
        var added = 0;
        foreach (var (i, file) in (upload ?? []).Index())
        {
            var why = i < MostFiles ? (await file.StoreAsync(store, stopping)).Why : new Fault("upload", "desk.pictures.many", MostFiles);
            if (why is null) added++;
            else refused.Add((PlainText.CleanLine(file.FileName), here.Sentence(why.WordKey, why.Value)));
        }
        if (upload is not { Count: > 0 }) refused.Add(("", here.Words["desk.pictures.none-sent"]));
        if (refused.Count == 0) return this.SeeOther(new LibraryInput { For = input.For }.Address(null, ("added", added)));
        (Added, Refused) = (added, refused);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(new() { For = input.For }, stopping);
    }

    private async Task<IActionResult> ShowAsync(LibraryInput input, CancellationToken stopping)
    {
        Input = input;
        head.Title = here.Words["desk.pictures"];
        if (input.For is { } code)
        {
            if (!Crockford.IsCode(code, Model.Article.CodeLength)) return NotFound();
            Article = $"/admin/articles/{(await db.Articles.AnyAsync(a => a.Code == code, stopping) ? code : Articles.EditModel.New)}?kept={code}";
        }
        if (await find.RunAsync((input.Query ?? "").Trim(), here.Edition.Code, string.IsNullOrEmpty(input.Before) ? null : input.Before, stopping) is not { } page) return NotFound();
        List = page;
        return Page();
    }
}
