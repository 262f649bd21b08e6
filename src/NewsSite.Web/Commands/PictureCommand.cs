using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using NewsSite.Media;

namespace NewsSite.Web.Commands;

/// <summary>
/// What the site calls for each picture: an order on standard input, the answer on standard output. Nobody types it. Readers
/// go before it, and where memory runs out the system ends this process and not the paper's.
/// </summary>
internal static class PictureCommand
{
    private const string Name = "picture";

    public static Command Create()
    {
        var command = new Command(Name, "Make the files of one picture, as the order on standard input says. 'serve' does so by itself.");
        command.SetAction((_, _) => ServeAsync());
        return command;
    }

    /// <summary>That of the site; it makes pictures itself where it is the guest of another program.</summary>
    public static Darkroom OfSite() => Verbs.Apart(Name) is null ? new() : new(() => Verbs.Apart(Name)!);

    private static async Task<int> ServeAsync()
    {
        GiveWay();
        try
        {
            await using var orders = Console.OpenStandardInput();
            await using var answers = Console.OpenStandardOutput();
            await Darkroom.ServeAsync(orders, answers);
            return 0;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or JsonException)
        {
            return Verbs.Fail($"Standard input holds no order ({e.Message.Trim()}) 'serve' writes one by itself.");
        }
    }

    private static void GiveWay()
    {
        try
        {
            using var self = Process.GetCurrentProcess();
            self.PriorityClass = ProcessPriorityClass.BelowNormal;
            if (OperatingSystem.IsLinux()) File.WriteAllText("/proc/self/oom_score_adj", "1000");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.ComponentModel.Win32Exception)
        {
            // A system that does not let it: the picture is made all the same.
        }
    }
}
