using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Media;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Text;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Pictures;

/// <summary>Turns a picture, crops it, makes faces in it unknown, or puts another in its place, wherever it is shown.</summary>
[RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class ChangeModel(NewsDb db, CurrentEdition here, PageHead head, Desk desk, ChangePicture change) : PageModel, IDeskPage
{
    // Above what a picture may have, so that one that is too large is answered by a sentence.
    private const int MostBytes = StorePicture.MaxBytes * 2;

    public PictureNotes Picture { get; private set; } = null!;

    /// <summary>How many articles show it, whoever may see them.</summary>
    public int Uses { get; private set; }
    public ChangeInput Input { get; private set; } = new() { Destroys = true };
    public NamedForm Form { get; private set; } = null!;

    public bool IsFor(StaffMember staff) => staff.MayWrite;

    public async Task<IActionResult> OnGetAsync([FromRoute] string key, CancellationToken stopping) => await FindAsync(key, stopping) ?? Show(StatusCodes.Status200OK);

    public async Task<IActionResult> OnPostAsync([FromRoute] string key, string? step, [FromForm(Name = "")] ChangeInput input, CancellationToken stopping)
    {
        if (await FindAsync(key, stopping) is { } no) return no;
        if (step is not ("left" or "right" or "crop" or "blur" or "replace")) return BadRequest();
        Input = input;
        var faults = new List<Fault>();
        var wanted = step == "replace" ? ReadUpload(input.Upload, faults) : input.Read(step, faults);
        if (wanted is null) return Show(StatusCodes.Status422UnprocessableEntity, faults);
        try
        {
            return await change.RunAsync(key, wanted, input.Destroys, desk.Me, stopping) is { } made ? this.SeeOther($"/admin/pictures/{made}?changed=1") : NotFound();
        }
        catch (InputRefusedException e)
        {
            return Show(StatusCodes.Status422UnprocessableEntity, [new(step == "replace" ? "upload" : "left", e.WordKey, e.Value)]);
        }
    }

    private static PictureChange.Replace? ReadUpload(IFormFile? upload, List<Fault> faults)
    {
        if (upload is not { Length: > 0 }) faults.Add(new("upload", "desk.fault.no-picture"));
        else if (upload.Length > StorePicture.MaxBytes) faults.Add(new("upload", "picture.too-large", StorePicture.MaxBytes / 1_000_000));
        return faults.Count > 0 ? null : new PictureChange.Replace(upload!.OpenReadStream());
    }

    /// <returns>Null where it is there and may be changed.</returns>
    private async Task<IActionResult?> FindAsync(string key, CancellationToken stopping)
    {
        if (await db.PictureNotes.AsNoTracking().Include(n => n.MediaFile).FirstOrDefaultAsync(n => n.MediaFile.Key == key, stopping) is not { } found) return NotFound();
        Picture = found;
        Uses = await db.Set<ArticlePicture>().CountAsync(p => p.MediaFileId == found.MediaFileId, stopping);
        return desk.Me.MayChange(found, await PictureUses.ArePublicAsync(db, found.MediaFileId, desk.At, stopping)) ? null : Forbid();
    }

    private PageResult Show(int status, IReadOnlyList<Fault>? faults = null)
    {
        (Response.StatusCode, head.Title) = (status, here.Words["desk.change"]);
        Form = new("change", $"/admin/pictures/{Picture.MediaFile.Key}/change", null, null, 0, faults ?? []);
        return Page();
    }
}
