namespace NewsSite.Model;

/// <summary>A short text that differs from edition to edition, such as a section's name: edition code → text.</summary>
public sealed class EditionText : SortedDictionary<string, string>
{
    public EditionText() : base(StringComparer.Ordinal)
    {
    }

    public EditionText(IDictionary<string, string> texts) : base(texts, StringComparer.Ordinal)
    {
    }

    /// <summary>The text in that edition; where it is missing, any that exists, so that a name is never empty.</summary>
    public string In(string edition) => TryGetValue(edition, out var text) ? text : Values.FirstOrDefault() ?? "";

    /// <summary>The language of <see cref="In"/> where it is not the edition's own, for the element that shows it; otherwise null.</summary>
    public string? OtherLanguageIn(string edition) => Count == 0 || ContainsKey(edition) ? null : Keys.First();
}
