using System.Diagnostics;
using System.Globalization;
using NetVips;
using NewsSite.TestKit;

namespace NewsSite.Bench;

/// <summary>How long an editor waits for a large photograph on one core, and what it takes of memory; beside ImageMagick making the same sizes.</summary>
internal static class PictureBench
{
    private static readonly string[] OneCore = ["taskset", "-c", "0"];
    private static readonly int[] Widths = [320, 640, 960, 1280, 1920];

    public static async Task<int> RunAsync(int runs)
    {
        using var published = await PublishedSite.PublishAsync();
        foreach (var (name, width, height, quality, isProgressive) in new[] { ("50 MP", 8_660, 5_774, 85, false), ("50 MP, progressive", 8_660, 5_770, 85, true), ("120 MP", 12_640, 9_480, 60, false) })
        {
            var photograph = Photograph(width, height, quality, isProgressive);
            await published.FillAsync(0);
            await using var site = await published.StartBehindAsync(OneCore);
            using var editor = await site.SignInAsync();
            await SendAsync(editor, TestPictures.Jpeg()); // the pages of the desk are compiled with their first use
            var before = Megabytes(site.ProcessId, "VmRSS");
            var (times, most, server) = (new List<double>(), 0.0, before);
            for (var run = 0; run < runs; run++)
            {
                var since = Stopwatch.GetTimestamp();
                var sending = SendAsync(editor, [.. photograph, .. Guid.NewGuid().ToByteArray()]); // the same bytes would be known
                while (!sending.IsCompleted)
                {
                    (most, server) = (Math.Max(most, ChildOf(site.ProcessId)), Math.Max(server, Megabytes(site.ProcessId, "VmRSS")));
                    await Task.Delay(10);
                }
                await sending;
                times.Add(Stopwatch.GetElapsedTime(since).TotalSeconds);
            }
            Print($"{name} ({photograph.Length / 1e6:0.0} MB): {Wrk.Median(times):0.00} s (median of {runs}; {times.Min():0.00} to {times.Max():0.00}); {most:0} MB at most in its own process, +{server - before:0} MB in the paper's");
            if (BuiltProgram.Find("convert") is { } convert) await CompareAsync(convert, photograph, Wrk.Median(times));
        }
        return 0;
    }

    private static async Task CompareAsync(string convert, byte[] photograph, double ours)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder["in.jpg"], photograph);
        string[] sizes = [.. Widths.SelectMany(w => new[] { "(", "+clone", "-resize", $"{w}x", "-write", $"{folder.Path}/{w}.jpg", "-write", $"{folder.Path}/{w}.webp", "+delete", ")" })];
        var since = Stopwatch.GetTimestamp();
        var ended = await BuiltProgram.RunAsync(BuiltProgram.Start([.. OneCore, convert, folder["in.jpg"], "-resize", "2560x", "-quality", "78", "-strip", .. sizes, folder["master.jpg"]], folder.Path, [("MAGICK_THREAD_LIMIT", "1")]));
        if (ended.ExitCode != 0) Print($"    ImageMagick does not take it: {ended.Errors.Split('\n')[0]}");
        else Print($"    ImageMagick, the same sizes without crops and card: {Stopwatch.GetElapsedTime(since).TotalSeconds:0.00} s; ratio {ours / Stopwatch.GetElapsedTime(since).TotalSeconds:0.00}");
    }

    private static async Task SendAsync(HttpClient editor, byte[] photograph)
    {
        using var answer = await editor.PostFormAsync("/admin/pictures", [], "form.send", ("photograph.jpg", photograph));
        if ((int)answer.StatusCode != 303) throw new InvalidOperationException($"The picture was answered with {answer.StatusCode}.");
    }

    // Grain and colours, as a camera's: what is even packs too well and is read too soon.
    private static byte[] Photograph(int width, int height, int quality, bool isProgressive)
    {
        using var bands = Image.Gaussnoise(width / 8, height / 8, sigma: 60, mean: 120, seed: 1).Bandjoin(Image.Gaussnoise(width / 8, height / 8, sigma: 60, mean: 110, seed: 2), Image.Gaussnoise(width / 8, height / 8, sigma: 60, mean: 130, seed: 3));
        using var soft = bands.Resize(8, kernel: Enums.Kernel.Cubic);
        using var grain = Image.Gaussnoise(soft.Width, soft.Height, sigma: 6, mean: 0, seed: 4);
        using var photograph = (soft + grain).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        return photograph.JpegsaveBuffer(q: quality, interlace: isProgressive);
    }

    private static double ChildOf(int parent)
    {
        foreach (var status in Directory.EnumerateDirectories("/proc").Select(d => Path.GetFileName(d)).Where(n => int.TryParse(n, out _)).Select(n => $"/proc/{n}/status"))
        {
            try
            {
                var lines = File.ReadAllLines(status);
                if (lines.Any(l => l == $"PPid:\t{parent}")) return Megabytes(lines, "VmHWM");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It has ended meanwhile.
            }
        }
        return 0;
    }

    private static double Megabytes(int process, string name) => Megabytes(File.ReadLines($"/proc/{process}/status"), name);

    // The kernel counts in kB of 1,024 bytes. A process that ends has none left.
    private static double Megabytes(IEnumerable<string> status, string name) =>
        status.FirstOrDefault(l => l.StartsWith(name + ":", StringComparison.Ordinal)) is { } line
            ? long.Parse(line.Split(':')[1].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) * 1024 / 1e6 : 0;

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
