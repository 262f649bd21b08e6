using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace NewsSite.TestKit;

/// <summary>Fills in a page's form as a browser without script would: with its token, its hidden fields and what stands in the others.</summary>
public static class Forms
{
    /// <param name="client">Keeps cookies.</param>
    /// <param name="address">Of the page that has the form.</param>
    /// <param name="changes">Field and value; null leaves the field out, as an unticked box does.</param>
    /// <param name="form">A selector, where the page has more forms that post than the one in its main part.</param>
    /// <param name="upload">A file for the field <c>upload</c>.</param>
    /// <param name="to">Where the button that is pressed sends it, if elsewhere than the form.</param>
    public static async Task<HttpResponseMessage> PostFormAsync(
        this HttpClient client, string address, IEnumerable<(string Field, string? Value)> changes, string form = "main form", (string Name, byte[] Content)? upload = null, string? to = null)
    {
        var page = await client.ReadPageAsync(address);
        var found = page.QuerySelector<IHtmlFormElement>(form) ?? throw new InvalidOperationException($"{address} has no {form}: {page.Title}");
        var fields = Fields(found).ToList();
        foreach (var (field, value) in changes)
        {
            fields.RemoveAll(f => f.Field == field);
            if (value is not null) fields.Add((field, value));
        }
        var action = to ?? (found.GetAttribute("action") is { Length: > 0 } own ? own : address);
        return await client.PostAsync(action, found.Enctype == "multipart/form-data" ? Multipart(fields, upload) : new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Field, f.Value))));
    }

    public static async Task<IDocument> ReadPageAsync(this HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        return await TestSite.ReadPageAsync(answer);
    }

    /// <summary>What the form sends as it stands, without its buttons.</summary>
    public static IEnumerable<(string Field, string Value)> Fields(IHtmlFormElement form)
    {
        foreach (var element in form.Elements)
        {
            switch (element)
            {
                case IHtmlInputElement { Type: "file" }:
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }:
                case IHtmlInputElement { IsDisabled: true }:
                    break;
                case IHtmlInputElement { Name.Length: > 0 } input:
                    yield return (input.Name!, input.Value);
                    break;
                case IHtmlTextAreaElement { Name.Length: > 0 } area:
                    yield return (area.Name!, area.Value);
                    break;
                case IHtmlSelectElement { Name.Length: > 0 } select:
                    yield return (select.Name!, select.Value ?? "");
                    break;
                default:
                    break;
            }
        }
    }

    private static MultipartFormDataContent Multipart(List<(string Field, string Value)> fields, (string Name, byte[] Content)? upload)
    {
        var content = new MultipartFormDataContent();
        foreach (var (field, value) in fields) content.Add(new StringContent(value), field);
        if (upload is { } file) content.Add(new ByteArrayContent(file.Content), "upload", file.Name);
        return content;
    }
}
