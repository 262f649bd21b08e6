using System.CommandLine;

namespace NewsSite.Web.Commands;

/// <summary>Asks the running site whether it is ready. Decided before any host is built: a container asks twice a minute.</summary>
internal static class HealthCommand
{
    public static Command Create()
    {
        var command = new Command("health", "Ask the running site whether it is ready; exits 0 when it is.");
        command.SetAction((_, stopping) => RunAsync(stopping));
        return command;
    }

    public static async Task<int> RunAsync(CancellationToken stopping)
    {
        var address = PaperSettings.ListensAt(new ConfigurationBuilder().AddEnvironmentVariables().AddEnvironmentVariables("ASPNETCORE_").Build());
        // The certificate names the paper's public address, and this asks the machine itself.
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (request, _, _, _) => request.RequestUri!.IsLoopback };
        using var client = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using var answer = await client.GetAsync(new Uri(address, "/health/ready"), stopping);
            if (answer.IsSuccessStatusCode) return 0;
            await Console.Error.WriteLineAsync($"{address.GetLeftPart(UriPartial.Authority)} is not ready ({(int)answer.StatusCode}).");
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync($"{address.GetLeftPart(UriPartial.Authority)} does not answer: {e.Message}");
        }
        return 1;
    }
}
