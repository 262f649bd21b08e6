using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests;

/// <summary>DESIGN §4a: raw SQL, the provider and whatever else is the newsroom's alone do not compile in the website, which is what keeps them out.</summary>
public sealed class ForbiddenCallsTests
{
    /// <summary>What the newsroom references with <c>PrivateAssets="compile"</c>, and what it needs to be compiled against.</summary>
    private static readonly string[] Private =
        ["Microsoft.EntityFrameworkCore.Relational", "Microsoft.EntityFrameworkCore.Sqlite", "Microsoft.Data.Sqlite", "SQLitePCLRaw.core", "Microsoft.AspNetCore.Identity.EntityFrameworkCore", "NetVips"];

    /// <summary>Exactly those that the compiler of the website is given.</summary>
    private static readonly Lazy<Task<IReadOnlyList<string>>> Websites = new(WebsitesAsync);

    public static TheoryData<string> Forbidden { get; } =
    [
        "db.Database.ExecuteSqlRaw(\"DELETE FROM Comments\")",
        "db.Database.ExecuteSqlRawAsync(\"DELETE FROM Comments\")",
        "db.Database.GetDbConnection()",
        "db.Articles.FromSqlRaw(\"SELECT * FROM Articles\")",
        "options.UseSqlite(\"Data Source=newssite.db\")",
        "new Microsoft.Data.Sqlite.SqliteConnection()",
        "SQLitePCL.raw.sqlite3_libversion_number()",
        "new Microsoft.AspNetCore.Identity.EntityFrameworkCore.UserOnlyStore<Microsoft.AspNetCore.Identity.IdentityUser>(db)",
        "NetVips.Image.NewFromFile(\"a.svg\")",
    ];

    [Theory]
    [MemberData(nameof(Forbidden))]
    public async Task What_is_the_newsrooms_alone_does_not_compile_in_the_website(string call)
    {
        var errors = Errors(call, await Websites.Value);
        Assert.NotEmpty(errors);
        // No such member, namespace or type: not a slip of the pen.
        Assert.All(errors, e => Assert.True(e.Id is "CS1061" or "CS0234" or "CS0246" or "CS0103" or "CS1929", e.ToString()));
    }

    /// <summary>The control: it is the references alone that keep them out.</summary>
    [Theory]
    [MemberData(nameof(Forbidden))]
    public async Task With_the_newsrooms_references_it_would(string call) =>
        Assert.Empty(Errors(call, [.. await Websites.Value, .. Private.Select(name => Path.Combine(AppContext.BaseDirectory, name + ".dll"))]));

    [Theory]
    [InlineData("db.Articles.Published(DateTime.UnixEpoch).Count()")]
    [InlineData("db.SaveChangesAsync()")]
    public async Task What_a_page_of_the_desk_does_compiles(string call) => Assert.Empty(Errors(call, await Websites.Value));

    private static List<Diagnostic> Errors(string call, IEnumerable<string> references)
    {
        var source = $$"""
            using System;
            using System.Linq;
            using Microsoft.EntityFrameworkCore;
            using NewsSite.Data;
            using NewsSite.Model;

            internal static class InTheWebsite
            {
                public static object? Run(NewsDb db, DbContextOptionsBuilder options) => {{call}};
            }
            """;
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        var compilation = CSharpCompilation.Create("InTheWebsite", [CSharpSyntaxTree.ParseText(source)], references.Select(file => MetadataReference.CreateFromFile(file)), options);
        return [.. compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)];
    }

    private static async Task<IReadOnlyList<string>> WebsitesAsync()
    {
        string[] command =
        [
            "dotnet", "msbuild", Path.Combine(SeededPaper.Repository, "src", "NewsSite.Web"), "-nodeReuse:false", $"-property:Configuration={BuiltProgram.Configuration}", "-property:BuildProjectReferences=false",
            "-target:FindReferenceAssembliesForReferences", "-getItem:ReferencePathWithRefAssemblies",
        ];
        var asked = await BuiltProgram.RunAsync(BuiltProgram.Start(command, SeededPaper.Repository, []));
        if (asked.ExitCode != 0) throw new InvalidOperationException(asked.Output + asked.Errors);
        using var answer = JsonDocument.Parse(asked.Output);
        return [.. answer.RootElement.GetProperty("Items").GetProperty("ReferencePathWithRefAssemblies").EnumerateArray().Select(item => item.GetProperty("FullPath").GetString()!)];
    }
}
