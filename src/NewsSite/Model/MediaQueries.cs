namespace NewsSite.Model;

public static class MediaQueries
{
    /// <summary>What a text means by that name, the newest first: a picture that was replaced keeps its name. Its key names it too.</summary>
    public static IQueryable<MediaFile> Called(this IQueryable<MediaFile> pictures, string name) =>
        pictures.Where(m => (m.Name == name || m.Key == name) && m.DestroyedAt == null).OrderByDescending(m => m.Id);
}
