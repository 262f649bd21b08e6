using NewsSite.Data.Sqlite;
using NewsSite.Media;
using NewsSite.Model;

namespace NewsSite.Web.Operations;

/// <summary>
/// Once the paper is open, pictures that an older program stored get the files that they lack. What fails is logged and
/// tried again at the next start: nothing of it stops the site.
/// </summary>
internal sealed class OlderPictures(IServiceScopeFactory scopes, DatabaseGlance glance, IHostApplicationLifetime life, ILogger<OlderPictures> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var started = life.ApplicationStarted.Register(open.SetResult);
            await open.Task.WaitAsync(stoppingToken);
            if (!glance.HasPicturesBefore(MediaFile.CurrentFiles)) return;
            await using var scope = scopes.CreateAsyncScope();
            var (done, damaged) = await scope.ServiceProvider.GetRequiredService<CompletePictures>().RunAsync(stoppingToken);
            log.LogInformation("{Done} older pictures have all their sizes now", done);
            if (damaged.Count > 0) log.LogWarning("{Count} pictures cannot be made anew, {First} among them: run 'check', and send them again", damaged.Count, damaged[0]);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The site stops; to the host an exception would be a fault.
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            log.LogWarning("Older pictures wait for the next start ({Reason})", e.Message);
        }
    }
}
