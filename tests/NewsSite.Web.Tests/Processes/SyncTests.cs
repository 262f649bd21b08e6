using System.Text.RegularExpressions;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Processes;

/// <summary>P38: what was acknowledged is on the disk: the kernel is asked to sync the log before the answer is sent.</summary>
[Collection(ProcessTests.Name)]
public sealed partial class SyncTests
{
    [Fact]
    public async Task The_log_is_synced_between_the_last_write_to_it_and_the_answer() => Assert.Null(await FaultOfAsync(Posting.Settings));

    /// <summary>The control: the same site on connections that leave the sync to chance acknowledges just as well, and is seen.</summary>
    [Fact]
    public async Task A_site_that_does_not_sync_would_be_seen() =>
        Assert.StartsWith("the log was not synced", await FaultOfAsync([.. Posting.Settings, .. StartupHook.Settings]), StringComparison.Ordinal);

    /// <summary>And so is every other order in which the answer goes out before the log is on the disk.</summary>
    [Fact]
    public void An_answer_before_the_sync_would_be_seen()
    {
        const string Write = """7 pwrite64(20</data/newssite.db-wal>, "abc"..., 4096, 32) = 4096""";
        const string Begun = "7 fdatasync(20</data/newssite.db-wal> <unfinished ...>";
        const string Synced = "7 <... fdatasync resumed>) = 0";
        const string Answer = """8 sendmsg(90<socket:[1]>, {msg_iov=[{iov_base="HTTP/1.1 303 See Other\r\n"..., iov_len=300}]}, 0) = 300""";
        Assert.Null(Fault([Write, Begun, Synced, Answer]));
        Assert.NotNull(Fault([Write, Begun, Answer, Synced]));
        Assert.NotNull(Fault([Write, Answer]));
        Assert.NotNull(Fault([Write, Begun, Synced, Write, Answer]));
        Assert.NotNull(Fault([Answer]));
    }

    /// <summary>Traces a site while it takes one comment.</summary>
    private static async Task<string?> FaultOfAsync((string, string)[] settings)
    {
        var strace = BuiltProgram.Find("strace");
        Assert.SkipWhen(strace is null, "There is no strace: install it, or use tests/run, which does.");
        using var paper = await SeededPaper.CopyAsync();
        using var traces = new TemporaryFolder();
        var probe = await BuiltProgram.RunAsync(BuiltProgram.Start([strace!, "-f", "-o", traces["probe"], "true"], traces.Path, []));
        Assert.SkipUnless(probe.ExitCode == 0, $"strace may not trace here: {probe.Errors}");

        var posting = new Posting();
        // -D: the tracer stands beside the program, so that signals reach the program itself.
        string[] command = [strace!, "-D", "-f", "-y", "-s", "40", "-e", "trace=fsync,fdatasync,pwrite64,write,writev,sendto,sendmsg", "-o", traces["trace"], "dotnet", BuiltProgram.Dll];
        await using (var site = await RunningSite.StartAsync(command, paper.Path, settings))
        {
            using var client = site.Client();
            await posting.PostAsync(client, "What is acknowledged is on the disk.");
            await site.TerminateAsync();
        }
        Assert.Single(posting.Acknowledged);
        for (var wait = 0; wait < 100 && !(await File.ReadAllTextAsync(traces["trace"])).Contains("+++ exited", StringComparison.Ordinal); wait++) await Task.Delay(50);
        return Fault(await File.ReadAllLinesAsync(traces["trace"]));
    }

    /// <returns>What is out of order; null when every answer 303 follows a sync of all that was written to the log.</returns>
    private static string? Fault(IEnumerable<string> trace)
    {
        var isWritten = false;
        var isSynced = false;
        var syncing = new HashSet<string>();
        foreach (var line in trace)
        {
            var thread = line.Split(' ')[0];
            if (line.Contains("newssite.db-wal>", StringComparison.Ordinal))
            {
                if (line.Contains(" pwrite64(", StringComparison.Ordinal) || line.Contains(" write(", StringComparison.Ordinal)) (isWritten, isSynced) = (true, false);
                else if (!Sync().IsMatch(line)) continue;
                else if (line.EndsWith("<unfinished ...>", StringComparison.Ordinal)) syncing.Add(thread);
                else isSynced = isWritten;
            }
            else if (line.Contains("sync resumed>", StringComparison.Ordinal) && syncing.Remove(thread))
            {
                isSynced = isWritten;
            }
            else if (line.Contains("HTTP/1.1 303", StringComparison.Ordinal))
            {
                return !isWritten ? "nothing was written to the log before the answer" : isSynced ? null : $"the log was not synced before {line}";
            }
        }
        return "there is no answer 303 in the trace";
    }

    [GeneratedRegex(@" f(data)?sync\(")]
    private static partial Regex Sync();
}
