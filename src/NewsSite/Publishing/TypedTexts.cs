using NewsSite.Model;
using NewsSite.Text;

namespace NewsSite.Publishing;

/// <summary>A short text in each edition, as a form of the desk sends it: edition code → text, empty for none.</summary>
public sealed record TypedTexts(IReadOnlyDictionary<string, string> Texts)
{
    private const int MostTypedPerKept = 4;

    /// <summary>The same in the paper's editions, without what is never text (P6). Nothing is cut.</summary>
    /// <param name="paper">Texts of other editions are left out.</param>
    /// <param name="most">UTF-16 units: what is far beyond is not even cleaned.</param>
    internal TypedTexts Cleaned(Paper paper, int most) => new(paper.Editions.ToDictionary(e => e.Code, e =>
        !Texts.TryGetValue(e.Code, out var text) ? "" : text.Length > most * MostTypedPerKept ? text : PlainText.CleanLine(text)));

    internal EditionText Kept => new(Texts.Where(t => t.Value.Length > 0).ToDictionary());

    internal bool IsEmpty => Texts.Values.All(t => t.Length == 0);

    /// <param name="field">The fields are called so, with the edition's code behind: <c>name-fa-AF</c>.</param>
    /// <param name="most">UTF-16 units.</param>
    internal IEnumerable<Fault> Faults(string field, int most) =>
        Texts.Where(t => t.Value.Length > most).Select(t => new Fault(FieldOf(field, t.Key), "desk.fault.too-long", most));

    /// <summary>Those that every edition must have, and that one lacks.</summary>
    internal IEnumerable<Fault> Empty(string field, string wordKey) => Texts.Where(t => t.Value.Length == 0).Select(t => new Fault(FieldOf(field, t.Key), wordKey));

    /// <summary>That there must be one; it is said at the first edition's field.</summary>
    internal Fault Unnamed(string field) => new(FieldOf(field, Texts.Keys.First()), "desk.fault.unnamed");

    private static string FieldOf(string field, string edition) => $"{field}-{edition}";
}
