using System.Runtime.InteropServices;
using NewsSite.TestKit;

namespace NewsSite.Bench;

/// <summary>The least that ASP.NET Core can serve, published as the paper is: what a start costs on this machine in this hour.</summary>
internal sealed class EmptySite : IDisposable
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework><PublishReadyToRun>true</PublishReadyToRun></PropertyGroup>
        </Project>
        """;

    // Says where it is as the paper does, and answers what the bench asks: whether it is ready, and its front page.
    private const string Program = """
        var app = Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder(args).Build();
        Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapGet(app, "/{**path}", () => "");
        app.Lifetime.ApplicationStarted.Register(() => System.Console.WriteLine($"The paper is at {System.Linq.Enumerable.First(app.Urls)}. "));
        app.Run();
        """;

    private readonly TemporaryFolder folder = new();

    public static async Task<EmptySite> PublishAsync()
    {
        var site = new EmptySite();
        await File.WriteAllTextAsync(site.folder["Empty.csproj"], Project);
        await File.WriteAllTextAsync(site.folder["Program.cs"], Program);
        string[] command = ["dotnet", "publish", "--configuration", "Release", "--runtime", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "--output", site.folder["published"], "--verbosity", "quiet"];
        var ended = await BuiltProgram.RunAsync(BuiltProgram.Start(command, site.folder.Path, []));
        return ended.ExitCode == 0 ? site : throw new InvalidOperationException(ended.Output + ended.Errors);
    }

    public Task<RunningSite> StartAsync() => RunningSite.StartAsync([folder["published/Empty"]], folder.Path);

    public void Dispose() => folder.Dispose();
}
