using NewsSite.Publishing;

namespace NewsSite.Web.Pages.Admin.Pages;

/// <summary>The fields of a standing page's form, and all that a request can say of one (P34). They keep what was typed.</summary>
public sealed class PageInput
{
    public int Version { get; set; }
    public string? Title { get; set; }
    public string? Summary { get; set; }

    /// <summary>Markdown.</summary>
    public string? Body { get; set; }

    /// <summary>Of a new one.</summary>
    public string? Slug { get; set; }

    /// <summary>A person vouches for the translation.</summary>
    public bool Checked { get; set; }

    public static PageInput Of(NewsSite.Model.Page page) => new() { Version = page.Version, Title = page.Title, Summary = page.Summary, Body = page.Body, Slug = page.Slug };

    public TypedPage Typed() => new(Title ?? "", Summary ?? "", Body ?? "", Slug ?? "", Checked);
}
