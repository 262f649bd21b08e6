namespace NewsSite.Text;

/// <summary>HTML that may be shown as it is. Only this room makes one, from the sanitiser's output.</summary>
public readonly record struct SafeHtml
{
    private readonly string? html;

    internal SafeHtml(string html) => this.html = html;

    public override string ToString() => html ?? "";
}
