using System.Diagnostics;
using System.Globalization;
using AngleSharp.Html.Dom;
using NewsSite.TestKit;

namespace NewsSite.Bench;

/// <summary>How long it takes to publish an article in a large paper, from the button to the answer, and that readers have it with their next request; and how long the desk's lists take.</summary>
internal static class PublishBench
{
    private static readonly string[] Lists = ["/admin", "/admin?state=draft", "/admin?state=published", "/admin?edition=fa-AF", "/admin?section=afghanistan", "/admin?q=generated", "/admin/pictures", "/admin/log"];

    public static async Task<int> RunAsync(int articles, int runs)
    {
        using var published = await PublishedSite.PublishAsync();
        await MeasureAsync(published, "the seeded paper", runs);
        Print($"Generating {articles} articles …");
        await published.FillAsync(articles);
        await MeasureAsync(published, $"{articles} articles", runs);
        return 0;
    }

    private static async Task MeasureAsync(PublishedSite published, string what, int runs)
    {
        await using var site = await published.StartAsync();
        using var editor = await site.SignInAsync();
        using var reader = site.Client();
        List<double> publishing = [], reading = [];
        for (var run = -3; run < runs; run++) // the first compile the pages
        {
            var name = $"Published {Guid.NewGuid():N}";
            using var written = await editor.PostFormAsync("/admin/articles/new", [("headline", name), ("summary", "What it is about."), ("body", "One paragraph of a piece.\n\nAnother one."), ("step", "save")], "form.writing");
            var address = written.Headers.Location?.OriginalString ?? throw new InvalidOperationException($"The draft was answered with {written.StatusCode}.");
            (await reader.GetAsync("/")).EnsureSuccessStatusCode();

            var form = (IHtmlFormElement)(await editor.ReadPageAsync(address)).QuerySelector("form.writing")!;
            var fields = Forms.Fields(form).Append(("step", "publish")).Select(f => new KeyValuePair<string, string>(f.Item1, f.Item2));
            using var content = new MultipartFormDataContent();
            foreach (var (field, value) in fields) content.Add(new StringContent(value), field);
            var since = Stopwatch.GetTimestamp();
            using var answer = await editor.PostAsync(form.GetAttribute("action"), content);
            var took = Stopwatch.GetElapsedTime(since).TotalMilliseconds;
            if ((int)answer.StatusCode != 303) throw new InvalidOperationException($"Publishing was answered with {answer.StatusCode}.");

            since = Stopwatch.GetTimestamp();
            var front = await reader.GetStringAsync(new Uri("/", UriKind.Relative));
            if (run < 0) continue;
            publishing.Add(took);
            reading.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            if (!front.Contains(name, StringComparison.Ordinal)) throw new InvalidOperationException("Readers do not have it.");
        }
        foreach (var list in Lists)
        {
            List<double> opening = [];
            for (var run = -2; run < runs / 2; run++)
            {
                var since = Stopwatch.GetTimestamp();
                (await editor.GetAsync(list)).EnsureSuccessStatusCode();
                if (run >= 0) opening.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            }
            Print($"the desk's {list}, {what}: {Wrk.Median(opening):0.0} ms (median of {opening.Count}; at most {opening.Max():0.0})");
        }
        publishing.Sort();
        Print($"publishing, {what}: {Wrk.Median(publishing):0.0} ms (median of {runs}; p90 {publishing[runs * 9 / 10]:0.0}, at most {publishing[^1]:0.0}); the front page with it {Wrk.Median(reading):0.0} ms");
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
