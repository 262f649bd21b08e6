using System.Net;
using System.Text.Json;
using NewsSite.Model;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Pages.Admin.Pictures;

/// <summary>A photograph that script sends piece by piece.</summary>
public sealed class SentTests
{
    private const string Address = "/admin/pictures/sent/0123456789abcdef";

    [Fact]
    public async Task Pieces_are_counted_and_become_a_picture()
    {
        using var site = await TestSite.StartAsync();
        using var reporter = await site.SignInAsync(StaffRole.Reporter);
        var upload = TestPictures.Jpeg(640, 480);
        Assert.Equal((HttpStatusCode.OK, "900"), await SendAsync(reporter, ("from", "0"), upload[..900]));
        Assert.Equal((HttpStatusCode.OK, "900"), await SendAsync(reporter, ("from", "0"), upload[..900]));
        Assert.Equal((HttpStatusCode.OK, $"{upload.Length}"), await SendAsync(reporter, ("from", "900"), upload[900..]));

        var (status, text) = await SendAsync(reporter, ("step", "store"), null);
        Assert.Equal(HttpStatusCode.OK, status);
        using var made = JsonDocument.Parse(text);
        Assert.Equal("bridge.jpg", made.RootElement.GetProperty("name").GetString());
        Assert.Equal(HttpStatusCode.OK, (await reporter.GetAsync(made.RootElement.GetProperty("address").GetString())).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await reporter.GetAsync($"/admin/pictures/{made.RootElement.GetProperty("key").GetString()}")).StatusCode);
    }

    [Fact]
    public async Task What_is_not_taken_is_said_in_a_sentence()
    {
        using var site = await TestSite.StartAsync();
        using var reporter = await site.SignInAsync(StaffRole.Reporter);
        var (status, text) = await SendAsync(reporter, ("from", "0"), "\0\0\0\u0018ftypheic\0\0\0\0"u8.ToArray()); // with its first piece
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("HEIC", text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(reporter, ("step", "store"), null)).Status); // nothing is there
        await SendAsync(reporter, ("from", "0"), [1]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(reporter, ("step", "store"), null)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(reporter, ("from", "0"), null)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(reporter, ("from", "-1"), [1])).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(reporter, ("from", "0"), [1], "/admin/pictures/sent/nocode")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(reporter, ("from", "0"), new byte[2 << 20])).Status);
    }

    private static async Task<(HttpStatusCode Status, string Text)> SendAsync(HttpClient staff, (string, string) field, byte[]? piece, string address = Address)
    {
        var token = (await staff.ReadPageAsync("/admin/pictures")).QuerySelector(".send input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent { { new StringContent(field.Item2), field.Item1 }, { new StringContent(token), "__RequestVerificationToken" }, { new StringContent("bridge.jpg"), "name" } };
        if (piece is not null) form.Add(new ByteArrayContent(piece), "piece", "blob");
        using var answer = await staff.PostAsync(address, form);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
