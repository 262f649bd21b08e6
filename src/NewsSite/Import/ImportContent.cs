using NewsSite.Data;
using NewsSite.Media;
using NewsSite.Publishing;

namespace NewsSite.Import;

/// <summary>
/// Brings in a folder of the form of <c>content/</c>. It may be run again at any time, and after being killed: what is
/// there already is not brought in twice, what was edited on the site is left alone, and a bad file harms no other.
/// </summary>
public sealed class ImportContent(NewsDb db, BodyRenderer renderer, StorePicture storePicture, DrawEmblems draw, Ledger ledger, Library library, TimeProvider clock)
{
    /// <param name="directory">The folder with <c>site.yaml</c>, <c>articles/</c>, <c>pages/</c> and <c>media/</c>; only an empty database needs the first.</param>
    /// <param name="progress">Told after each file.</param>
    /// <param name="stopping">Ends it between two files or within a transaction; what was committed stays.</param>
    public async Task<ImportReport> RunAsync(string directory, IProgress<ImportProgress>? progress, CancellationToken stopping)
    {
        var report = new ImportReport();
        if (!Directory.Exists(directory))
        {
            report.Refuse(directory, 0, "There is no such folder.");
            return report;
        }
        var folder = new ContentFolder(directory);
        if (await new ImportSite(db, folder, draw, library.Of("en"), report).RunAsync(stopping) is not { } paper) return report;

        void Refuse(string path, string reason) => report.Refuse(path, 0, reason);
        var pictureFiles = folder.Files(ImportPictures.Folder, _ => true, Refuse);
        var articleFiles = await OldestFirst.SortAsync(folder, folder.Files("articles", IsMarkdown, Refuse), TimeZoneInfo.FindSystemTimeZoneById(paper.TimeZone), stopping);
        var pageFiles = folder.Files("pages", IsMarkdown, Refuse);

        var english = library.Of("en");
        var writer = new BatchWriter(db, report);
        var pictures = new ImportPictures(db, folder, storePicture, english, report);
        var render = new RenderBody(renderer, pictures, english);
        var articles = new ImportArticles(db, folder, paper, pictures, render, writer, ledger, clock, report);
        var pages = new ImportPages(db, folder, paper, render, writer, clock, report);

        var done = 0;
        async Task EachAsync(List<string> files, Func<string, CancellationToken, Task> take)
        {
            foreach (var path in files)
            {
                stopping.ThrowIfCancellationRequested();
                try
                {
                    await take(path, stopping);
                }
                catch (BadFileException e)
                {
                    report.Refuse(path, e.Line, e.Message);
                }
                progress?.Report(new(++done, pictureFiles.Count + articleFiles.Count + pageFiles.Count));
            }
            await writer.FlushAsync(stopping);
        }
        await EachAsync(pictureFiles, pictures.RunAsync);
        await EachAsync(articleFiles, articles.RunAsync);
        await EachAsync(pageFiles, pages.RunAsync);
        return report;
    }

    private static bool IsMarkdown(string name) => name.EndsWith(".md", StringComparison.OrdinalIgnoreCase);
}
