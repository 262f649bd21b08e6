using Microsoft.AspNetCore.Mvc;
using NewsSite.Model;

namespace NewsSite.Web.Pages.Admin;

/// <summary>What the address of the desk's list of articles can say: its filters, and where it goes on.</summary>
public sealed class ListInput
{
    [FromQuery(Name = "q")]
    public string? Query { get; init; }

    [FromQuery(Name = "state")]
    public Standing? State { get; init; }

    /// <summary>An edition's code.</summary>
    [FromQuery(Name = "edition")]
    public string? Edition { get; init; }

    /// <summary>A section's slug.</summary>
    [FromQuery(Name = "section")]
    public string? Section { get; init; }

    /// <summary>An author's slug.</summary>
    [FromQuery(Name = "by")]
    public string? Author { get; init; }

    /// <summary>Days of publication, both included, as a form's <c>date</c> field writes them.</summary>
    [FromQuery(Name = "from")]
    public string? From { get; init; }

    [FromQuery(Name = "to")]
    public string? To { get; init; }

    [FromQuery(Name = "before")]
    public string? Before { get; init; }

    /// <summary>Whether more is chosen than the links above the list choose.</summary>
    public bool IsNarrowed => new[] { Query, Section, Author, From, To }.Any(s => !string.IsNullOrEmpty(s));

    public bool IsFiltered => IsNarrowed || State is not null || !string.IsNullOrEmpty(Edition);

    /// <summary>The address of the same list in another state.</summary>
    public string InState(Standing? state) => Address(state, Edition, null);

    /// <summary>The address of the same list of another edition.</summary>
    public string Of(string? edition) => Address(State, edition, null);

    /// <summary>The address of the same list from that key on, or from its beginning.</summary>
    public string After(string? before) => Address(State, Edition, before);

    private string Address(Standing? state, string? edition, string? before)
    {
        var parts = new List<KeyValuePair<string, string?>>
        {
            new("q", Query),
            new("state", state?.ToString().ToLowerInvariant()),
            new("edition", edition),
            new("section", Section),
            new("by", Author),
            new("from", From),
            new("to", To),
            new("before", before),
        };
        return "/admin" + QueryString.Create(parts.Where(p => !string.IsNullOrEmpty(p.Value))).ToUriComponent();
    }
}
