using System.Runtime.InteropServices;
using NewsSite.TestKit;

namespace NewsSite.Bench;

/// <summary>The site as an operator gets it: published for this machine, compiled ahead, on a copy of the seeded paper.</summary>
internal sealed class PublishedSite : IDisposable
{
    public const string Article = "/articles/russia-claims-us-interference";

    private const int MostAtOnce = 10_000;

    private readonly TemporaryFolder program = new();
    private TemporaryFolder paper;

    private PublishedSite(TemporaryFolder paper) => this.paper = paper;

    public static async Task<PublishedSite> PublishAsync()
    {
        Console.WriteLine("Publishing (Release, ReadyToRun) …");
        var site = new PublishedSite(await SeededPaper.CopyAsync());
        string[] command = ["dotnet", "publish", "src/NewsSite.Web", "--configuration", "Release", "--runtime", RuntimeInformation.RuntimeIdentifier, "--output", site.program.Path, "--verbosity", "quiet"];
        var ended = await BuiltProgram.RunAsync(BuiltProgram.Start(command, SeededPaper.Repository, []));
        return ended.ExitCode == 0 ? site : throw new InvalidOperationException(ended.Output + ended.Errors);
    }

    public Task<RunningSite> StartAsync(params (string Name, string Value)[] settings) => RunningSite.StartAsync([program["NewsSite.Web"]], paper.Path, settings);

    /// <summary>Runs a verb on the paper, beside the site.</summary>
    public Task<Ended> RunAsync(params string[] arguments) => BuiltProgram.RunAsync(BuiltProgram.Start([program["NewsSite.Web"], .. arguments], paper.Path, [("Data__Directory", paper.Path)]));

    /// <summary>The paper's database.</summary>
    public string Database => new NewsSite.Data.DataFolder(paper.Path).Database;

    /// <param name="before">What runs it, such as <c>taskset -c 0</c>.</param>
    public Task<RunningSite> StartBehindAsync(IEnumerable<string> before) => RunningSite.StartAsync([.. before, program["NewsSite.Web"]], paper.Path);

    /// <summary>Begins anew with the seeded paper, and fills it with generated articles.</summary>
    public async Task FillAsync(int articles)
    {
        paper.Dispose();
        paper = await SeededPaper.CopyAsync();
        for (var left = articles; left > 0; left -= MostAtOnce)
        {
            var ended = await BuiltProgram.RunAsync(BuiltProgram.Start([program["NewsSite.Web"], "demo", "--articles", $"{Math.Min(left, MostAtOnce)}"], paper.Path, [("Data__Directory", paper.Path)]));
            if (ended.ExitCode != 0) throw new InvalidOperationException(ended.Output + ended.Errors);
        }
    }

    public void Dispose()
    {
        program.Dispose();
        paper.Dispose();
    }
}
