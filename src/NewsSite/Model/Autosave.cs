namespace NewsSite.Model;

/// <summary>What somebody was typing, beside the article and never over it: one for each writer and article, gone with the next save.</summary>
public sealed class Autosave
{
    public long Id { get; private set; }

    /// <summary>The article's; one that is not there yet has none but this.</summary>
    public required string Code { get; init; }
    public required long StaffMemberId { get; init; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>What the form said, as JSON.</summary>
    public string Form { get; private set; } = "";

    /// <summary>What the typed headline is, for a list of what is unfinished.</summary>
    public string Headline { get; private set; } = "";

    public void Take(string form, string headline, DateTime now) => (Form, Headline, At) = (form, headline, now);
}
