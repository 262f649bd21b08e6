using System.Diagnostics;
using System.Text;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests;

/// <summary>The built program as a process of its own, on a copy of the seeded folder.</summary>
public sealed class RunningPaper : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder errors = new();
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningPaper(string folder, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Program, "--urls", "http://127.0.0.1:0"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment.Prepend(("Data__Directory", folder))) start.Environment[name] = value;
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, e) => Note(output, e.Data);
        process.ErrorDataReceived += (_, e) => Note(errors, e.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>All that it has written to standard output so far.</summary>
    public string Output => Read(output);

    public string Errors => Read(errors);

    private static string Program { get; } = Path.Combine(
        SeededPaper.Repository, "src/NewsSite.Web/bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0/NewsSite.Web.dll");

    public static async Task<(RunningPaper Paper, HttpClient Client)> StartAsync(string folder, params (string Name, string Value)[] environment)
    {
        SeededPaper.CopyTo(await SeededPaper.FolderAsync(), folder);
        var paper = new RunningPaper(folder, environment);
        var address = await paper.listening.Task.WaitAsync(TimeSpan.FromSeconds(60));
        return (paper, new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address });
    }

    /// <summary>Starts it where it must refuse to, and gives what it left.</summary>
    public static async Task<(int Code, string Output, string Errors)> RefuseAsync(string folder, params (string Name, string Value)[] environment)
    {
        await using var paper = new RunningPaper(folder, environment);
        await paper.process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        paper.process.WaitForExit(); // the rest of what it wrote
        return (paper.process.ExitCode, paper.Output, paper.Errors);
    }

    /// <summary>Asks it to stop, as a container would, and waits until it has.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private void Note(StringBuilder text, string? line)
    {
        if (line is null) return;
        lock (text) text.AppendLine(line);
        if (line.StartsWith("The paper is at ", StringComparison.Ordinal)) listening.TrySetResult(new Uri(line.Split(' ')[4].TrimEnd('.')));
    }

    private static string Read(StringBuilder text)
    {
        lock (text) return text.ToString();
    }
}
