namespace NewsSite.Text;

/// <summary>HTML that may be shown as it is: the sanitiser's output, or what a page vouches for by <see cref="ArticleHtml.Trusted"/>.</summary>
public readonly record struct SafeHtml
{
    private readonly string? html;

    internal SafeHtml(string html) => this.html = html;

    public override string ToString() => html ?? "";
}
