using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NewsSite.Import;

/// <summary>
/// Reads YAML from strangers: event by event, so that nothing is built that the bounds do not admit. No anchors and no
/// aliases (a few lines of them are a billion values), no key twice, no deep nesting. Every value stays text.
/// </summary>
internal static class BoundedYaml
{
    public const int MaxDepth = 20;

    /// <summary>The mapping that the text consists of; the text begins on the line <paramref name="firstLine"/> of its file.</summary>
    /// <exception cref="BadFileException">It is no mapping, no YAML, or beyond the bounds.</exception>
    public static YamlMap Read(string text, int firstLine)
    {
        var events = new Events(new Parser(new Scanner(new StringReader(text))), firstLine - 1);
        try
        {
            events.Next<StreamStart>();
            if (events.Current is StreamEnd) return new([], firstLine);
            events.Next<DocumentStart>();
            var value = events.Value(1);
            events.Next<DocumentEnd>();
            return events.Current is not StreamEnd ? throw events.Bad("A second document begins here.")
                : value as YamlMap ?? (value is YamlText { Value: null } ? new YamlMap([], firstLine) : throw new BadFileException(value.Line, "This is not a list of keys with values."));
        }
        catch (YamlException e)
        {
            throw new BadFileException((int)e.Start.Line + firstLine - 1, $"This is not YAML: {e.Message}");
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet's scanner has no better words for some nonsense within braces and tags (found by trying at random).
            throw events.Bad("This is not YAML.");
        }
    }

    private sealed class Events(Parser parser, int before)
    {
        private bool started;

        public ParsingEvent Current
        {
            get
            {
                if (!started)
                {
                    started = true;
                    parser.MoveNext();
                }
                return parser.Current!;
            }
        }

        public T Next<T>() where T : ParsingEvent
        {
            var now = Current as T ?? throw Bad("This is out of place.");
            parser.MoveNext();
            return now;
        }

        public BadFileException Bad(string reason) => new((int)(parser.Current?.Start.Line ?? 1) + before, reason);

        public YamlValue Value(int depth)
        {
            if (depth > MaxDepth) throw Bad($"This is nested more than {MaxDepth} levels deep.");
            if (Current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false }) throw Bad("Anchors and aliases (& and *) are not taken; write the text out, or in quotes.");
            return Current switch
            {
                Scalar => Text(),
                SequenceStart => List(depth),
                MappingStart => Map(depth),
                _ => throw Bad("This is out of place."),
            };
        }

        private YamlText Text()
        {
            var scalar = Next<Scalar>();
            var isNull = scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null";
            return new(isNull ? null : scalar.Value, scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded, Line(scalar));
        }

        private YamlList List(int depth)
        {
            var line = Line(Next<SequenceStart>());
            var items = new List<YamlValue>();
            while (Current is not SequenceEnd) items.Add(Value(depth + 1));
            Next<SequenceEnd>();
            return new(items, line);
        }

        private YamlMap Map(int depth)
        {
            var start = Next<MappingStart>();
            if (depth == 1 && start.Style == MappingStyle.Flow) throw new BadFileException(Line(start), "Write each key on a line of its own, without braces.");
            var entries = new List<YamlEntry>();
            var keys = new HashSet<string>(StringComparer.Ordinal);
            while (Current is not MappingEnd)
            {
                var column = Current.Start.Column;
                if (Value(depth + 1) is not YamlText { Value: { } key } at) throw Bad("A key is a word.");
                if (depth == 1 && column != 1) throw new BadFileException(at.Line, $"{key} does not stand at the beginning of its line.");
                if (!keys.Add(key)) throw new BadFileException(at.Line, $"{key} stands here for the second time.");
                entries.Add(new(key, Value(depth + 1), at.Line));
            }
            Next<MappingEnd>();
            return new(entries, Line(start));
        }

        private int Line(ParsingEvent at) => (int)at.Start.Line + before;
    }
}
