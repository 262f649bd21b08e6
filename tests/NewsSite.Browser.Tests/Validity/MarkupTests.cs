using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NewsSite.Browser.Tests.Paper;
using Xunit;

namespace NewsSite.Browser.Tests.Validity;

/// <summary>Every kind of page is HTML by the standard's own rules: a parser that forgives nothing reads it, and what refers to something finds it.</summary>
[Collection(Papers.Looking)]
public sealed class MarkupTests(OpenPaper paper)
{
    private static readonly string[] References = ["aria-labelledby", "aria-describedby", "for"];

    [Fact]
    public async Task Every_page_is_valid()
    {
        await using var visit = await paper.VisitAsync(script: false);
        List<string> found = [];
        foreach (var page in paper.Pages)
        {
            var answer = await visit.Page.APIRequest.GetAsync(page.Path);
            found.AddRange(Faults(await answer.TextAsync()).Select(f => $"{page}: {f}"));
        }
        Findings.None(found);
    }

    [Theory]
    [InlineData("<p><div></p>", "HTML")]
    [InlineData("<p id=a></p><p id=a></p>", "twice")]
    [InlineData("<input aria-invalid=\"\">", "empty")]
    [InlineData("<label for=b>x</label>", "nothing has the id b")]
    [InlineData("<a aria-hidden=true href=/>x</a>", "hidden from readers")]
    [InlineData("<img src=x>", "img without alt")]
    [InlineData("<input type=date value=x>", "x is no date")]
    public void What_is_invalid_is_found_here(string html, string fault) =>
        Assert.Contains(Faults($"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>t</title></head><body>{html}</body></html>"), f => f.Contains(fault, StringComparison.Ordinal));

    private static List<string> Faults(string html)
    {
        IDocument page;
        try
        {
            page = new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(html);
        }
        catch (HtmlParseException e)
        {
            var lines = html.Split('\n');
            return [$"not HTML in line {e.Position.Line}, column {e.Position.Column}: {e.Message} {(e.Position.Line <= lines.Length ? lines[e.Position.Line - 1] : "")}"];
        }
        var ids = page.All.Where(e => e.HasAttribute("id")).Select(e => e.Id!).ToList();
        List<string> found = [];
        found.AddRange(ids.GroupBy(id => id).Where(g => g.Count() > 1).Select(g => $"the id {g.Key} stands there twice"));
        found.AddRange(page.All.SelectMany(e => References.Where(e.HasAttribute).SelectMany(name => e.GetAttribute(name)!.Split(' ')).Except(ids).Select(id => $"nothing has the id {id}")));
        found.AddRange(page.QuerySelectorAll("a[href^='#']").Select(a => a.GetAttribute("href")![1..]).Except(ids).Select(id => $"nothing has the id {id}, to which a link leads"));
        found.AddRange(page.All.SelectMany(e => e.Attributes.Where(a => a.Value.Length == 0 && (a.Name.StartsWith("aria-", StringComparison.Ordinal) || a.Name is "href" or "src" or "lang" or "id" or "class" or "content")).Select(a => $"{e.LocalName} has an empty {a.Name}")));
        found.AddRange(page.QuerySelectorAll("[aria-hidden='true']").Where(e => e.Matches("a[href]:not([tabindex='-1']), button, input:not([tabindex='-1'])") || e.QuerySelector("a[href]:not([tabindex='-1']), button, input:not([tabindex='-1'])") is not null).Select(e => $"{e.LocalName} is hidden from readers and takes the focus"));
        found.AddRange(page.QuerySelectorAll("input[type='date'][value]").Select(i => i.GetAttribute("value")!).Where(v => v.Length > 0 && !DateOnly.TryParseExact(v, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)).Select(v => $"{v} is no date"));
        found.AddRange(page.QuerySelectorAll("img:not([alt])").Select(_ => "img without alt"));
        return found;
    }
}
