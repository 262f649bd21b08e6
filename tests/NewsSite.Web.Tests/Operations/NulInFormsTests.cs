using System.Net;
using System.Text;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Operations;

public sealed class NulInFormsTests
{
    /// <summary>P6. Each form is sent byte by byte too, so that no chunk's end hides one.</summary>
    [Theory]
    [InlineData("text=One%00two%00%00+three", "Onetwo three")]
    [InlineData("text=%00%2500+is+not+one%00", "%00 is not one")]
    [InlineData("text=100%25+%E2%80%94+%D9%86%D8%B8%D8%B1&name=A%00B", "100% — نظر")]
    public async Task Nul_is_stripped_and_the_words_arrive(string form, string text)
    {
        using var site = await TestSite.StartOnPortAsync();
        using var client = site.Client();
        foreach (var size in new[] { 1, 4096 })
        {
            using var content = new StreamContent(new Chunked(Encoding.ASCII.GetBytes(form), size));
            content.Headers.ContentType = new("application/x-www-form-urlencoded");
            using var answer = await client.PostAsync(Visits.Provided + "/comments", content);
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        }
        var comments = await site.ReadAsync(db => Task.FromResult(db.Comments.ToList()));
        Assert.All(comments, comment => Assert.Equal((text, form.Contains("name", StringComparison.Ordinal) ? "AB" : null), (comment.Text, comment.Name)));
    }

    private sealed class Chunked(byte[] content, int size) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
    }
}
