using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace NewsSite.Web.Pages.Admin.Pictures;

/// <summary>What the address of the library can say: what is looked for, for which article, and where the list goes on.</summary>
public sealed class LibraryInput
{
    [FromQuery(Name = "q")]
    public string? Query { get; init; }

    /// <summary>The code of the article for which a picture is chosen.</summary>
    [FromQuery(Name = "for")]
    public string? For { get; init; }

    [FromQuery(Name = "before")]
    public string? Before { get; init; }

    /// <summary>The address of the same list from that key on, or from its beginning.</summary>
    public string Address(string? before, params (string Name, int Value)[] more)
    {
        var parts = new List<KeyValuePair<string, string?>> { new("q", Query), new("for", For), new("before", before) };
        parts.AddRange(more.Select(m => KeyValuePair.Create(m.Name, (string?)m.Value.ToString(CultureInfo.InvariantCulture))));
        return "/admin/pictures" + QueryString.Create(parts.Where(p => !string.IsNullOrEmpty(p.Value))).ToUriComponent();
    }
}
