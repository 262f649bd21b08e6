namespace NewsSite.Import;

/// <summary>What an import did. Counts are of articles and pages together.</summary>
public sealed class ImportReport
{
    private readonly List<ImportProblem> problems = [];
    private readonly List<ImportProblem> conflicts = [];

    public int Added { get; private set; }
    public int Changed { get; private set; }
    public int Unchanged { get; private set; }

    /// <summary>Pictures that the newsroom did not have before.</summary>
    public int Pictures { get; internal set; }

    /// <summary>Files that did not go in.</summary>
    public IReadOnlyList<ImportProblem> Problems => problems;

    /// <summary>Files against which the site's own word stands: what they tell was left as it is there.</summary>
    public IReadOnlyList<ImportProblem> Conflicts => conflicts;

    public bool Succeeded => problems.Count == 0 && conflicts.Count == 0;

    internal void Note(string path, ImportOutcome outcome)
    {
        switch (outcome)
        {
            case ImportOutcome.Added: Added++; break;
            case ImportOutcome.Changed: Changed++; break;
            case ImportOutcome.Conflict: Disagree(path, "It was edited on the site since its last import; left as it is there."); break;
            default: Unchanged++; break;
        }
    }

    internal void Disagree(string path, string reason) => conflicts.Add(new(path, 0, reason));

    internal void Refuse(string path, int line, string reason) => problems.Add(new(path, line, reason));
}

/// <summary>Why a file did not go in.</summary>
/// <param name="Path">Relative to the imported folder, with slashes.</param>
/// <param name="Line">Counted from 1; 0 where no line is at fault.</param>
/// <param name="Reason">One sentence in English.</param>
public sealed record ImportProblem(string Path, int Line, string Reason)
{
    /// <summary>As compilers write it, so that editors jump to the place.</summary>
    public override string ToString() => Line > 0 ? $"{Path}:{Line}: {Reason}" : $"{Path}: {Reason}";
}

/// <summary>How far an import is.</summary>
/// <param name="Done">Files that were looked at, or texts that were generated.</param>
/// <param name="Total">Files in all: pictures, articles and pages; or texts in all.</param>
public readonly record struct ImportProgress(int Done, int Total);

internal enum ImportOutcome
{
    Unchanged,
    Added,
    Changed,
    Conflict,
}
