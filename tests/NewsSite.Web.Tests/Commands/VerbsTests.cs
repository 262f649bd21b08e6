using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Commands;

/// <summary>Each verb exits 0 only when all is well, and says what is wrong in one line.</summary>
[Collection(Processes.ProcessTests.Name)]
public sealed class VerbsTests
{
    [Theory]
    [InlineData("bakcup x.zip", "bakcup is no verb: did you mean 'backup'? '--help' lists them.")]
    [InlineData("nonsense", "nonsense is no verb. '--help' lists them.")]
    [InlineData("serve nonsense", "nonsense is no verb. '--help' lists them.")]
    [InlineData("--urlz http://127.0.0.1:1", "--urlz is no setting: did you mean --urls?")]
    [InlineData("--Site__Name Paper", "--Site__Name is no setting: they are written like --Site:Name \"The Paper\".")]
    [InlineData("--Site:Name", "--Site:Name lacks its value.")]
    [InlineData("backup", "Required argument 'FILE' missing for command: 'backup'. 'backup --help' tells what it takes.")]
    [InlineData("backup x.zip", "There is no paper in {data}: set Data__Directory to its data folder.")]
    [InlineData("check", "There is no paper in {data}: set Data__Directory to its data folder, or start 'serve' to make one.")]
    [InlineData("restore x.zip", "{here}/x.zip does not exist: name a file that 'backup' wrote.")]
    [InlineData("import content nowhere", "There is no folder {here}/nowhere.")]
    [InlineData("staff lisst", "lisst has no meaning for 'staff': did you mean 'list'? 'staff --help' tells what has.")]
    [InlineData("staff reset nobody", "There is no paper in {data}: set Data__Directory to its data folder.")]
    [InlineData("staff list", "There is no paper in {data}: set Data__Directory to its data folder.")]
    [InlineData("panic", "There is no paper in {data}: set Data__Directory to its data folder.")]
    [InlineData("demo --articles 3", "There is no paper yet: 'seed' makes one from the words that come with the program.")]
    [InlineData("demo --articles 1000001", "--articles takes a number from 0 to 1000000. 'demo --help' tells what it takes.")]
    [InlineData("demo --articles many", "--articles takes a number from 0 to 1000000. 'demo --help' tells what it takes.")]
    [InlineData("staff add Bob --role King", "King is no role: write Reporter, Moderator, Editor or Administrator. 'staff add --help' tells what it takes.")]
    [InlineData("staff add Bob --role 99", "99 is no role: write Reporter, Moderator, Editor or Administrator. 'staff add --help' tells what it takes.")]
    [InlineData("staff role Bob 3", "3 is no role: write Reporter, Moderator, Editor or Administrator. 'staff role --help' tells what it takes.")]
    [InlineData("staff add Bob --rol Reporter", "--rol has no meaning for 'staff add': did you mean '--role'? 'staff add --help' tells what has.")]
    [InlineData("staff disable Bob Carl", "Carl has no meaning for 'staff disable'. 'staff disable --help' tells what has.")]
    [InlineData("panic --edn", "--edn has no meaning for 'panic': did you mean '--end'? 'panic --help' tells what has.")]
    [InlineData("check --Data:Directory elsewhere", "--Data:Directory has no meaning for 'check'. 'check --help' tells what has.")]
    [InlineData("backup --Data:Directory elsewhere", "--Data:Directory has no meaning for 'backup'. 'backup --help' tells what has.")]
    [InlineData("import content . --dry-run", "--dry-run has no meaning for 'import content'. 'import content --help' tells what has.")]
    [InlineData("serve --urls foo", "foo is no address to listen at: write it like --urls http://127.0.0.1:8080.")]
    public async Task What_is_wrong_is_said_in_one_line_and_exits_1(string typed, string said)
    {
        using var here = new TemporaryFolder();
        var ended = await BuiltProgram.RunAsync(here.Path, here["data"], typed.Split(' '));
        var expected = said.Replace("{data}", here["data"], StringComparison.Ordinal).Replace("{here}", here.Path, StringComparison.Ordinal) + "\n";
        Assert.Equal((1, expected, ""), (ended.ExitCode, ended.Errors, ended.Output));
        if (said.StartsWith("There is no paper in", StringComparison.Ordinal)) Assert.False(Directory.Exists(here["data"]), "The verb began a paper.");
    }

