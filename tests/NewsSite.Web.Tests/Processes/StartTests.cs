using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Processes;

/// <summary>The README's command, on a folder that does not exist yet.</summary>
[Collection(ProcessTests.Name)]
public sealed partial class StartTests
{
    private static readonly string[] Encodings = ["br", "gzip", "identity"];

    // Built already: `dotnet run` alone would build into the folders from which these tests run.
    private static string[] Command { get; } =
        ["dotnet", "run", "--no-build", "--configuration", BuiltProgram.Configuration, "--project", Path.Combine(SeededPaper.Repository, "src", "NewsSite.Web")];

    [Fact]
    public async Task A_fresh_folder_becomes_a_paper_and_the_printed_link_its_first_administrator()
    {
        using var parent = new TemporaryFolder();
        await using var site = await RunningSite.StartAsync(Command, parent["data"]);
        using var cookies = site.Client(cookies: true);
        Assert.Equal(HttpStatusCode.OK, (await cookies.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await cookies.GetAsync(Posting.Article)).StatusCode);

        var link = await site.InvitationAsync();
        using var set = await cookies.PostAsync(link, await FormAsync(cookies, link, ("name", "farida"), ("password", "a long walk to the river")));
        Assert.Equal(HttpStatusCode.Redirect, set.StatusCode);
        const string SignIn = "/account/sign-in";
        using var signedIn = await cookies.PostAsync(SignIn, await FormAsync(cookies, SignIn, ("name", "farida"), ("password", "a long walk to the river")));
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        Assert.Contains("newssite-staff=", string.Join(';', signedIn.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NotFound, (await cookies.GetAsync(link)).StatusCode); // it works once
        var staff = await BuiltProgram.RunAsync(parent.Path, parent["data"], "staff", "list");
        Assert.Equal("farida\tAdministrator\tactive\n", staff.Output);
    }

    [Fact]
    public async Task Every_asset_answers_with_its_bytes_in_three_encodings()
    {
        using var paper = await SeededPaper.CopyAsync();
        await using var site = await RunningSite.StartAsync(Command, paper.Path);
        using var client = site.Client();
        var root = Path.Combine(SeededPaper.Repository, "src", "NewsSite.Web", "wwwroot");
        var files = Directory.GetFiles(root, "*", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        var asked = files.Select(f => (Address: "/" + Path.GetRelativePath(root, f).Replace('\\', '/'), File: f)).ToList();
        // As pages name them, with a digest in the name.
        var page = await client.GetStringAsync(Posting.Article);
        asked.AddRange(Asset().Matches(page).Select(m => m.Groups[1].Value).Distinct().Select(a => (a, Path.Combine(root, Digest().Replace(a.TrimStart('/'), "."))))
            .Where(a => File.Exists(a.Item2)));
        Assert.True(asked.Count > files.Length);
        foreach (var (address, file) in asked)
        {
            foreach (var encoding in Encodings)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                request.Headers.Add("Accept-Encoding", encoding);
                using var answer = await client.SendAsync(request);
                Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address} in {encoding}: {answer.StatusCode}");
                var bytes = await answer.Content.ReadAsByteArrayAsync();
                Assert.Equal(await File.ReadAllBytesAsync(file), Decoded(bytes, answer.Content.Headers.ContentEncoding.SingleOrDefault()));
            }
        }
    }

    private static byte[] Decoded(byte[] bytes, string? encoding)
    {
        using var packed = new MemoryStream(bytes);
        using Stream from = encoding switch
        {
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            "gzip" => new GZipStream(packed, CompressionMode.Decompress),
            _ => packed,
        };
        using var plain = new MemoryStream();
        from.CopyTo(plain);
        return plain.ToArray();
    }

    private static async Task<FormUrlEncodedContent> FormAsync(HttpClient client, string address, params (string Name, string Value)[] fields)
    {
        var page = await TestSite.ReadPageAsync(await client.GetAsync(address));
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return new(fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
    }

    [GeneratedRegex("(?:href|src)=\"(/[^\"]+\\.(?:css|js|svg|woff2|ico|png))\"")]
    private static partial Regex Asset();

    [GeneratedRegex(@"\.[0-9a-z]{10}\.")]
    private static partial Regex Digest();
}
