using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace NewsSite.Text;

/// <summary>
/// Every sentence that the program itself says, in one language. One JSON file a language: a key with a sentence, or a
/// key with one sentence a plural form. <c>plurals</c> has CLDR's rule for each form but <c>other</c>.
/// </summary>
public sealed class Words
{
    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> sentences;
    private readonly Dictionary<string, PluralRule> plurals;
    private readonly Words? standIn;

    private Words(FrozenDictionary<string, FrozenDictionary<string, string>> sentences, Dictionary<string, PluralRule> plurals, Words? standIn)
    {
        this.sentences = sentences;
        this.plurals = plurals;
        this.standIn = standIn;
    }

    public IEnumerable<string> Keys => sentences.Keys;

    public bool Has(string key) => sentences.ContainsKey(key);

    /// <summary>Sentences that only the language that stands in has.</summary>
    public IEnumerable<string> Missing => standIn is null ? [] : standIn.Keys.Where(k => !Has(k)).Order(StringComparer.Ordinal);

    /// <summary>What a file lacks another language says; what no file has is a fault of the program, and the key itself is shown: never an error page.</summary>
    public string this[string key] => sentences.TryGetValue(key, out var forms) ? forms["other"] : standIn?[key] ?? key;

    /// <summary>The sentence with <c>{0}</c>, <c>{1}</c> filled in.</summary>
    public string Format(string key, params object?[] values) => string.Format(CultureInfo.InvariantCulture, this[key], values);

    /// <summary>The sentence for a count, in the language's plural form; <c>{0}</c> is <paramref name="shown"/>, the count in the edition's digits.</summary>
    public string Count(string key, long count, string shown)
    {
        if (!sentences.TryGetValue(key, out var forms)) return standIn?.Count(key, count, shown) ?? key;
        var form = plurals.FirstOrDefault(p => p.Value.Takes(count)).Key;
        return string.Format(CultureInfo.InvariantCulture, form is not null && forms.TryGetValue(form, out var words) ? words : forms["other"], shown);
    }

    private static string Sentence(string key, JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new JsonException($"{key} is no sentence.");

    /// <param name="json">The file.</param>
    /// <param name="standIn">Says what the file lacks.</param>
    /// <exception cref="JsonException">The file is not of this shape.</exception>
    public static Words Read(string json, Words? standIn = null)
    {
        using var document = JsonDocument.Parse(json);
        var plurals = new Dictionary<string, PluralRule>();
        var sentences = new Dictionary<string, FrozenDictionary<string, string>>();
        foreach (var entry in document.RootElement.EnumerateObject())
        {
            if (entry.Name == "plurals")
            {
                foreach (var form in entry.Value.EnumerateObject()) plurals[form.Name] = PluralRule.Read(Sentence(form.Name, form.Value));
                continue;
            }
            var forms = entry.Value.ValueKind == JsonValueKind.Object ? entry.Value.EnumerateObject().ToFrozenDictionary(f => f.Name, f => Sentence(entry.Name, f.Value)) : FrozenDictionary.ToFrozenDictionary([KeyValuePair.Create("other", Sentence(entry.Name, entry.Value))]);
            sentences[entry.Name] = forms.ContainsKey("other") ? forms : throw new JsonException($"{entry.Name} lacks its form other.");
        }
        return new(sentences.ToFrozenDictionary(), plurals, standIn);
    }
}