    [Fact]
    public async Task Who_was_let_go_gets_no_link()
    {
        using var paper = await SeededPaper.CopyAsync();
        foreach (var typed in new[] { "staff add farida --role Administrator", "staff add omar", "staff reset omar", "staff disable omar" }) // the third is the control
        {
            var done = await BuiltProgram.RunAsync(paper.Path, paper.Path, typed.Split(' '));
            Assert.Equal((0, ""), (done.ExitCode, done.Errors));
        }
        var unknown = await BuiltProgram.RunAsync(paper.Path, paper.Path, "staff", "reset", "nobody");
        Assert.Equal((1, "Nobody is called nobody: 'staff list' prints the names.\n", ""), (unknown.ExitCode, unknown.Errors, unknown.Output));
        var refused = await BuiltProgram.RunAsync(paper.Path, paper.Path, "staff", "reset", "omar");
        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("omar", Assert.Single(refused.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_none_is_told_by_every_verb()
    {
        using var paper = await SeededPaper.CopyAsync();
        var ended = await BuiltProgram.RunAsync(BuiltProgram.Start(["dotnet", BuiltProgram.Dll, "staff", "list"], paper.Path, [("Data__Directory", paper.Path), ("Site__BaseUrl", "https://news.example/#top")]));
        Assert.Equal((1, ""), (ended.ExitCode, ended.Output));
        Assert.StartsWith("Site__BaseUrl=https://news.example/#top is not", Assert.Single(ended.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_are_where_the_user_stands_also_by_dotnet_run()
    {
        using var paper = await SeededPaper.CopyAsync();
        using var here = new TemporaryFolder();
        string[] command =
        [
            "dotnet", "run", "--no-build", "--configuration", BuiltProgram.Configuration, "--project", Path.Combine(SeededPaper.Repository, "src", "NewsSite.Web"), "--", "backup", "x.zip",
        ];
        var made = await BuiltProgram.RunAsync(BuiltProgram.Start(command, here.Path, [("Data__Directory", paper.Path)]));
        Assert.Equal((0, ""), (made.ExitCode, made.Errors));
        Assert.True(File.Exists(here["x.zip"]));

        var again = await BuiltProgram.RunAsync(here.Path, paper.Path, "backup", "x.zip");
        Assert.Equal((1, $"{here["x.zip"]} exists, and a backup never writes over anything: name another file, or move that one away.\n"), (again.ExitCode, again.Errors));
        var inUse = await BuiltProgram.RunAsync(here.Path, paper.Path, "restore", "x.zip");
        Assert.Equal(1, inUse.ExitCode);
        Assert.Contains("a restore never writes over anything", inUse.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_paper_is_told_by_check()
    {
        using var paper = await SeededPaper.CopyAsync();
        var well = await BuiltProgram.RunAsync(paper.Path, paper.Path, "check");
        Assert.Equal((0, "All is well.\n", ""), (well.ExitCode, well.Output, well.Errors));
        File.Delete(Directory.GetFiles(paper["media"]).First());
        var damaged = await BuiltProgram.RunAsync(paper.Path, paper.Path, "check");
        Assert.Equal((1, ""), (damaged.ExitCode, damaged.Output));
        Assert.StartsWith("The picture ", damaged.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paper_is_founded_without_being_served()
    {
        using var here = new TemporaryFolder();
        var founded = await BuiltProgram.RunAsync(here.Path, here["data"], "prepare");
        Assert.Equal((0, "", ""), (founded.ExitCode, founded.Output, founded.Errors));
        var again = await BuiltProgram.RunAsync(here.Path, here["data"], "prepare");
        Assert.Equal((0, "", ""), (again.ExitCode, again.Output, again.Errors));
        Assert.Equal("All is well.\n", (await BuiltProgram.RunAsync(here.Path, here["data"], "check")).Output);
    }

    [Fact]
    public async Task Every_verb_has_help()
    {
        var verbs = Web.Commands.Verbs.Create(_ => Task.FromResult(0)).Subcommands;
        foreach (var verb in verbs.SelectMany(v => v.Subcommands.Select(s => $"{v.Name} {s.Name}").Prepend(v.Name)))
        {
            using var output = new StringWriter();
            var typed = $"{verb} --help".Split(' ');
            Assert.Equal(0, await Web.Commands.Verbs.Create(_ => Task.FromResult(1)).Parse(typed).InvokeAsync(new() { Output = output }));
            Assert.Contains("Usage:", output.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Health_tells_by_its_exit_code_whether_the_site_is_ready()
    {
        using var paper = await SeededPaper.CopyAsync();
        await using var site = await RunningSite.StartAsync(paper.Path);
        Task<Ended> AskAsync(string urls) => BuiltProgram.RunAsync(BuiltProgram.Start(["dotnet", BuiltProgram.Dll, "health"], paper.Path, [("ASPNETCORE_URLS", urls)]));
        Assert.Equal(0, (await AskAsync(site.Address.ToString())).ExitCode);
        await site.TerminateAsync();
        var gone = await AskAsync(site.Address.ToString());
        Assert.Equal(1, gone.ExitCode);
        Assert.Contains("does not answer", gone.Errors, StringComparison.Ordinal);
    }
}
