using Xunit;

namespace NewsSite.Tests;

public sealed class RoomsTests
{
    [Fact]
    public void The_sources_keep_to_the_ladder() => Assert.Equal("", string.Join('\n', Ladder.Faults(Sources())));

    [Fact]
    public void The_arrows_are_seen() => Assert.InRange(Ladder.Arrows(Sources()), 20, int.MaxValue);

    [Theory]
    [InlineData("src/NewsSite/Comments/A.cs", "using NewsSite.Publishing;")]
    [InlineData("src/NewsSite/Media/A.cs", "using NewsSite.Publishing;")]
    [InlineData("src/NewsSite/Staff/A.cs", "using static NewsSite.Publishing.Library;")]
    [InlineData("src/NewsSite/Staff/A.cs", "using Names = NewsSite.Comments.SubmitComment;")]
    [InlineData("src/NewsSite/Staff/A.cs", "class A { Comments.SubmitComment? comment; }")]
    [InlineData("src/NewsSite/Staff/A.cs", "class A { object o = new global::NewsSite.Comments.SubmitComment(); }")]
    [InlineData("src/NewsSite/Text/A.cs", "using NewsSite.Model;")]
    [InlineData("src/NewsSite/Text/A.cs", "class A { Model.Article? article; }")]
    [InlineData("src/NewsSite/Model/A.cs", "using NewsSite.Data;")]
    [InlineData("src/NewsSite/Model/A.cs", "class A { void Save(NewsDb db) { } }")]
    [InlineData("src/NewsSite/Data/Sqlite/A.cs", "using NewsSite.Staff;")]
    [InlineData("src/NewsSite/Model/A.cs", "class A { object o = new Data.Sqlite.SqliteSetup(); }")]
    [InlineData("src/NewsSite/Publishing/A.cs", "using NewsSite.Import;")]
    [InlineData("src/NewsSite/Import/A.cs", "using NewsSite.Safety;")]
    [InlineData("src/NewsSite/Safety/A.cs", "class A { void B() => Newsroom.Open(); }")]
    [InlineData("src/NewsSite/Safety/A.cs", "using NewsSite.Web.Feeds;")]
    [InlineData("src/NewsSite/Constants.cs", "class Constants { }")]
    [InlineData("src/NewsSite/Services/A.cs", "class A { }")]
    [InlineData("src/NewsSite/Staff/A.cs", "namespace NewsSite.Text;\nclass A { }")]
    [InlineData("src/NewsSite.Web/Helper.cs", "class Helper { }")]
    [InlineData("src/NewsSite.Web/Feeds/A.cs", "using NewsSite.Web.Operations;")]
    [InlineData("src/NewsSite.Web/Feeds/A.cs", "class A { Operations.PageCache? cache; }")]
    [InlineData("src/NewsSite.Web/Feeds/A.cs", "using NewsSite.Web.Pages.Shared;")]
    [InlineData("src/NewsSite.Web/Commands/A.cs", "using NewsSite.Web.Feeds;")]
    [InlineData("src/NewsSite.Web/Operations/A.cs", "using NewsSite.Web;\nclass A { object o = new Pages.Shared.Frame(); }")]
    [InlineData("src/NewsSite.Web/Pages/Articles/Show.cshtml.cs", "using NewsSite.Web.Pages.Admin;")]
    [InlineData("src/NewsSite.Web/Pages/Articles/Show.cshtml", "@model NewsSite.Web.Pages.Admin.Desk")]
    [InlineData("src/NewsSite.Web/Pages/Articles/Show.cshtml", "<p>@Admin.Desk.Name</p>")]
    [InlineData("src/NewsSite.Web/Pages/Admin/A.cshtml.cs", "using NewsSite.Web.Pages.Articles;")]
    [InlineData("src/NewsSite.Web/Pages/Shared/A.cshtml", "@using NewsSite.Web.Pages.Admin")]
    [InlineData("src/NewsSite.Web/Pages/Admin/A.cshtml.cs", "class A { Pages.Show? page; }")]
    [InlineData("src/NewsSite.Web/Pages/Articles/Show.cshtml.cs", "class Show(NewsDb db) { }")]
    [InlineData("src/NewsSite.Web/Pages/Articles/Show.cshtml", "@inject NewsSite.Data.NewsDb Db")]
    [InlineData("src/NewsSite.Web/Feeds/A.cs", "class A(NewsDb db) { }")]
    [InlineData("src/NewsSite.Web/Operations/A.cs", "class A(NewsDb db) { }")]
    [InlineData("src/NewsSite.Web/Pages/_ViewImports.cshtml", "@using NewsSite.Model")]
    public void A_planted_violation_is_found(string path, string text) => Assert.NotEmpty(Ladder.Faults([.. Honest, (path, text)]));

