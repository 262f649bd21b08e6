using NewsSite.Media;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Text;

namespace NewsSite.Web.Pages.Admin.Nameplate;

/// <summary>The files of the form as drawings of the paper, or why they are none, each at its field.</summary>
internal sealed class SentDrawings
{
    private readonly List<Fault> faults = [];
    private readonly List<Emblem> emblems = [];

    private SentDrawings()
    {
    }

    /// <summary>Null where none was sent.</summary>
    public string? Mark { get; private set; }
    public IReadOnlyList<Emblem> Emblems => emblems;
    public IReadOnlyList<Fault> Faults => faults;

    public static async Task<SentDrawings> ReadAsync(NameplateInput input, DrawEmblems draw, CancellationToken stopping)
    {
        var sent = new SentDrawings();
        if (input.Mark is null && input.Icon is null && input.Card is null) sent.faults.Add(new("mark", "desk.fault.no-drawing"));
        sent.Mark = await sent.TakeAsync("mark", input.Mark, mark => Task.FromResult(MarkFile.Read(mark)), stopping);
        sent.emblems.AddRange(await sent.TakeAsync("icon", input.Icon, icon => draw.RunAsync(icon, null, stopping), stopping) ?? []);
        sent.emblems.AddRange(await sent.TakeAsync("card", input.Card, card => draw.RunAsync(null, card, stopping), stopping) ?? []);
        return sent;
    }

    private async Task<T?> TakeAsync<T>(string field, IFormFile? file, Func<byte[], Task<T>> take, CancellationToken stopping) where T : class
    {
        if (file is null) return null;
        try
        {
            if (file.Length <= DrawEmblems.MaxFileSize) return await take((await file.ReadAsync(stopping))!);
            faults.Add(new(field, "picture.too-large", DrawEmblems.MaxFileSize / 1_000_000));
        }
        catch (InputRefusedException e)
        {
            faults.Add(new(field, e.WordKey, e.Value));
        }
        return null;
    }
}
