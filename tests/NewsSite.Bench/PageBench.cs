using System.Globalization;
using System.Text;
using NewsSite.TestKit;

namespace NewsSite.Bench;

/// <summary>
/// The cached article page, side by side with nginx that sends the very same bytes and headers from files in its cache.
/// Runs alternate, so that what else the machine does falls on both.
/// </summary>
internal static class PageBench
{
    // What a server makes for itself, or what belongs to the connection.
    private static readonly string[] Own = ["Date", "Content-Length", "Content-Type", "Connection", "Keep-Alive", "Transfer-Encoding", "Server"];

    public static async Task<int> RunAsync(int seconds, int runs)
    {
        if (Nginx.Program is null)
        {
            await Console.Error.WriteLineAsync("There is no nginx: install Debian's package of that name.");
            return 1;
        }
        using var published = await PublishedSite.PublishAsync();
        using var files = new TemporaryFolder();
        var ours = new List<double>();
        var theirs = new List<double>();
        await using (var site = await published.StartAsync())
        {
            var page = await GetAsync(new Uri(site.Address, PublishedSite.Article));
            await File.WriteAllBytesAsync(files["page.br"], page.Body);
            await using var nginx = await Nginx.StartAsync(Server(files, page), workers: Environment.ProcessorCount);
            var copy = await GetAsync(new Uri(nginx.Address, PublishedSite.Article));
            RequireSame(page, copy);
            Console.WriteLine($"{page.Body.Length} bytes of brotli, {page.Headers.Count} headers beside nginx's own (it adds Server, which we do not send).");
            Console.WriteLine($"{Environment.ProcessorCount} processors, shared by wrk ({Wrk.Threads} thread, {Wrk.Connections} connections), nginx ({Environment.ProcessorCount} workers) and the site (one process, its thread pool).");
            for (var run = 0; run < runs; run++)
            {
                theirs.Add(await Wrk.RunAsync(new Uri(nginx.Address, PublishedSite.Article), seconds));
                ours.Add(await Wrk.RunAsync(new Uri(site.Address, PublishedSite.Article), seconds));
                Print($"run {run + 1}: nginx {theirs[^1]:0}/s, NewsSite {ours[^1]:0}/s");
            }
        }
        Print($"cached: nginx {Wrk.Median(theirs):0}/s, NewsSite {Wrk.Median(ours):0}/s (medians); ratio {Wrk.Median(ours) / Wrk.Median(theirs):0.00}");

        await using (var site = await published.StartAsync(("PageCache__Enabled", "false")))
        {
            var address = new Uri(site.Address, PublishedSite.Article);
            await Wrk.RunAsync(address, 1); // what runs for the first time is compiled
            var fresh = new List<double>();
            for (var run = 0; run < runs; run++) fresh.Add(await Wrk.RunAsync(address, seconds));
            Print($"cache off: NewsSite {Wrk.Median(fresh):0}/s (median)");
        }
        return 0;
    }

    private static string Server(TemporaryFolder files, Answer page)
    {
        var server = new StringBuilder();
        server.AppendLine("server_tokens off; etag off; max_ranges 0; charset utf-8; open_file_cache max=16 inactive=600s; open_file_cache_valid 600s;");
        server.AppendLine(CultureInfo.InvariantCulture, $"location = {PublishedSite.Article} {{ alias {files["page.br"]}; default_type text/html; types {{ }} add_header Last-Modified \"\";");
        foreach (var (name, value) in page.Headers) server.AppendLine(CultureInfo.InvariantCulture, $"add_header {name} '{value.Replace("'", "\\'", StringComparison.Ordinal)}';");
        server.AppendLine("}");
        return server.ToString();
    }

    private static void RequireSame(Answer page, Answer copy)
    {
        if (!page.Body.SequenceEqual(copy.Body) || page.ContentType != copy.ContentType) throw new InvalidOperationException($"nginx does not send the same page: {copy.ContentType}, {copy.Body.Length} bytes.");
        // Each request has an id of its own; its length is the same.
        static IEnumerable<string> Lines(Answer answer) => answer.Headers.Where(h => h.Name != "X-Request-Id").Select(h => $"{h.Name}: {h.Value}").Order(StringComparer.Ordinal);
        var different = Lines(page).Except(Lines(copy)).Concat(Lines(copy).Except(Lines(page))).ToList();
        if (different.Count > 0) throw new InvalidOperationException($"nginx does not send the same headers: {string.Join(" | ", different)}");
    }

    private static async Task<Answer> GetAsync(Uri address)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept-Encoding", "br");
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        var headers = answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated).Where(h => !Own.Contains(h.Key, StringComparer.OrdinalIgnoreCase))
            .Select(h => (h.Key, h.Value.ToString())).ToList();
        return new(await answer.Content.ReadAsByteArrayAsync(), answer.Content.Headers.ContentType?.ToString(), headers);
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed record Answer(byte[] Body, string? ContentType, IReadOnlyList<(string Name, string Value)> Headers);
}
