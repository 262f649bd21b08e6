using NewsSite.Data;

namespace NewsSite.Web.Pages;

/// <summary>Reads what the front page shows while the server opens: the first reader finds its queries compiled. Measured: a tenth of a start.</summary>
internal static class FirstPage
{
    public static void Prepare(WebApplication app) => _ = Task.Run(async () =>
    {
        await using var scope = app.Services.CreateAsyncScope();
        var front = ActivatorUtilities.CreateInstance<IndexModel>(scope.ServiceProvider, new Freshness()); // of no page that is kept
        try
        {
            await front.OnGetAsync(app.Lifetime.ApplicationStopping);
        }
        catch (Exception e) when (e is System.Data.Common.DbException or OperationCanceledException)
        {
            // The page itself will tell who asks for it.
        }
    });
}
