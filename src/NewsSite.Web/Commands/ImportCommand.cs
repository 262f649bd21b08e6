using System.CommandLine;
using NewsSite.Import;

namespace NewsSite.Web.Commands;

/// <summary>Brings files into the paper; it may run beside the site, which shows what changed within a second.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("PATH") { Description = "A folder laid out like content/ of the repository." };
        var content = new Command("content", "Import articles, pages and pictures from a folder. What was edited on the site since is left alone and reported.") { path };
        content.SetAction((result, stopping) => Verbs.WithNewsroom(services => RunAsync(services, result.GetRequiredValue(path), stopping)));
        return new("import", "Bring files into the paper.") { content };
    }

    public static async Task<int> RunAsync(IServiceProvider services, string folder, CancellationToken stopping)
    {
        var full = Path.GetFullPath(folder);
        if (!Directory.Exists(full)) return Verbs.Fail($"There is no folder {full}.");
        var progress = ProgressLine.OnTerminal("files");
        var report = await services.GetRequiredService<ImportContent>().RunAsync(full, progress, stopping);
        progress?.End();
        foreach (var problem in report.Problems) await Console.Error.WriteLineAsync(problem.ToString());
        foreach (var conflict in report.Conflicts) await Console.Error.WriteLineAsync(conflict.ToString());
        Console.WriteLine($"{report.Added} added, {report.Changed} changed, {report.Unchanged} unchanged, {report.Pictures} pictures, {report.Conflicts.Count} in conflict, {report.Problems.Count} refused.");
        return report.Succeeded ? 0 : 1;
    }
}
