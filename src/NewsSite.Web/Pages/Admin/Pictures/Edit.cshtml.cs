using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Media;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Pictures;

/// <summary>One picture of the library: the words with which the next article takes it, its focal point, who shows it, and its end.</summary>
public sealed class EditModel(NewsDb db, CurrentEdition here, PageHead head, Desk desk, DescribePicture describe, DeletePicture delete) : PageModel, IDeskPage
{
    public PictureNotes Picture { get; private set; } = null!;
    public PictureInput Input { get; private set; } = new();
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? SentBy { get; private set; }
    public PictureUses Uses { get; private set; } = PictureUses.None;
    public bool MayChange { get; private set; }
    public bool MayDelete => desk.Me.MayDelete(Picture);
    public bool IsSaved { get; private set; }

    /// <summary>It was made of another, which it replaces, just now.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>Someone else saved it since the form was opened; nothing was overwritten.</summary>
    public bool IsConflict { get; private set; }

    /// <summary>It was to be deleted, but an article shows it.</summary>
    public bool IsInUse { get; private set; }

    public bool IsFor(StaffMember staff) => staff.MayWrite;

    public async Task<IActionResult> OnGetAsync([FromRoute] string key, string? saved, string? changed, CancellationToken stopping)
    {
        if (!await FindAsync(key, stopping)) return NotFound();
        (IsSaved, IsChanged, Input) = (saved is not null, changed is not null, PictureInput.Of(Picture, here.Edition.Code));
        return await ShowAsync(StatusCodes.Status200OK, stopping);
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string key, string? step, [FromForm(Name = "")] PictureInput input, CancellationToken stopping)
    {
        if (!await FindAsync(key, stopping)) return NotFound();
        if (step == "delete") return await DeleteAsync(key, stopping);
        if (!MayChange) return Forbid();
        (Input, Faults) = (input, input.Read(here.Paper, out var typed));
        if (Faults.Count > 0) return await ShowAsync(StatusCodes.Status422UnprocessableEntity, stopping);
        if (await describe.RunAsync(key, input.Version, typed, stopping)) return this.SeeOther($"/admin/pictures/{key}?saved=1");
        if (!await FindAsync(key, stopping)) return NotFound();
        (IsConflict, input.Version) = (true, Picture.Version); // the next save has seen it
        return await ShowAsync(StatusCodes.Status409Conflict, stopping);
    }

    /// <summary>The sentence for a field that was refused; null where it was not.</summary>
    public string? FaultOf(string field) => Faults.FirstOrDefault(f => f.Field == field) is { } fault ? here.Sentence(fault.WordKey, fault.Value) : null;

    /// <summary>What stands beside a field: its hint, and why it was refused.</summary>
    public string? Describing(string field, string? hint = null) => FaultOf(field) is null ? hint : $"{hint} fault-{field}".TrimStart();

    /// <summary>Where who is at the desk can look at an article: where it is written, else where it is read.</summary>
    public string AddressOf(ArticleRow article) => desk.Me.MayEdit(article.StartedById, article.State) ? $"/admin/articles/{article.Code}" : $"{here.Paper.Edition(article.Edition)?.PathBase}/{article.Path}";

    private async Task<IActionResult> DeleteAsync(string key, CancellationToken stopping)
    {
        if (!MayDelete) return Forbid();
        if (await delete.RunAsync(key, stopping)) return this.SeeOther("/admin/pictures?deleted=1");
        (IsInUse, Input) = (true, PictureInput.Of(Picture, here.Edition.Code));
        return await ShowAsync(StatusCodes.Status422UnprocessableEntity, stopping);
    }

    private async Task<bool> FindAsync(string key, CancellationToken stopping)
    {
        if (await db.PictureNotes.AsNoTracking().Include(n => n.MediaFile).FirstOrDefaultAsync(n => n.MediaFile.Key == key, stopping) is not { } found) return false;
        (Picture, MayChange) = (found, desk.Me.MayChange(found, await PictureUses.ArePublicAsync(db, found.MediaFileId, desk.At, stopping)));
        return true;
    }

    private async Task<IActionResult> ShowAsync(int status, CancellationToken stopping)
    {
        (Response.StatusCode, head.Title) = (status, Picture.MediaFile.Name);
        SentBy = Picture.AddedById is { } by ? await db.StaffMembers.Where(s => s.Id == by).Select(s => s.UserName).FirstOrDefaultAsync(stopping) : null;
        Uses = await PictureUses.OfAsync(db, Picture.MediaFileId, desk.Me, desk.At, stopping);
        return Page();
    }
}
