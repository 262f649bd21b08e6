using System.Globalization;
using System.IO.Compression;
using System.Net.Sockets;
using System.Text;
using AngleSharp.Html.Parser;

namespace NewsSite.Bench;

/// <summary>What a browser fetches at the first view of the article page, pictures apart: counted on the wire, headers too.</summary>
internal static class WeightBench
{
    public static async Task<int> RunAsync()
    {
        using var published = await PublishedSite.PublishAsync();
        await using var site = await published.StartAsync();
        var (bytes, headers, body) = await FetchAsync(site.Address, PublishedSite.Article);
        Console.WriteLine($"{bytes,7} bytes ({headers} of headers)  {PublishedSite.Article}");
        var (all, allHeaders, requests) = (bytes, headers, 1);

        using var packed = new MemoryStream(body);
        await using var html = new BrotliStream(packed, CompressionMode.Decompress);
        var page = await new HtmlParser().ParseDocumentAsync(html);
        var assets = page.QuerySelectorAll("link[rel~=stylesheet], link[rel~=icon], link[rel~=preload]").Select(l => l.GetAttribute("href"))
            .Concat(page.QuerySelectorAll("script[src]").Select(s => s.GetAttribute("src"))).OfType<string>().Distinct().ToList();
        foreach (var asset in assets.Where(a => a.StartsWith('/')))
        {
            var fetched = await FetchAsync(site.Address, asset);
            Console.WriteLine($"{fetched.Bytes,7} bytes ({fetched.Headers} of headers)  {asset}");
            (all, allHeaders, requests) = (all + fetched.Bytes, allHeaders + fetched.Headers, requests + 1);
        }
        Console.WriteLine($"{all,7} bytes over the wire in {requests} requests, {all - allHeaders} of them content");
        // Asked for when all is shown, by browsers that can keep the paper on the home screen.
        if (page.QuerySelector("link[rel~=manifest]")?.GetAttribute("href") is { } manifest) Console.WriteLine($"{(await FetchAsync(site.Address, manifest)).Bytes,7} bytes afterwards  {manifest}");
        return 0;
    }

    private static async Task<(int Bytes, int Headers, byte[] Body)> FetchAsync(Uri site, string path)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(site.Host, site.Port);
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"GET {path} HTTP/1.1\r\nHost: {site.Authority}\r\nAccept-Encoding: gzip, deflate, br\r\nConnection: close\r\n\r\n")));
        using var answer = new MemoryStream();
        await stream.CopyToAsync(answer);
        var all = answer.ToArray();
        var end = all.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        var head = Encoding.ASCII.GetString(all, 0, end);
        if (!head.StartsWith("HTTP/1.1 200", StringComparison.Ordinal)) throw new InvalidOperationException($"{path}: {head.Split('\r')[0]}");
        return (all.Length, end, all[end..]);
    }
}
