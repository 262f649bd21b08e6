using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsSite.TestKit;

/// <summary>The site as a process of its own on a free port of loopback: it can be killed, stopped and started again.</summary>
public sealed partial class RunningSite : IAsyncDisposable
{
    // Far above the bar: guards against hanging, not measurements.
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(30);

    private readonly Process process;
    private readonly StringBuilder log = new();
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningSite(Process process) => this.process = process;

    public int ProcessId => process.Id;

    public Uri Address { get; private set; } = null!;

    /// <summary>From the start of the process to the first answer that it is ready.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    /// <summary>All that it wrote.</summary>
    public string Log
    {
        get
        {
            lock (log) return log.ToString();
        }
    }

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="dataFolder">A paper, or an empty folder.</param>
    /// <param name="settings">As environment names: <c>Comments__PerMinute</c>.</param>
    public static Task<RunningSite> StartAsync(string dataFolder, params (string Name, string Value)[] settings) =>
        StartAsync(["dotnet", BuiltProgram.Dll], dataFolder, settings);

    /// <summary>The same by another command, such as the README's or one that traces it.</summary>
    public static async Task<RunningSite> StartAsync(IReadOnlyList<string> command, string dataFolder, params (string Name, string Value)[] settings)
    {
        var start = BuiltProgram.Start(command, Path.GetTempPath(), [("Data__Directory", dataFolder), ("ASPNETCORE_URLS", "http://127.0.0.1:0"), .. settings]);
        var since = Stopwatch.GetTimestamp();
        var site = new RunningSite(Process.Start(start)!);
        site.process.OutputDataReceived += (_, line) => site.Note(line.Data);
        site.process.ErrorDataReceived += (_, line) => site.Note(line.Data);
        site.process.BeginOutputReadLine();
        site.process.BeginErrorReadLine();
        try
        {
            await site.WaitUntilReadyAsync();
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
        site.ReadyAfter = Stopwatch.GetElapsedTime(since);
        return site;
    }

    /// <summary>Starts it where it must refuse to, and gives what it left.</summary>
    /// <param name="dataFolder">Where it would find its paper.</param>
    /// <param name="settings">As environment names.</param>
    /// <exception cref="OperationCanceledException">It runs.</exception>
    public static Task<Ended> RefuseAsync(string dataFolder, params (string Name, string Value)[] settings) =>
        BuiltProgram.RunAsync(BuiltProgram.Start(["dotnet", BuiltProgram.Dll, "--urls", "http://127.0.0.1:0"], Path.GetTempPath(), [("Data__Directory", dataFolder), .. settings]));

    /// <summary>A client that keeps no cookies unless asked, follows no redirects and says that it is on the site itself.</summary>
    public HttpClient Client(bool cookies = false)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = cookies }) { BaseAddress = Address, Timeout = LongestStart };
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return client;
    }

    /// <summary>The path of the link that makes the first administrator; it is printed a moment after the paper is open.</summary>
    /// <exception cref="OperationCanceledException">It never is.</exception>
    public async Task<string> InvitationAsync()
    {
        using var patience = new CancellationTokenSource(LongestStart);
        while (true)
        {
            if (Invitation().Match(Log) is { Success: true } invitation) return invitation.Groups[1].Value;
            await Task.Delay(20, patience.Token);
        }
    }

    /// <summary>Makes the first administrator by the link that it printed, and signs them in by its own pages.</summary>
    /// <returns>Their client, which keeps its cookies.</returns>
    public async Task<HttpClient> SignInAsync()
    {
        (string, string?)[] typed = [("name", "farida"), ("password", TestSite.StaffPassword)];
        var client = Client(cookies: true);
        using var chosen = await client.PostFormAsync(await InvitationAsync(), typed);
        using var answer = await client.PostFormAsync("/account/sign-in", typed);
        return answer.Headers.Location?.OriginalString == "/admin" ? client : throw new InvalidOperationException($"Nobody is signed in: {answer.StatusCode}.");
    }

    /// <summary>kill -9: it is gone without a last word.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as a container's stop sends it.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> TerminateAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
        using var patience = new CancellationTokenSource(LongestStop);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await KillAsync();
        process.Dispose();
    }

    private void Note(string? line)
    {
        if (line is null) return;
        lock (log) log.AppendLine(line);
        if (Greeting().Match(line) is { Success: true } greeting) listening.TrySetResult(new Uri(greeting.Groups[1].Value));
    }

    private async Task WaitUntilReadyAsync()
    {
        try
        {
            var ended = process.WaitForExitAsync();
            if (await Task.WhenAny(listening.Task, ended).WaitAsync(LongestStart) == ended) throw new InvalidOperationException("it ended");
            Address = await listening.Task;
            using var client = Client();
            using var patience = new CancellationTokenSource(LongestStart);
            while ((await client.GetAsync("/health/ready", patience.Token)).StatusCode != System.Net.HttpStatusCode.OK) await Task.Delay(20, patience.Token);
        }
        catch (Exception e) when (e is InvalidOperationException or TimeoutException or HttpRequestException or OperationCanceledException)
        {
            throw new InvalidOperationException($"The site did not start ({e.Message}):{Environment.NewLine}{Log}", e);
        }
    }

    [GeneratedRegex(@"^The paper is at (http://[^,\s]+)\. ")]
    private static partial Regex Greeting();

    [GeneratedRegex(@"Make the first one within 24 hours at http://[^/]+(/account/link/\S+)")]
    private static partial Regex Invitation();
}