    [Theory]
    [InlineData("src/NewsSite/Import/A.cs", "using NewsSite.Publishing;\nclass A(Publishing.Library library, NewsDb db) { }")]
    [InlineData("src/NewsSite/Comments/A.cs", "using NewsSite.Data;\nusing NewsSite.Text;")]
    [InlineData("src/NewsSite/Comments/A.cs", "// using NewsSite.Publishing;\n/// <see cref=\"Publishing.Library\"/>\n/* Staff.SignIn */ class A { }")]
    [InlineData("src/NewsSite/Model/A.cs", "class A { List<int> Comments = []; int B => Comments.Count; }")]
    [InlineData("src/NewsSite.Web/Pages/Articles/Show.cshtml.cs", "using NewsSite.Comments;\nusing NewsSite.Web.Pages.Shared;")]
    [InlineData("src/NewsSite.Web/Pages/Admin/A.cshtml.cs", "using NewsSite.Web.Pages.Shared;\nclass A(NewsDb db) { }")]
    [InlineData("src/NewsSite.Web/Pages/Admin/Index.cshtml", "@IndexModel.Address")]
    [InlineData("src/NewsSite.Web/Media/A.cs", "using NewsSite.Media;\nnamespace NewsSite.Web.Media;")]
    [InlineData("src/NewsSite.Web/Program.cs", "using NewsSite.Web.Operations;\nusing NewsSite;\nNewsroom.Open();")]
    [InlineData("src/NewsSite.Web/Commands/A.cs", "class A(NewsDb db) { void B() => Newsroom.Open(); }")]
    [InlineData("src/NewsSite.Web/Pages/Shared/_A.cshtml", "@inject StandingPages Pages\n@await Pages.InAsync()")]
    [InlineData("src/NewsSite.Web/Pages/_ViewImports.cshtml", "@namespace NewsSite.Web.Pages\n@addTagHelper *, Microsoft.AspNetCore.Mvc.TagHelpers")]
    public void What_the_ladder_has_is_no_fault(string path, string text) => Assert.Empty(Ladder.Faults([.. Honest, (path, text)]));

    private static readonly (string Path, string Text)[] Honest =
    [
        ("src/NewsSite/Newsroom.cs", "using NewsSite.Staff;\nnamespace NewsSite;\npublic static class Newsroom { public static void Open() { } }"),
        ("src/NewsSite/Comments/SubmitComment.cs", "namespace NewsSite.Comments;\npublic sealed class SubmitComment { }"),
        ("src/NewsSite/Publishing/Library.cs", "namespace NewsSite.Publishing;\npublic sealed class Library { }"),
        ("src/NewsSite/Staff/SignIn.cs", "namespace NewsSite.Staff;\npublic sealed class SignIn { }"),
        ("src/NewsSite/Data/Sqlite/SqliteSetup.cs", "namespace NewsSite.Data.Sqlite;\ninternal sealed class SqliteSetup { }"),
        ("src/NewsSite/Model/Article.cs", "namespace NewsSite.Model;\npublic sealed class Article { }"),
        ("src/NewsSite.Web/Operations/PageCache.cs", "namespace NewsSite.Web.Operations;\ninternal sealed class PageCache { }"),
        ("src/NewsSite.Web/Pages/Admin/Desk.cs", "namespace NewsSite.Web.Pages.Admin;\ninternal sealed class Desk { }"),
        ("src/NewsSite.Web/Pages/Index.cshtml.cs", "namespace NewsSite.Web.Pages;\ninternal sealed class IndexModel { }"),
        ("src/NewsSite.Web/Pages/Pages/Show.cs", "namespace NewsSite.Web.Pages.Pages;\ninternal sealed class Show { }"),
        ("src/NewsSite.Web/Pages/Shared/Frame.cs", "namespace NewsSite.Web.Pages.Shared;\ninternal sealed record Frame { }"),
    ];

    private static List<(string Path, string Text)> Sources()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "NewsSite.sln"))) root = root.Parent ?? throw new InvalidOperationException("There is no NewsSite.sln above the tests.");
        return [.. Directory.EnumerateFiles(Path.Combine(root.FullName, "src"), "*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal))
            .Select(file => (Path.GetRelativePath(root.FullName, file).Replace('\\', '/'), File: file))
            .Where(file => !file.Item1.Split('/').Any(part => part is "bin" or "obj"))
            .Select(file => (file.Item1, File.ReadAllText(file.File)))];
    }
}
