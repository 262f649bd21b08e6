using System.CommandLine;
using System.Diagnostics;
using NewsSite.Data;

namespace NewsSite.Web.Commands;

/// <summary>
/// Makes the data folder ready: founds the paper, or brings its database to this program's schema. The site does so by
/// itself; a new paper in a process of its own, since what the import loads takes a quarter of the memory that it needs.
/// </summary>
internal static class PrepareCommand
{
    private const string Name = "prepare";

    public static Command Create()
    {
        var command = new Command(Name, "Make the data folder ready without serving it: found the paper, or upgrade its database. 'serve' does so by itself.");
        command.SetAction((_, _) => Verbs.Guarded(async () =>
        {
            var settings = Verbs.Settings();
            using var only = DataLock.Take(PaperSettings.Data(settings));
            await Verbs.PrepareAsync(settings, PaperSettings.Address(settings));
            return 0;
        }));
        return command;
    }

    /// <summary>Founds the paper in another process of this program, which says itself what is wrong.</summary>
    /// <returns>Whether all is well; also where there is a database, or the program is the guest of another.</returns>
    public static async Task<bool> FoundApartAsync(DataFolder folder)
    {
        if (folder.HasDatabase || Verbs.Apart(Name) is not { } start) return true;
        start.Environment["Data__Directory"] = folder.Path;
        using var founding = Process.Start(start)!;
        await founding.WaitForExitAsync();
        return founding.ExitCode == 0;
    }
}
