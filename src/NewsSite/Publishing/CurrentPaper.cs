using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Publishing;

/// <summary>The paper's own row, in memory: which editions there are is asked at every request.</summary>
public sealed class CurrentPaper(IServiceScopeFactory scopes, PaperOverrides overrides, Stamps stamps)
{
    private Loaded? loaded;

    /// <exception cref="InvalidOperationException">Nothing was loaded, or nothing has been imported.</exception>
    public Paper Value => Volatile.Read(ref loaded)?.Paper ?? throw new InvalidOperationException("The paper has not been opened.");

    public TimeZoneInfo Zone => Volatile.Read(ref loaded)?.Zone ?? TimeZoneInfo.Utc;

    /// <exception cref="CannotStartException">The settings do not fit the paper; what was loaded before stays.</exception>
    public async Task LoadAsync(CancellationToken stopping = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var row = await scope.ServiceProvider.GetRequiredService<ReadDb>().Papers.SingleAsync(stopping);
        overrides.Apply(row);
        Interlocked.CompareExchange(ref stamps.PaperRow, row.Stamp, 0); // else the first look of the watcher takes our own start for another's change
        Volatile.Write(ref loaded, new Loaded(row, TimeZoneInfo.FindSystemTimeZoneById(row.TimeZone)));
    }

    /// <summary>
    /// Loads the row again when anything was written since it was loaded, by whomever. Pages that were made in between
    /// showed the former row: where it changed they are old.
    /// </summary>
    /// <exception cref="CannotStartException">As for loading; the next call tries again.</exception>
    public async Task RefreshAsync(CancellationToken stopping)
    {
        if (Volatile.Read(ref loaded) is not { } before || before.Paper.Stamp == Volatile.Read(ref stamps.PaperRow)) return;
        await LoadAsync(stopping);
        if (!Value.ReadsAs(before.Paper)) stamps.RaisePaper();
    }

    private sealed record Loaded(Paper Paper, TimeZoneInfo Zone);
}

/// <summary>What the settings say over what the database says: <c>Site__Name</c>, <c>Site__DefaultEdition</c>.</summary>
public sealed record PaperOverrides(string? Name, string? DefaultEdition)
{
    internal void Apply(Paper paper)
    {
        if (!string.IsNullOrWhiteSpace(Name)) paper.Name = new EditionText(paper.Editions.ToDictionary(e => e.Code, _ => Name));
        if (string.IsNullOrWhiteSpace(DefaultEdition) || DefaultEdition == paper.DefaultEdition) return;
        if (paper.Edition(DefaultEdition) is not { } wanted)
            throw new CannotStartException($"Site__DefaultEdition is {DefaultEdition}, which is none of the paper's editions: {string.Join(", ", paper.Editions.Select(e => e.Code))}.");
        // The former default needs a prefix now that it is not bare: its language.
        paper.Editions = [.. paper.Editions.Select(e =>
            e == wanted ? e with { Prefix = "" } : e.Prefix.Length == 0 ? e with { Prefix = e.OwnPrefix } : e)];
        paper.DefaultEdition = DefaultEdition;
    }
}
