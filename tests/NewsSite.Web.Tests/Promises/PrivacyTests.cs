using System.Net;
using System.Text;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Promises;

/// <summary>P48: nothing of a reader is at rest or in the logs.</summary>
public sealed class PrivacyTests
{
    private static readonly string[] Canaries =
        ["203.0.113.77", "cb00714d", "2001:db8:7777", "CanaryAgent", "canary-referer", "canary-language", "canary-staff", "canary-password", "canary-path", "canary-query", "canary-cookie", "canary-receipt"];

    [Fact]
    public async Task Neither_address_nor_browser_nor_what_was_tried_is_kept()
    {
        using var paper = await SeededPaper.CopyAsync();
        await using var site = await RunningSite.StartAsync(paper.Path, ("Proxy__Known", "127.0.0.0/8"));
        using var client = site.Client(cookies: true);
        var headers = client.DefaultRequestHeaders;
        headers.UserAgent.ParseAdd("CanaryAgent/7.7");
        headers.Add("Referer", "https://canary-referer.example/");
        headers.TryAddWithoutValidation("Accept-Language", "canary-language");
        headers.TryAddWithoutValidation("X-Forwarded-For", "203.0.113.77");

        Assert.Equal(HttpStatusCode.OK, await client.StatusAsync("/?canary-query=1"));
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync("/canary-path"));
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync("/comments/canary-receipt"));
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync("/account/link/canary-path"));
        var receipt = await client.CommentAsync("Words that this test looks for.", "A reader");
        using (var answer = await client.SignInAsync("canary-staff", "canary-password")) Assert.Equal(422, (int)answer.StatusCode);
        using (var answer = await client.PostAsync("/comments", Visits.Form(("receipt", "canary-receipt")))) Assert.Equal(422, (int)answer.StatusCode);
        headers.Remove("X-Forwarded-For");
        headers.TryAddWithoutValidation("X-Forwarded-For", "2001:db8:7777::1");
        headers.TryAddWithoutValidation("Cookie", "canary-cookie=1; newssite-device=canary-cookie");
        await client.CommentAsync("Words from another address.");
        using (var answer = await client.PostAsync(Visits.Provided + "/comments", new StringContent("%%%canary-query", Encoding.UTF8, "application/x-www-form-urlencoded"))) Assert.Equal(422, (int)answer.StatusCode);
        Assert.Equal(0, await site.TerminateAsync());

        var files = string.Concat(Directory.GetFiles(paper.Path, "*", SearchOption.AllDirectories).Select(f => Encoding.Latin1.GetString(File.ReadAllBytes(f))));
        var logs = site.Log;
        foreach (var canary in Canaries)
        {
            Assert.DoesNotContain(canary, logs, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(canary, files, StringComparison.OrdinalIgnoreCase);
        }
        // The controls: this finds what is there, and the log has a line for what was asked.
        Assert.Contains("Words that this test looks for.", files, StringComparison.Ordinal);
        Assert.Contains("account/sign-in", logs, StringComparison.Ordinal);
        Assert.Contains("articles/{slug}/comments", logs, StringComparison.Ordinal);
        Assert.DoesNotContain(receipt[^29..], logs + files, StringComparison.Ordinal);
        Assert.DoesNotContain(receipt[^29..].Replace("-", "", StringComparison.Ordinal), logs + files, StringComparison.Ordinal);
    }
}
