using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Import;
using NewsSite.TestKit;

namespace NewsSite.Browser.Tests.Paper;

/// <summary>Pieces in Dari and Pashto, and in each edition one that holds everything that can stand in an article.</summary>
internal static class TranslatedPieces
{
    private const string Dari = """
        لاوروف گفت که ایالات متحده و متحدانش در پی مداخله در «ثبات شکنندهٔ» افغانستان اند.

        او در دومین کنفرانس مینسک (Minsk, 2024) گفت که CSTO در سال ۲۰۲۴ نیز از تهدیدها سخن گفته است.
        """;

    private const string Pashto = """
        لاوروف وویل چې متحده ایالات او ملګري یې غواړي د افغانستان په «نازک ثبات» کې لاسوهنه وکړي.

        هغه د مینسک په دویم کنفرانس (Minsk, 2024) کې خبرې کولې؛ ځینې ټکي یې نوي نه دي.
        """;

    /// <exception cref="InvalidOperationException">The importer found fault with one of them.</exception>
    public static async Task ImportAsync(TestSite site)
    {
        // The paper's own translations of the provided article are drafts: these stand in for them.
        await site.WriteAsync(async db => db.Articles.RemoveRange(await db.Articles.Where(a => a.Story.Key == "russia-claims-us-interference" && a.Edition != "en").ToListAsync()));
        using var folder = new TemporaryFolder();
        foreach (var name in (string[])["articles", "pages", "media"]) Directory.CreateDirectory(folder[name]);
        File.Copy(Path.Combine(SeededPaper.Repository, "content/media/minsk-conference.jpg"), folder["media/minsk-conference.jpg"]);

        await WriteAsync("fa-minsk", "fam1nsk", "fa-AF", "ادعای روسیه دربارهٔ مداخلهٔ US در ثبات شکنندهٔ افغانستان", "ادعای-روسیه", Dari, "story: russia-claims-us-interference\ntranslatedFrom: en\npinned: true\ntags: [روسیه, آسیای میانه]");
        await WriteAsync("ps-minsk", "psm1nsk", "ps", "روسیه په افغانستان کې د امریکا د لاسوهنې ادعا کوي", "د-روسیې-ادعا", Pashto, "story: russia-claims-us-interference\ntranslatedFrom: en\npinned: true\ntags: [روسیه]");
        foreach (var (lang, number, words) in ((string, int, string)[])[("en", 1, "Words of English"), ("fa-AF", 2, "سخنی به دری با NewsSite 2.0"), ("ps", 3, "څو ټکي په پښتو له NewsSite 2.0 سره")])
        {
            await WriteAsync($"{lang}-everything", $"evry00{number}", lang, $"{words}: Donaudampfschifffahrtselektrizitätenhauptbetriebswerk", $"everything-{lang.ToLowerInvariant()}", Everything(words, "\n![" + words + "](minsk-conference.jpg \"" + words + "\")\n"), $"tags: [everything-{lang}]\ncomments: closed\nauthors: [the-newsroom]\nimageCaption: \"{words} (A. B.)\"\nupdated: 2026-11-02T08:30:00+04:30\n{Corrections(words)}");
            await WriteAsync($"{lang}-withdrawn", $"gone00{number}", lang, $"{words}: withdrawn", $"withdrawn-{lang.ToLowerInvariant()}", words, "pinned: false");
            if (lang != "en") await File.WriteAllTextAsync(folder[$"pages/about-{lang}.md"], $"---\ntitle: \"{words}\"\nlang: {lang}\nslug: about\nsummary: \"{words}\"\n---\n\n{Everything(words, "")}\n");
        }
        var report = await site.InScopeAsync(scope => scope.GetRequiredService<ImportContent>().RunAsync(folder.Path, null, default));
        if (!report.Succeeded) throw new InvalidOperationException(string.Join(Environment.NewLine, report.Problems));

        Task WriteAsync(string file, string id, string lang, string title, string slug, string body, string more) => File.WriteAllTextAsync(folder[$"articles/{file}.md"], $"""
            ---
            id: {id}
            lang: {lang}
            title: "{title}"
            summary: "{title}."
            slug: {slug}
            date: 2026-11-01T12:00:00+04:30
            section: afghanistan
            image: minsk-conference.jpg
            imageAlt: "{title}"
            imageCredit: "NewsSite"
            {more}
            ---

            {body}
            """);
    }

    private static string Corrections(string words) => $"""
        corrections:
          - date: 2026-11-02T08:30:00+04:30
            text: "{words}, 12345: http://example.org/an-address-that-goes-on-and-on-and-never-has-a-blank-in-it-however-long-it-is"
            place: top
          - kind: clarification
            date: 2026-11-03T08:30:00+04:30
            text: "{words}"
        """;

    private static string Everything(string words, string picture) => $$"""
        {{words}}, *{{words}}*, **{{words}}**, ~~{{words}}~~, `dotnet run --project src/NewsSite.Web -- serve --urls http://127.0.0.1:8080` [{{words}}](/about).[^1]

        ## {{words}}

        ### {{words}}

        - {{words}}
        - https://example.org/an-address-that-goes-on-and-on-and-never-has-a-blank-in-it-however-long-it-is-drawn-out

        1. {{words}}
           1. {{words}}

        > {{words}}

        | {{words}} | {{words}} | {{words}} | 12345 |
        |:--|:-:|--:|---|
        | {{words}} | {{words}} {{words}} | 12345678901234567890 | 1 |

        ```
        a line of code that does not break, {{words}}, and goes on beyond the width of any telephone that is sold
        ```

        {{picture}}
        ---

        [^1]: {{words}}
        """;
}
