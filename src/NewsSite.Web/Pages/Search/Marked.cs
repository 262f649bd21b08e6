using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using NewsSite.Search;

namespace NewsSite.Web.Pages.Search;

/// <summary>Text with the hits in <c>mark</c>, every letter of it encoded; a view would put blanks between its pieces.</summary>
internal sealed class Marked(IReadOnlyList<Passage> passages) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var passage in passages)
        {
            if (passage.IsHit) writer.Write("<mark>");
            encoder.Encode(writer, passage.Text);
            if (passage.IsHit) writer.Write("</mark>");
        }
    }
}
