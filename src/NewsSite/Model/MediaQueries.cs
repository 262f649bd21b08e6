namespace NewsSite.Model;

public static class MediaQueries
{
    /// <summary>What a text means by that name, the newest first: a picture that was replaced keeps its name. Its key names it too.</summary>
    public static IQueryable<MediaFile> Called(this IQueryable<MediaFile> pictures, string name) =>
        pictures.Called([name]);

    /// <summary>The same for several names.</summary>
    public static IQueryable<MediaFile> Called(this IQueryable<MediaFile> pictures, IReadOnlyList<string> names) =>
        pictures.Where(m => (names.Contains(m.Name) || names.Contains(m.Key)) && m.DestroyedAt == null).OrderByDescending(m => m.Id);

    /// <summary>The library from the newest picture on, or from behind one.</summary>
    /// <param name="before">Always given: the list is entered at its place.</param>
    public static IQueryable<PictureNotes> NewestFirst(this IQueryable<PictureNotes> pictures, long before) =>
        pictures.Where(n => n.MediaFileId < before).OrderByDescending(n => n.MediaFileId);

    public static IQueryable<PictureRow> Rows(this IQueryable<PictureNotes> pictures, IQueryable<ArticlePicture> uses) => pictures.Select(n => new PictureRow(
        n.MediaFileId,
        new CardPicture(n.MediaFile.Key, n.MediaFile.Width, n.MediaFile.Height, n.MediaFile.Ground, n.MediaFile.FilesVersion, n.MediaFile.Cut, "", null),
        n.MediaFile.Name, n.Alt, n.Lang, n.Credit, n.MediaFile.StoredAt, uses.Count(u => u.MediaFileId == n.MediaFileId)));

    /// <summary>The articles that show a picture, those that were begun last first.</summary>
    public static IQueryable<Article> Showing(this IQueryable<ArticlePicture> uses, IQueryable<Article> articles, long picture) =>
        uses.Where(u => u.MediaFileId == picture).OrderByDescending(u => u.ArticleId).Join(articles, u => u.ArticleId, a => a.Id, (_, a) => a);
}
