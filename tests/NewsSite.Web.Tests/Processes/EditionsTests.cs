using System.Net;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Processes;

/// <summary>Editions are lines of <c>site.yaml</c> and files of words: the program as it was built serves one, or four.</summary>
[Collection(ProcessTests.Name)]
public sealed class EditionsTests
{
    private const string English = "  - { code: en, prefix: \"\", direction: ltr, calendar: gregorian, digits: latin, name: English, ogLocale: en_US }\n";
    private const string Others = """
          - { code: fa-AF, prefix: fa, direction: rtl, calendar: hijri, digits: persian, name: دری, ogLocale: fa_IR }
          - { code: ps, prefix: ps, direction: rtl, calendar: hijri, digits: persian, name: پښتو, ogLocale: ps_AF }
          - { code: uz-Arab, prefix: uz, direction: rtl, calendar: hijri, digits: persian, name: اوزبیکچه, ogLocale: uz_UZ }

        """;

    [Fact]
    public async Task A_fourth_language_is_a_file_of_words_and_a_line()
    {
        using var program = Program(English + Others);
        var words = Path.Combine(program.Path, "Text", "Words");
        var dari = await File.ReadAllTextAsync(Path.Combine(words, "fa-AF.json"));
        await File.WriteAllTextAsync(Path.Combine(words, "uz-Arab.json"), dari.Replace("\"latest.title\": \"تازه‌ترین خبرها\"", "\"latest.title\": \"سۉنگی خبرلر\"", StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(program.Path, "content", "articles", "uz.md"), Article("uz-Arab", "سالنگده قار"));
        using var data = new TemporaryFolder();
        await using var site = await RunningSite.StartAsync(["dotnet", Path.Combine(program.Path, "NewsSite.Web.dll")], data.Path);
        using var client = site.Client();

        using var front = await client.GetAsync("/uz");
        Assert.Equal(HttpStatusCode.OK, front.StatusCode);
        var page = await TestSite.ReadPageAsync(front);
        Assert.Equal(("uz-Arab", "rtl"), (page.DocumentElement.GetAttribute("lang"), page.DocumentElement.GetAttribute("dir")));
        Assert.Equal(4, page.QuerySelectorAll(".editions li").Length);
        Assert.Contains("سالنگده قار", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("سۉنگی خبرلر", await client.TextAsync("/uz/latest"), StringComparison.Ordinal);
        Assert.Contains("<language>uz-Arab</language>", await client.TextAsync("/uz/feed.xml"), StringComparison.Ordinal);
        using var missing = await client.GetAsync("/uz/nothing");
        Assert.Equal((HttpStatusCode.NotFound, "uz-Arab"), (missing.StatusCode, (await TestSite.ReadPageAsync(missing)).DocumentElement.GetAttribute("lang")));
    }

    [Fact]
    public async Task A_newsroom_of_one_language_has_no_prefix_and_no_switch()
    {
        using var program = Program(English);
        using var data = new TemporaryFolder();
        await using var site = await RunningSite.StartAsync(["dotnet", Path.Combine(program.Path, "NewsSite.Web.dll")], data.Path);
        using var client = site.Client();
        foreach (var address in new[] { "/", "/articles/snow" })
        {
            using var answer = await client.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var page = await TestSite.ReadPageAsync(answer);
            Assert.Empty(page.QuerySelectorAll(".editions, .also, [hreflang]"));
        }
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync("/fa"));
    }

    [Fact]
    public async Task A_paper_of_one_language_translates_from_others_and_says_what_it_could_not_take()
    {
        using var program = Program("  - { code: fa-AF, prefix: \"\", direction: rtl, calendar: hijri, digits: persian, name: دری }\n", "fa-AF");
        await File.WriteAllTextAsync(program["content/articles/fa.md"], Article("fa-AF", "برف", "translatedFrom: en\n"));
        using var data = new TemporaryFolder();
        await using var site = await RunningSite.StartAsync(["dotnet", Path.Combine(program.Path, "NewsSite.Web.dll")], data.Path);
        using var client = site.Client();
        Assert.Contains("ترجمه", (await client.ReadPageAsync("/articles/برف")).QuerySelector(".dateline")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("articles/en.md:3: lang: en is none of the paper's editions", site.Log, StringComparison.Ordinal);
        Assert.Contains("1 did not go in", site.Log, StringComparison.Ordinal);
    }

    /// <summary>The program as it was built, in a folder of its own, with a paper of those editions beside it.</summary>
    private static TemporaryFolder Program(string editions, string edition = "en")
    {
        var folder = new TemporaryFolder();
        var built = Path.GetDirectoryName(BuiltProgram.Dll)!;
        foreach (var file in Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder.Path, Path.GetRelativePath(built, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        Directory.CreateDirectory(folder["content/articles"]);
        File.WriteAllText(folder["content/site.yaml"], $"name: {{ {edition}: The Test }}\ndefaultEdition: {edition}\ntimeZone: Asia/Kabul\neditions:\n{editions}sections:\n  - slug: afghanistan\n    name: {{ {edition}: Afghanistan }}\n");
        File.WriteAllText(folder["content/articles/en.md"], Article("en", "Snow"));
        return folder;
    }

    private static string Article(string lang, string title, string more = "") => $"---\ntitle: \"{title}\"\nlang: {lang}\ndate: 2026-11-01T12:00:00+04:30\nsection: afghanistan\n{more}---\n\nOne paragraph.\n";
}
