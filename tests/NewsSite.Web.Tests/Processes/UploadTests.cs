using System.Diagnostics;
using System.Net;
using NetVips;
using NewsSite.TestKit;
using Xunit;

namespace NewsSite.Web.Tests.Processes;

/// <summary>P21 on a real process: whatever is uploaded becomes a picture or a sentence, within a bound of memory and of time.</summary>
[Collection(ProcessTests.Name)]
public sealed class UploadTests(ITestOutputHelper output)
{
    private const long MostGrowth = 200 << 20;
    private const string Uncounted = "The peak of a process's memory cannot be counted here (/proc/PID/clear_refs).";

    /// <summary>Ten times the promise: a guard against hanging.</summary>
    private static readonly TimeSpan LongestRefusal = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task No_upload_costs_the_site_200_MB_or_an_error()
    {
        using var paper = await SeededPaper.CopyAsync();
        await using var site = await RunningSite.StartAsync(paper.Path);
        using var editor = await site.SignInAsync();
        var before = PeakMemory.Begin(site.ProcessId);
        Assert.SkipWhen(before is null, Uncounted);
        foreach (var (name, isTaken, content) in Hostile())
        {
            var since = Stopwatch.GetTimestamp();
            using var answer = await editor.PostFormAsync("/admin/articles/new", [("headline", name), ("body", "x"), ("alt", "x")], "form.writing", (name, content));
            var took = Stopwatch.GetElapsedTime(since);
            output.WriteLine($"{name}, {content.Length} bytes: {(int)answer.StatusCode} after {took.TotalSeconds:0.0} s; +{(PeakMemory.Read(site.ProcessId) - before) >> 20} MB");
            Assert.Equal((name, isTaken ? HttpStatusCode.SeeOther : HttpStatusCode.UnprocessableEntity), (name, answer.StatusCode));
            if (!isTaken) Assert.InRange(took, TimeSpan.Zero, LongestRefusal);
        }
        Assert.InRange(PeakMemory.Read(site.ProcessId) - before!.Value, 0, MostGrowth);
        Assert.Equal(HttpStatusCode.OK, await editor.StatusAsync("/health/ready"));
        Assert.DoesNotContain("libvips", await File.ReadAllTextAsync($"/proc/{site.ProcessId}/maps"), StringComparison.Ordinal); // no file of a stranger is decoded by who serves the paper
        foreach (var file in Directory.GetFiles(paper["media"])) Assert.Equal(-1, (await File.ReadAllBytesAsync(file)).AsSpan().IndexOf("polyglot"u8));
    }

    /// <summary>The control: a picture that is refused from its header takes more than that from whoever decodes it.</summary>
    [Fact]
    public void Decoded_all_the_same_one_of_them_costs_more()
    {
        using var plain = TestPictures.Plain(9_000, 9_000);
        var content = plain.PngsaveBuffer(compression: 1);
        var self = Environment.ProcessId;
        var before = PeakMemory.Begin(self);
        Assert.SkipWhen(before is null, Uncounted);
        using (var decoded = Image.NewFromBuffer(content).CopyMemory()) Assert.Equal(9_000, decoded.Width);
        Assert.InRange(PeakMemory.Read(self) - before!.Value, MostGrowth, long.MaxValue);
        Assert.Contains("libvips", File.ReadAllText($"/proc/{self}/maps"), StringComparison.Ordinal);
    }

    private static IEnumerable<(string Name, bool IsTaken, byte[] Content)> Hostile()
    {
        yield return ("claims-50000.png", false, TestPictures.PngThatClaims(50_000, 50_000));
        yield return ("claims-50000.jpg", false, TestPictures.JpegThatClaims(50_000, 50_000));
        yield return ("text-bomb.png", false, TestPictures.PngThatClaims(1_000, 1_000, textBytes: 1_000_000_000));
        yield return ("frame-bomb.webp", false, TestPictures.Frames(100, 500));
        yield return ("frame-bomb.gif", false, [.. "GIF89a"u8, 0xFF, 0xFF, 0xFF, 0xFF, .. new byte[1_000]]);
        yield return ("vector.svg", false, "<svg xmlns='http://www.w3.org/2000/svg'><script>alert('polyglot')</script></svg>"u8.ToArray());
        yield return ("document.pdf.jpg", false, [.. "%PDF-1.4 polyglot"u8, .. TestPictures.Jpeg()]);
        yield return ("too-large.jpg", false, [.. TestPictures.Jpeg(), .. new byte[30_000_000]]);
        using (var large = TestPictures.TwoColours(3_500, 3_500))
        {
            foreach (var (name, whole) in new[] { ("half.jpg", large.JpegsaveBuffer(q: 95, interlace: true)), ("half.png", large.PngsaveBuffer(interlace: true, compression: 1)), ("half.webp", large.WebpsaveBuffer(effort: 0)) })
                yield return (name, false, whole[..(whole.Length / 2)]);
            // One after the other: what one took must be back before the next.
            foreach (var quality in new[] { 90, 92, 94 }) yield return ($"progressive-{quality}.jpg", true, large.JpegsaveBuffer(q: quality, interlace: true));
        }
        using (var largest = TestPictures.Plain(8_000, 5_000)) yield return ("packed.png", true, largest.PngsaveBuffer(compression: 1));
        using (var telephone = TestPictures.TwoColours(12_000, 9_900)) yield return ("telephone.jpg", true, telephone.JpegsaveBuffer(q: 90));
        using (var held = TestPictures.TwoColours(8_000, 6_200)) yield return ("progressive-whole.jpg", true, held.JpegsaveBuffer(q: 90, interlace: true));
        using (var tall = TestPictures.TwoColours(2_000, 6_000)) yield return ("tall.webp", true, tall.WebpsaveBuffer(effort: 0));
        yield return ("page.jpg", true, [.. TestPictures.FromCamera(800, 600, 1), .. "<html><script>alert('polyglot')</script>"u8]);
        yield return ("archive.jpg", true, [.. TestPictures.Jpeg(500, 400), .. "PK\u0003\u0004polyglot"u8]);
    }
}
