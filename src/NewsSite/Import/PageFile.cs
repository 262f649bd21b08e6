using NewsSite.Model;

namespace NewsSite.Import;

/// <summary>A standing page as its file tells it. Its address is its identity. <c>Updated</c> is UTC, null when the file does not tell.</summary>
internal sealed record PageFile(FrontMatter Front, string Edition, string Slug, string Title, string Summary, DateTime? Updated, TranslationEntry Translation)
{
    /// <exception cref="BadFileException">A key says what it cannot say; the first such key.</exception>
    public static PageFile Read(byte[] file, string path, Paper paper)
    {
        var front = FrontMatter.Read(file);
        var keys = front.Keys;
        var slug = ArticleFile.ReadSlug(keys) ?? NewsSite.Text.Slug.From(Path.GetFileNameWithoutExtension(path));
        if (slug.Length == 0 || paper.IsOwnAddress(slug))
            throw new BadFileException(keys.LineOf("slug"), $"\"{slug}\" cannot be the address of a page: the site uses it itself.");
        var zone = TimeZoneInfo.FindSystemTimeZoneById(paper.TimeZone);
        return new(
            front, ArticleFile.ReadEdition(keys, "lang", paper) ?? paper.DefaultEdition, slug, keys.Needed("title", Article.MaxHeadlineLength),
            keys.Text("summary", Article.MaxSummaryLength) ?? "", FileDate.Read(keys, "updated", zone), TranslationEntry.Read(keys, paper, zone));
    }
}
