using System.Globalization;
using System.Text.Json;

namespace NewsSite.Text;

/// <summary>
/// Which whole numbers take a plural form, as CLDR writes it: <c>n % 10 = 2..4 and n % 100 != 12..14</c>. Sentences here count
/// whole things, so <c>i</c> is the number too, and the operands for decimals are zero.
/// </summary>
/// <remarks>The syntax is that of Unicode Technical Standard #35, Part 3, "Plural rules syntax", without its samples.</remarks>
internal sealed class PluralRule
{
    private readonly List<List<Relation>> ways;

    private PluralRule(List<List<Relation>> ways) => this.ways = ways;

    public bool Takes(long count) => ways.Exists(way => way.TrueForAll(r => r.Holds(count)));

    /// <exception cref="JsonException">It is no such rule.</exception>
    public static PluralRule Read(string rule) => new([.. rule.Split(" or ").Select(way => way.Split(" and ").Select(r => Relation.Read(r, rule)).ToList())]);

    private sealed record Relation(bool IsOfNumber, long? Modulus, bool IsEqual, List<(long From, long To)> Ranges)
    {
        public bool Holds(long count)
        {
            var value = IsOfNumber ? Math.Abs(count) : 0;
            if (Modulus is { } modulus) value %= modulus;
            return IsEqual == Ranges.Exists(r => r.From <= value && value <= r.To);
        }

        public static Relation Read(string relation, string rule)
        {
            var isEqual = !relation.Contains("!=", StringComparison.Ordinal);
            var sides = relation.Split(isEqual ? "=" : "!=", StringSplitOptions.TrimEntries);
            var left = sides[0].Split('%', StringSplitOptions.TrimEntries);
            if (sides.Length != 2 || left.Length > 2 || left[0] is not ("n" or "i" or "v" or "w" or "f" or "t" or "c" or "e")) throw Fault(rule);
            long? modulus = left.Length == 2 ? Number(left[1], rule) : null;
            if (modulus == 0) throw Fault(rule);
            return new(left[0] is "n" or "i", modulus, isEqual, [.. sides[1].Split(',', StringSplitOptions.TrimEntries).Select(r => Range(r, rule))]);
        }

        private static (long From, long To) Range(string range, string rule)
        {
            var ends = range.Split("..");
            return ends.Length > 2 ? throw Fault(rule) : (Number(ends[0], rule), Number(ends[^1], rule));
        }

        private static long Number(string text, string rule) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Fault(rule);

        private static JsonException Fault(string rule) => new($"“{rule}” is no plural rule as CLDR writes them.");
    }
}
