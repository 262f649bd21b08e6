using System.Security.Cryptography;
using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Media;

/// <summary>Makes the paper's icons in every size, and its card for other sites, of the two pictures that its makers drew.</summary>
public sealed class DrawEmblems(Darkroom darkroom)
{
    /// <summary>Bytes of one drawing.</summary>
    public const int MaxFileSize = 4 * 1024 * 1024;

    /// <param name="icon">A square of 512 pixels at best, filled to its edges; null makes none.</param>
    /// <param name="card">1200 × 630 at best; null makes none.</param>
    /// <param name="stopping">Ends the making.</param>
    /// <exception cref="InputRefusedException">One is no picture that the paper takes.</exception>
    public async Task<List<Emblem>> RunAsync(byte[]? icon, byte[]? card, CancellationToken stopping) =>
        [.. await MakeAsync(new PictureOrder.Icons(), icon, stopping), .. await MakeAsync(new PictureOrder.Card(), card, stopping)];

    private async Task<IEnumerable<Emblem>> MakeAsync(PictureOrder order, byte[]? drawn, CancellationToken stopping)
    {
        if (drawn is null) return [];
        var made = await PictureFiles.InTurnAsync(() => darkroom.WorkAsync(order, new MemoryStream(drawn), stopping), stopping);
        return made.Drawn!.Select(d => new Emblem { Name = d.Name, Content = d.Content, Digest = Convert.ToHexStringLower(SHA256.HashData(d.Content))[..16] });
    }
}
