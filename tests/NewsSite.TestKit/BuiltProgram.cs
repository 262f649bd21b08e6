using System.Diagnostics;

namespace NewsSite.TestKit;

/// <summary>The program as it was built, to be run as a process of its own: what a test within one process cannot see.</summary>
public static class BuiltProgram
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Debug or Release, as these tests are.</summary>
    public static string Configuration { get; } = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";

    public static string Dll { get; } = Path.Combine(SeededPaper.Repository, "src", "NewsSite.Web", "bin", Configuration, "net10.0", "NewsSite.Web.dll");

    /// <summary>A program of the system, such as nginx; null where it is not installed.</summary>
    public static string? Find(string tool) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin")
        .Select(folder => Path.Combine(folder, tool)).FirstOrDefault(File.Exists);

    /// <summary>What starts it, with nothing of this machine's own settings but those that are given.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="workingDirectory">Where its user stands.</param>
    /// <param name="settings">As environment names: <c>Comments__PerMinute</c>.</param>
    public static ProcessStartInfo Start(IReadOnlyList<string> command, string workingDirectory, IEnumerable<(string Name, string Value)> settings)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { WorkingDirectory = workingDirectory, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(n => n.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase) || n.Contains("__", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        foreach (var (name, value) in settings) start.Environment[name] = value;
        return start;
    }

    /// <summary>Runs a verb to its end.</summary>
    /// <param name="workingDirectory">Where its user stands.</param>
    /// <param name="dataFolder">The paper that it is about.</param>
    /// <param name="arguments">The verb and what it takes.</param>
    public static Task<Ended> RunAsync(string workingDirectory, string dataFolder, params string[] arguments) =>
        RunAsync(Start(["dotnet", Dll, .. arguments], workingDirectory, [("Data__Directory", dataFolder)]));

    public static async Task<Ended> RunAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Longest);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
        return new(process.ExitCode, await output, await errors);
    }
}

/// <summary>How a process ended, and what it wrote.</summary>
public sealed record Ended(int ExitCode, string Output, string Errors);
