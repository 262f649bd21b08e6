using Microsoft.Extensions.DependencyInjection;
using NewsSite.Import;
using NewsSite.TestKit;

namespace NewsSite.Tests.Import;

/// <summary>A content folder in the making, and a newsroom to import it into.</summary>
internal sealed class ContentFixture : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();

    public required TestNewsroom Newsroom { get; init; }

    public string Folder => folder.Path;

    public static async Task<ContentFixture> OpenAsync() => new() { Newsroom = await TestNewsroom.OpenAsync() };

    public void Write(string path, string text) => Write(path, System.Text.Encoding.UTF8.GetBytes(text));

    public void Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder[path])!);
        File.WriteAllBytes(folder[path], bytes);
    }

    /// <summary>Writes an article that is well but for what <paramref name="keys"/> say; lines 2 and 3 are its title and date.</summary>
    public void Article(string name, string keys = "", string title = "Snow closes the Salang pass", string body = "One paragraph.") =>
        Write($"articles/{name}.md", $"---\ntitle: \"{title}\"\ndate: 2026-11-01T12:00:00+04:30\n{(keys.Length > 0 ? keys + "\n" : "")}---\n\n{body}\n");

    /// <summary>Draws a grey picture; another grey is another picture.</summary>
    public void Picture(string name, double grey = 0)
    {
        using var black = NetVips.Image.Black(64, 48);
        using var drawn = (black + grey).Cast(NetVips.Enums.BandFormat.Uchar);
        Write($"media/{name}", drawn.JpegsaveBuffer());
    }

    public Task<ImportReport> ImportAsync(IProgress<ImportProgress>? progress = null, CancellationToken stopping = default) =>
        Newsroom.InScopeAsync(scope => scope.GetRequiredService<ImportContent>().RunAsync(Folder, progress, stopping));

    public async ValueTask DisposeAsync()
    {
        await Newsroom.DisposeAsync();
        folder.Dispose();
    }
}
