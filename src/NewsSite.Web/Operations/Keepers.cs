using NewsSite.Comments;
using NewsSite.Data;
using NewsSite.Publishing;

namespace NewsSite.Web.Operations;

/// <summary>
/// Work that comes again and again while the site runs. A turn that fails is logged, once for each reason, and tried again
/// at the next: nothing of it stops the site (P42).
/// </summary>
internal abstract class Keeper(TimeSpan every, ILogger log) : BackgroundService
{
    private string? lastFault;

    protected abstract Task TurnAsync(CancellationToken stopping);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await TryAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The site stops; to the host an exception would be a fault.
        }
    }

    private async Task TryAsync(CancellationToken stopping)
    {
        try
        {
            await TurnAsync(stopping);
            lastFault = null;
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            if (e.Message != lastFault) log.LogWarning("{Keeper} failed and tries again ({Reason}): what is cached stays", GetType().Name, e.Message);
            lastFault = e.Message;
        }
    }
}

/// <summary>Sees within half a second what another process wrote (an import beside the running site).</summary>
internal sealed class StampKeeper(IServiceScopeFactory scopes, CurrentPaper paper, ILogger<StampKeeper> log) : Keeper(TimeSpan.FromMilliseconds(500), log)
{
    private readonly AsyncServiceScope scope = scopes.CreateAsyncScope(); // the watcher's connection stays open between turns
    private StampWatcher? watcher;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await scope.DisposeAsync();
    }

    protected override async Task TurnAsync(CancellationToken stopping)
    {
        watcher ??= scope.ServiceProvider.GetRequiredService<StampWatcher>();
        await watcher.LookAsync(stopping);
        await paper.RefreshAsync(stopping);
    }
}

/// <summary>Notes twice a minute which time the paper believes, so that a restart can tell a wrong clock (P53).</summary>
internal sealed class ClockKeeper(IServiceScopeFactory scopes, ILogger<ClockKeeper> log) : Keeper(TimeSpan.FromSeconds(30), log)
{
    protected override async Task TurnAsync(CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MarkClock>().RunAsync(stopping);
    }
}

/// <summary>Ends the hour in which blacked out words could be shown again: then they are nowhere.</summary>
internal sealed class RedactionKeeper(IServiceScopeFactory scopes, ILogger<RedactionKeeper> log) : Keeper(TimeSpan.FromMinutes(5), log)
{
    protected override async Task TurnAsync(CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RedactComment>().ForgetAsync(stopping);
    }
}

/// <summary>Tells once a minute how many pages came from the cache: a line for each would cost a quarter of the rate.</summary>
internal sealed class HitsKeeper(Traffic traffic, ILogger<HitsKeeper> log) : Keeper(TimeSpan.FromMinutes(1), log)
{
    protected override Task TurnAsync(CancellationToken stopping)
    {
        if (traffic.TakeHits() is > 0 and var hits) log.LogInformation("{Hits} pages from the cache in the last minute", hits);
        return Task.CompletedTask;
    }
}
