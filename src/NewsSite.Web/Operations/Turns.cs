namespace NewsSite.Web.Operations;

/// <summary>One at a time for each key: who wants the same page waits for the one who makes it.</summary>
internal sealed class Turns
{
    private readonly Dictionary<string, Turn> turns = new(StringComparer.Ordinal);

    /// <returns>To be disposed of when the page is made.</returns>
    /// <exception cref="OperationCanceledException">Who waited has gone.</exception>
    public async Task<IDisposable> TakeAsync(string key, CancellationToken gone)
    {
        var turn = Join(key);
        try
        {
            await turn.Gate.WaitAsync(gone);
        }
        catch
        {
            Leave(turn);
            throw;
        }
        return turn;
    }

    private Turn Join(string key)
    {
        lock (turns)
        {
            if (!turns.TryGetValue(key, out var turn)) turns[key] = turn = new Turn(this, key);
            turn.Waiting++;
            return turn;
        }
    }

    private void Leave(Turn turn)
    {
        lock (turns)
        {
            if (--turn.Waiting == 0) turns.Remove(turn.Key);
        }
    }

    private sealed class Turn(Turns all, string key) : IDisposable
    {
        public string Key => key;
        public SemaphoreSlim Gate { get; } = new(1, 1);
        public int Waiting;

        public void Dispose()
        {
            Gate.Release();
            all.Leave(this);
        }
    }
}
