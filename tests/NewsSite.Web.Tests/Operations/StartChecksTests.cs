using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using NewsSite.Data;
using NewsSite.TestKit;
using NewsSite.Web.Operations;
using Xunit;

namespace NewsSite.Web.Tests.Operations;

/// <summary>P45: the paper refuses to start unsafe, and says how to mend it.</summary>
public sealed class StartChecksTests
{
    [Theory]
    [InlineData("FORWARDEDHEADERS_ENABLED", "true", "Proxy__Known")]
    [InlineData("Database:Provider", "Postgres", "Database__Provider")]
    [InlineData("Site:BaseUrl", "news.example", "Site__BaseUrl")]
    [InlineData("Site:BaseUrl", "ftp://news.example", "Site__BaseUrl")]
    [InlineData("Site:BaseUrl", "https://news.example/paper", "Site__BaseUrl")]
    [InlineData("Site:BaseUrl", "https://news.example?x=1", "Site__BaseUrl")]
    [InlineData("Proxy:Known", "the proxy", "Proxy__Known")]
    [InlineData("Proxy:Known", "10.0.0.1, 0.0.0.0/0", "Proxy__Known")]
    [InlineData("Proxy:Known", "::/0", "Proxy__Known")]
    [InlineData("Proxy:Known", "::ffff:0:0/96", "Proxy__Known")]
    [InlineData("Site:FormerHosts", "https://old.example", "Site__FormerHosts")]
    [InlineData("Site:FormerHosts", "old.example:8080", "Site__FormerHosts")]
    public void A_setting_that_would_be_unsafe_is_refused_by_name(string name, string value, string named)
    {
        using var folder = new TemporaryFolder();
        var refusal = Assert.Throws<CannotStartException>(() => StartChecks.Run(Settings((name, value)), new DataFolder(folder.Path), new Version(10, 0, 12)));
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Theory]
    [InlineData("Site:BaseUrl", "https://news.example")]
    [InlineData("Site:BaseUrl", "http://10.0.0.5:8080/")]
    [InlineData("Database:Provider", "sqlite")]
    [InlineData("Site:FormerHosts", "old.example, اخبار.example, [::1]")]
    [InlineData("FORWARDEDHEADERS_ENABLED", "false")]
    public void What_is_safe_is_not(string name, string value)
    {
        using var folder = new TemporaryFolder();
        StartChecks.Run(Settings((name, value)), new DataFolder(folder.Path), new Version(10, 0, 7));
    }

    [Theory]
    [InlineData("https://news.example", "old.example News.example")]
    [InlineData("https://اخبار.example", "اخبار.example")]
    [InlineData("https://اخبار.example", "xn--mgbacxr.example")]
    public void A_former_host_that_is_the_one_of_today_is_refused(string url, string hosts)
    {
        using var folder = new TemporaryFolder();
        var settings = Settings(("Site:BaseUrl", url), ("Site:FormerHosts", hosts));
        var refusal = Assert.Throws<CannotStartException>(() => StartChecks.Run(settings, new DataFolder(folder.Path), new Version(10, 0, 12)));
        Assert.Contains("Site__BaseUrl", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_old_runtime_is_refused()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<CannotStartException>(() => StartChecks.Run(Settings(), new DataFolder(folder.Path), new Version(10, 0, 6)));
    }

    [Theory]
    [InlineData("keys")]
    [InlineData("media")]
    public void A_folder_that_cannot_be_written_is_refused(string name)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder[name], "a file in its place: as root, rights stop nobody");
        var refusal = Assert.Throws<CannotStartException>(() => StartChecks.Run(Settings(), new DataFolder(folder.Path), new Version(10, 0, 12)));
        Assert.Contains(folder[name], refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true")]
    [InlineData("Database__Provider", "Postgres")]
    [InlineData("Comments__Moderation", "Sometimes")]
    [InlineData("Proxy__Known", "the proxy")]
    [InlineData("Site__DefaultEdition", "tlh")]
    public async Task The_program_ends_with_one_line_and_exit_code_1(string name, string value)
    {
        using var paper = await SeededPaper.CopyAsync();
        RequireOneLine(await RunningSite.RefuseAsync(paper.Path, (name, value)));
    }

    [Fact]
    public async Task A_port_or_a_folder_in_use_is_told_in_one_line_too()
    {
        using var paper = await SeededPaper.CopyAsync();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var end = await RunningSite.RefuseAsync(paper.Path, ("Kestrel__Endpoints__Http__Url", $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}"));
        RequireOneLine(end);
        Assert.Contains("address already in use. Stop the other program, or choose another address with --urls.", end.Errors, StringComparison.Ordinal);
        using var held = DataLock.Take(new DataFolder(paper.Path));
        RequireOneLine(await RunningSite.RefuseAsync(paper.Path));
    }

    private static void RequireOneLine(Ended end)
    {
        Assert.Equal(1, end.ExitCode);
        Assert.Single(end.Errors.TrimEnd().Split('\n'));
        Assert.DoesNotContain("Exception", end.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", end.Errors, StringComparison.Ordinal);
        Assert.Equal("", end.Output);
    }

    private static IConfiguration Settings(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Name, s => (string?)s.Value)).Build();
}
