using System.CommandLine;
using NewsSite.Data;
using NewsSite.Publishing;
using NewsSite.Safety;

namespace NewsSite.Web.Commands;

/// <summary>Looks the paper over, while it may be served; and gives a person's word that the machine's clock is right.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var isClockRight = new Option<bool>("--clock") { Description = "Confirm that this machine's clock is right, after the paper held its time because the clock jumped." };
        var command = new Command("check", "Look over the database, the pictures, the keys, the disk and the clock; print what is wrong, a line each.") { isClockRight };
        command.SetAction((result, stopping) => Verbs.FromOutside(async services =>
        {
            var faults = await services.GetRequiredService<CheckPaper>().RunAsync(stopping);
            if (services.GetRequiredService<DataFolder>().HasDatabase && await LookAtClockAsync(services, result.GetValue(isClockRight), stopping) is { } fault) faults.Add(fault);
            foreach (var line in faults) await Console.Error.WriteLineAsync(line);
            if (faults.Count > 0) return 1;
            Console.WriteLine("All is well.");
            return 0;
        }));
        return command;
    }

    private static async Task<string?> LookAtClockAsync(IServiceProvider services, bool isConfirmed, CancellationToken stopping)
    {
        var clock = services.GetRequiredService<PaperClock>();
        var mark = services.GetRequiredService<MarkClock>();
        if (isConfirmed)
        {
            await mark.RunAsync(stopping); // this process has believed the machine's clock from its start
            Console.WriteLine($"It is {clock.GetUtcNow():yyyy-MM-dd HH:mm} UTC: confirmed. A running site goes by it within a minute.");
            return null;
        }
        await mark.ResumeAsync(stopping);
        var believed = clock.GetUtcNow();
        return clock.IsHeld ? $"This machine's clock says {clock.Machine:yyyy-MM-dd HH:mm} UTC, the paper goes by {believed:yyyy-MM-dd HH:mm}: set the clock, or run 'check --clock' if it is right." : null;
    }
}
