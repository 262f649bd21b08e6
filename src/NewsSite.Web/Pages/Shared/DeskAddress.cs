using System.Text;
using Microsoft.AspNetCore.Mvc;
using NewsSite.Publishing;

namespace NewsSite.Web.Pages.Shared;

/// <summary>Where the staff are led: to pages of the desk, and to the way in.</summary>
public static class DeskAddress
{
    /// <summary>The address that a request names, where it is one of the desk (P19) and can stand in a header; else the desk's first page.</summary>
    public static string Local(this IUrlHelper url, string? named) =>
        named is not null && Ascii.IsValid(named) && url.IsLocalUrl(named) && named.StartsWith("/admin", StringComparison.Ordinal) ? named : "/admin";

    /// <summary>The way in, in the language that is spoken now.</summary>
    public static string SignIn(CurrentEdition here, params IEnumerable<KeyValuePair<string, string?>> query) => Way(here, "/account/sign-in", query);

    /// <summary>The same for another page on the way in.</summary>
    public static string Way(CurrentEdition here, string path, params IEnumerable<KeyValuePair<string, string?>> query) =>
        path + QueryString.Create(query.Append(new("lang", here.Edition == here.Paper.Default ? null : here.Edition.Code)).Where(q => !string.IsNullOrEmpty(q.Value))).ToUriComponent();
}
