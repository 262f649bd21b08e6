using NewsSite.Media;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Text;

namespace NewsSite.Web.Pages.Admin;

/// <summary>A file that a form brings becomes a picture of the paper, or a sentence that says why not (P21).</summary>
internal static class PictureUpload
{
    /// <returns>The file's bytes; null where none was chosen.</returns>
    public static async Task<byte[]?> ReadAsync(this IFormFile? upload, CancellationToken stopping)
    {
        if (upload is null) return null;
        using var content = new MemoryStream((int)upload.Length);
        await upload.CopyToAsync(content, stopping);
        return content.ToArray();
    }

    /// <returns>The picture, or why the file is not taken.</returns>
    public static async Task<(MediaFile? Picture, Fault? Why)> StoreAsync(this IFormFile upload, StorePicture store, CancellationToken stopping)
    {
        if (upload.Length > StorePicture.MaxBytes) return (null, new("upload", "picture.too-large", StorePicture.MaxBytes / 1_000_000));
        try
        {
            await using var content = upload.OpenReadStream();
            return (await store.RunAsync(content, upload.FileName, stopping, isNewName: true), null);
        }
        catch (InputRefusedException e)
        {
            return (null, new("upload", e.WordKey, e.Value));
        }
    }
}
