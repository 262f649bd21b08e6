using NewsSite.Data;
using NewsSite.Publishing;

namespace NewsSite.Web.Operations;

/// <summary>Sees within half a second what another process wrote (an import beside the running site).</summary>
internal sealed class StampKeeper(IServiceScopeFactory scopes, CurrentPaper paper, ILogger<StampKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        await using var scope = scopes.CreateAsyncScope();
        var watcher = scope.ServiceProvider.GetRequiredService<StampWatcher>();
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await watcher.LookAsync(stoppingToken)) await paper.LoadAsync(stoppingToken);
            }
            catch (System.Data.Common.DbException e)
            {
                log.LogWarning("The database does not answer ({Reason}): what is cached stays", e.Message); // P42
            }
        }
    }
}

/// <summary>Notes twice a minute which time the paper believes, so that a restart can tell a wrong clock (P53).</summary>
internal sealed class ClockKeeper(IServiceScopeFactory scopes, Traffic traffic, ILogger<ClockKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        var hits = 0L;
        for (var turn = 0; await timer.WaitForNextTickAsync(stoppingToken); turn++)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<MarkClock>().RunAsync(stoppingToken);
            }
            catch (Exception e) when (e is System.Data.Common.DbException or Microsoft.EntityFrameworkCore.DbUpdateException)
            {
                log.LogWarning("The time could not be noted ({Reason})", e.Message);
            }
            hits += traffic.TakeHits();
            if (turn % 2 == 0 || hits == 0) continue;
            log.LogInformation("{Hits} pages from the cache in the last minute", hits);
            hits = 0;
        }
    }
}
