namespace NewsSite.Model;

/// <summary>What is shown of an autosave that somebody may take up.</summary>
/// <param name="Code">Its article's.</param>
/// <param name="Headline">As it was typed; it may be empty.</param>
/// <param name="At">UTC.</param>
public sealed record AutosaveLine(string Code, string Headline, DateTime At);

/// <summary>The words in which the desk asks for autosaves.</summary>
public static class AutosaveQueries
{
    /// <summary>Those of one person: nobody is ever shown another's.</summary>
    public static IQueryable<Autosave> By(this IQueryable<Autosave> autosaves, long staffMemberId) => autosaves.Where(a => a.StaffMemberId == staffMemberId);

    /// <summary>Of articles that were never saved.</summary>
    public static IQueryable<Autosave> Unfinished(this IQueryable<Autosave> autosaves, IQueryable<Article> articles) => autosaves.Where(a => !articles.Any(article => article.Code == a.Code));

    public static IQueryable<Autosave> NewestFirst(this IQueryable<Autosave> autosaves) => autosaves.OrderByDescending(a => a.At).ThenByDescending(a => a.Id);

    public static IQueryable<AutosaveLine> Lines(this IQueryable<Autosave> autosaves) => autosaves.NewestFirst().Select(a => new AutosaveLine(a.Code, a.Headline, a.At));
}
