using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Text;

namespace NewsSite.Web.Pages.Admin.Front;

/// <summary>The fields of the page's forms, and all that a request can say of a front page (P34). They keep what was typed.</summary>
public sealed class InputModel
{
    /// <summary>Of the banner that the form was opened with.</summary>
    public int Version { get; set; }

    /// <summary>The banner's text.</summary>
    public string? Banner { get; set; }

    /// <summary>The code of the article that the banner leads to.</summary>
    public string? Article { get; set; }
    public string? EndsAt { get; set; }

    /// <summary>The code of the article that is pinned, moved or unpinned.</summary>
    public string? Pin { get; set; }

    /// <summary>Whether it is pinned in its section, and not at the top of the page.</summary>
    public bool InSection { get; set; }
    public string? Until { get; set; }

    /// <summary>Fills in the banner's form: as it is set, or for a new one the usual end.</summary>
    public void Take(Banner? banner, DateTime now, TimeZoneInfo zone)
    {
        (Version, Banner, Article) = (banner?.Version ?? 0, banner?.Text, banner?.Article?.Code);
        EndsAt = PaperDate.Field(banner?.EndsAt ?? now + Model.Banner.Usual, zone);
    }

    public TypedBanner Typed(string edition) => new(edition, Banner ?? "", Article ?? "", EndsAt ?? "", Version);
}
