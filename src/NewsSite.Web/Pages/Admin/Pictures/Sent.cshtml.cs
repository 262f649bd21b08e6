using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Media;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Text;
using NewsSite.Web.Pages.Shared;

namespace NewsSite.Web.Pages.Admin.Pictures;

/// <summary>Where script sends a photograph piece by piece, and then asks for a picture of it. The sentences that it answers are shown as they are.</summary>
[RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class SentModel(CurrentEdition here, Desk desk, SentPictures sent) : PageModel, IDeskPage
{
    // One piece and its form.
    private const int MostBytes = SentPictures.MaxPieceLength + (64 << 10);

    public bool IsFor(StaffMember staff) => staff.MayWrite;

    /// <returns>How many bytes have come; once all have, and <paramref name="step"/> says so, the picture as JSON.</returns>
    public async Task<IActionResult> OnPostAsync([FromRoute] string code, [FromForm] string? step, [FromForm] long from, [FromForm] IFormFile? piece, [FromForm] string? name, CancellationToken stopping)
    {
        if (!IsCode(code)) return NotFound();
        try
        {
            if (step == "store") return await sent.StoreAsync(desk.Me, code, name ?? "", stopping) is { } media ? new JsonResult(new { media.Key, media.Name, Address = AddressOf(media) }) : NotFound();
            return await piece.ReadAsync(stopping) is { } bytes && from >= 0 ? Content($"{await sent.AddAsync(desk.Me, code, from, bytes, stopping)}") : BadRequest();
        }
        catch (InputRefusedException e)
        {
            return new ContentResult { StatusCode = StatusCodes.Status422UnprocessableEntity, Content = here.Sentence(e.WordKey, e.Value) };
        }
    }

    private static bool IsCode(string code) => Crockford.IsCode(code, SentPictures.CodeLength);

    // A small one, to be shown beside the field.
    private static string AddressOf(MediaFile media) => $"/media/{MediaFile.FileName(media.Key, MediaFile.RenditionsOf(media.Width).First(), "jpg")}";
}
