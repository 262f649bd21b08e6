using System.Text.Json;
using System.Text.RegularExpressions;
using NewsSite.Publishing;
using Xunit;

namespace NewsSite.Tests.Text;

/// <summary>The files of words say the same in every language, in that language's own letters and signs.</summary>
public sealed partial class WordsFilesTests
{
    // What a text in that language never holds: signs and letters of another keyboard, which look right and are not.
    private static readonly Dictionary<string, string[]> Strangers = new()
    {
        ["en"] = ["\"", "'", "..."],
        ["fa-AF"] = ["\"", "'", "...", ",", ";", "?", "%", "ي", "ى", "ك", "ة", "ۀ", "ـ", " ها ", " می ", "٤", "٥", "٦"],
        ["ps"] = ["\"", "'", "...", ",", ";", "?", "%", "ى", "ك", "گ", "ة", "ـ", "٤", "٥", "٦"],
    };

    public static TheoryData<string> Files => [.. Library.Languages];

    [Fact]
    public void The_papers_three_languages_have_words() => Assert.Equal(["en", "fa-AF", "ps"], Library.Languages);

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_of_words_is_whole(string language) =>
        Assert.Empty(Faults(language, await ReadAsync(language), await ReadAsync("en")));

    [Theory]
    [InlineData("fa-AF", "\"share.copy\": \"کاپی کنید\",", "", "share.copy is missing")]
    [InlineData("fa-AF", "\"share.copy\": ", "\"share.copy-all\": ", "share.copy-all is not in en")]
    [InlineData("ps", "\"{0} تبصرې\"", "\"تبصرې\"", "comment.count (other) has other placeholders")]
    [InlineData("ps", "\"one\": \"{0} تبصره\", ", "", "comment.count has other forms than the plurals")]
    [InlineData("ps", "\"ولېږئ\"", "\" \"", "comment.send is empty or has blanks around it")]
    [InlineData("fa-AF", "«staff reset NAME»", "'staff reset NAME'", "link.invalid-hint holds '")]
    [InlineData("fa-AF", "شریک‌سازی…", "شریک‌سازی...", "share.sheet holds ...")]
    [InlineData("ps", "۲۴ ساعتونو", "24 ساعتونو", "link.invalid-hint holds Western digits")]
    [InlineData("fa-AF", "جنوری", "جنوري", "month.gregorian.1 holds ي")]
    [InlineData("ps", "\"account.name\": \"نوم\",", "\"zone\": \"\", \"account.name\": \"نوم\",", "the keys are not in alphabetical order")]
    public async Task Control_a_planted_fault_is_found(string language, string right, string wrong, string fault)
    {
        var file = await ReadAsync(language);
        Assert.Contains(right, file, StringComparison.Ordinal);
        Assert.Contains(fault, Faults(language, file.Replace(right, wrong, StringComparison.Ordinal), await ReadAsync("en")));
    }

    private static List<string> Faults(string language, string json, string english)
    {
        var faults = new List<string>();
        var (words, plurals) = Parse(json);
        var (wanted, _) = Parse(english);
        faults.AddRange(wanted.Keys.Except(words.Keys).Select(key => $"{key} is missing"));
        faults.AddRange(words.Keys.Except(wanted.Keys).Select(key => $"{key} is not in en"));
        if (!words.Keys.SequenceEqual(words.Keys.Order(StringComparer.Ordinal))) faults.Add("the keys are not in alphabetical order");
        if (plurals.Count == 0) faults.Add("plurals are not declared");
        foreach (var (key, forms) in words)
        {
            if (!wanted.TryGetValue(key, out var original)) continue;
            var isCounted = original.Count > 1;
            if (isCounted && !forms.Keys.Order().SequenceEqual(plurals.Append("other").Order())) faults.Add($"{key} has other forms than the plurals");
            if (!isCounted && forms.Count > 1) faults.Add($"{key} has plural forms");
            foreach (var (form, text) in forms)
            {
                var name = isCounted ? $"{key} ({form})" : key;
                // A form for one number only may say it in words; the paper's say it in digits.
                if (!Placeholders(text).SequenceEqual(Placeholders(original["other"]))) faults.Add($"{name} has other placeholders");
                if (text.Trim().Length == 0 || (text != text.Trim() && key != "list.comma")) faults.Add($"{name} is empty or has blanks around it");
                if (IsTyped(key)) continue;
                faults.AddRange(Strangers[language].Where(s => text.Contains(s, StringComparison.Ordinal)).Select(s => $"{name} holds {s}"));
                if (language != "en" && WesternDigit().IsMatch(Placeholder().Replace(text, ""))) faults.Add($"{name} holds Western digits");
            }
        }
        return faults;
    }

    // What shows how Markdown or a time is typed holds the signs that are typed.
    private static bool IsTyped(string key) => key.StartsWith("desk.markdown", StringComparison.Ordinal) || key is "desk.fault.time" or "styleguide.markdown";

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(m => m.Value).Order(StringComparer.Ordinal);

    private static (Dictionary<string, Dictionary<string, string>> Words, List<string> Plurals) Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var words = new Dictionary<string, Dictionary<string, string>>();
        var plurals = new List<string>();
        foreach (var entry in document.RootElement.EnumerateObject())
        {
            if (entry.Name == "plurals") plurals = [.. entry.Value.EnumerateObject().Select(f => f.Name)];
            else if (entry.Value.ValueKind == JsonValueKind.Object) words.Add(entry.Name, entry.Value.EnumerateObject().ToDictionary(f => f.Name, f => f.Value.GetString()!));
            else words.Add(entry.Name, new() { ["other"] = entry.Value.GetString()! });
        }
        return (words, plurals);
    }

    private static Task<string> ReadAsync(string language) => File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Text", "Words", language + ".json"));

    [GeneratedRegex(@"\{[0-9]+\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("[0-9]")]
    private static partial Regex WesternDigit();
}
