using System.Globalization;
using System.Text.Json;
using AngleSharp.Html.Parser;
using NewsSite.TestKit;

namespace NewsSite.Bench;

/// <summary>Lighthouse's four scores of every kind of page, on its simulated telephone and slow line, in every edition: the median of several runs each.</summary>
internal static class LighthouseBench
{
    private const string Version = "lighthouse@12";
    private const int Comments = 20;
    private const int MostTries = 4;

    private static readonly string[] Browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    private static readonly string[] Categories = ["performance", "accessibility", "best-practices", "seo"];

    public static async Task<int> RunAsync(int runs)
    {
        var npx = BuiltProgram.Find("npx");
        var chromium = Browsers.Select(BuiltProgram.Find).FirstOrDefault(found => found is not null);
        if (npx is null || chromium is null)
        {
            await Console.Error.WriteLineAsync(npx is null ? "There is no npx: install node 18 or later with npm." : "There is no Chromium: install Debian's package of that name.");
            return 1;
        }
        using var published = await PublishedSite.PublishAsync();
        using var reports = new TemporaryFolder();
        await using var site = await published.StartAsync(("Comments__Moderation", "None"), ("Comments__PerMinute", "1000"));
        var pages = await PagesAsync(site);
        Console.WriteLine($"{Version}, {runs} runs a page, median. perf, a11y, best, seo; LCP in ms; bytes and requests of the first view.");
        var isWhole = true;
        foreach (var (what, path, isListed) in pages)
        {
            List<Report> found = [];
            for (var run = 0; run < runs; run++) found.Add(await MeasureAsync(npx, chromium, new Uri(site.Address, path), reports["report.json"]));
            var scores = Categories.Select((_, i) => Wrk.Median(found.Select(r => r.Scores[i]))).ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{what,-18} {scores[0],4:0} {scores[1],4:0} {scores[2],4:0} {scores[3],4:0}  LCP {Wrk.Median(found.Select(r => r.Paint)),5:0}  CLS {Wrk.Median(found.Select(r => r.Shift)):0.000}  {Wrk.Median(found.Select(r => r.Bytes)),6:0} bytes  {Wrk.Median(found.Select(r => r.Requests)),2:0} requests"));
            foreach (var fault in found.SelectMany(r => r.Faults).Distinct().Where(f => isListed || !f.StartsWith("seo", StringComparison.Ordinal))) Console.WriteLine($"    {fault}");
            isWhole &= scores.Take(isListed ? 4 : 3).All(s => s >= 100);
        }
        Console.WriteLine(isWhole ? "100 everywhere." : "Not 100 everywhere.");
        return isWhole ? 0 : 1;
    }

    // Search is left out of indexes on purpose: its SEO does not count.
    private static async Task<List<(string What, string Path, bool IsListed)>> PagesAsync(RunningSite site)
    {
        using var client = site.Client();
        List<(string, string, bool)> pages = [];
        foreach (var (prefix, language) in new[] { ("", "en"), ("/fa", "fa"), ("/ps", "ps") })
        {
            var front = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(new Uri(prefix.Length == 0 ? "/" : prefix, UriKind.Relative)).ConfigureAwait(false));
            var article = front.QuerySelector(".lead .thumb")?.GetAttribute("href") ?? throw new InvalidOperationException($"The lead of {prefix}/ has no picture.");
            for (var i = 0; i < Comments; i++)
            {
                using var answer = await client.PostAsync(article + "/comments", new FormUrlEncodedContent([new("name", $"Reader {i}"), new("text", $"Comment {i}: words of a reader, as long as most of them are, and a number.")]));
                if ((int)answer.StatusCode != 303) throw new InvalidOperationException($"A comment was answered with {answer.StatusCode}.");
            }
            pages.AddRange(
            [
                ($"{language} front", prefix.Length == 0 ? "/" : prefix, true), ($"{language} article", article, true), ($"{language} section", prefix + "/sections/about-this-paper", true),
                ($"{language} lite article", prefix + "/lite" + article[prefix.Length..], true), ($"{language} search", prefix + "/search?q=NewsSite", false),
            ]);
        }
        return pages;
    }

    private static async Task<Report> MeasureAsync(string npx, string chromium, Uri address, string file)
    {
        string[] command = [npx, "--yes", Version, address.AbsoluteUri, "--quiet", "--output=json", $"--output-path={file}", "--chrome-flags=--headless --no-sandbox --disable-gpu"];
        var ended = await JudgeAsync();
        // Lighthouse itself asks for another run when Chromium's trace has a hole.
        for (var tries = 1; ended.ExitCode != 0 && tries < MostTries; tries++) ended = await JudgeAsync();
        if (ended.ExitCode != 0) throw new InvalidOperationException(ended.Output + ended.Errors);
        using var report = JsonDocument.Parse(await File.ReadAllBytesAsync(file));
        var audits = report.RootElement.GetProperty("audits");
        var categories = report.RootElement.GetProperty("categories");
        Task<Ended> JudgeAsync() => BuiltProgram.RunAsync(BuiltProgram.Start(command, Path.GetTempPath(), [("CHROME_PATH", chromium)]));
        double Number(string audit) => audits.GetProperty(audit).GetProperty("numericValue").GetDouble();
        return new([.. Categories.Select(c => Math.Round(Score(categories.GetProperty(c)) * 100))], Number("largest-contentful-paint"), Number("cumulative-layout-shift"), Number("total-byte-weight"),
            audits.GetProperty("network-requests").GetProperty("details").GetProperty("items").GetArrayLength(), [.. Categories.SelectMany(c => Faults(c, categories.GetProperty(c), audits))]);
    }

    private static IEnumerable<string> Faults(string name, JsonElement category, JsonElement audits) =>
        from reference in category.GetProperty("auditRefs").EnumerateArray()
        let audit = audits.GetProperty(reference.GetProperty("id").GetString()!)
        where reference.GetProperty("weight").GetDouble() > 0 && audit.GetProperty("score").ValueKind == JsonValueKind.Number && Score(audit) < 0.9
        select $"{name}: {audit.GetProperty("title").GetString()}";

    private static double Score(JsonElement scored) => scored.GetProperty("score") is { ValueKind: JsonValueKind.Number } score ? score.GetDouble() : 0;

    private sealed record Report(double[] Scores, double Paint, double Shift, double Bytes, double Requests, IReadOnlyList<string> Faults);
}
