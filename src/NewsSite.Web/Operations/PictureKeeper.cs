using NewsSite.Media;

namespace NewsSite.Web.Operations;

/// <summary>Cuts pictures anew around the points that the desk named: whoever saved a point does not wait for it. Clears what was sent and left.</summary>
internal sealed class PictureKeeper(IServiceScopeFactory scopes, ILogger<PictureKeeper> log) : Keeper(TimeSpan.FromSeconds(2), log)
{
    protected override async Task TurnAsync(CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CutPictures>().RunAsync(stopping);
        scope.ServiceProvider.GetRequiredService<SentPictures>().Clear();
    }
}
