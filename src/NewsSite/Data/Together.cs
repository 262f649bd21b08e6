namespace NewsSite.Data;

/// <summary>
/// Work that arrives while a commit runs goes into the next one together: one transaction and one sync of the disk for all
/// of it (group commit). Whoever comes first takes the others along with services of their own.
/// </summary>
public sealed class Together<TItem, TResult>
{
    private const int Most = 64;

    private readonly Lock gate = new();
    private readonly Queue<Waiting> queue = [];
    private bool isUnderWay;

    /// <param name="item">What is to be done.</param>
    /// <param name="act">Does it for several at once, in the order of their arrival, and gives their results in the same order. Where it throws, each is done alone, and gets what that throws.</param>
    public async Task<TResult> RunAsync(TItem item, Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TResult>>> act)
    {
        var mine = new Waiting(item);
        bool isFirst;
        lock (gate)
        {
            queue.Enqueue(mine);
            isFirst = !isUnderWay;
            isUnderWay = true;
        }
        if (isFirst || await mine.Turn.Task) await TakeAlongAsync(act);
        return await mine.Done.Task;
    }

    private async Task TakeAlongAsync(Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TResult>>> act)
    {
        List<Waiting> taken = [];
        lock (gate)
        {
            while (taken.Count < Most && queue.TryDequeue(out var next)) taken.Add(next);
        }
        if (!await TryAsync(taken, act))
        {
            foreach (var alone in taken) await TryAsync([alone], act); // one that cannot be done is not the others' fault
        }
        foreach (var waiting in taken.Skip(1)) waiting.Turn.SetResult(false);
        Waiting? first;
        lock (gate)
        {
            isUnderWay = queue.TryPeek(out first);
        }
        first?.Turn.SetResult(true);
    }

    private static async Task<bool> TryAsync(List<Waiting> taken, Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TResult>>> act)
    {
        try
        {
            var results = await act(taken.ConvertAll(w => w.Item));
            foreach (var (waiting, result) in taken.Zip(results)) waiting.Done.SetResult(result);
            return true;
        }
        catch (Exception e)
        {
            if (taken is [var alone]) alone.Done.SetException(e);
            return taken.Count == 1;
        }
    }

    private sealed class Waiting(TItem item)
    {
        public TItem Item => item;

        /// <summary>Whether it is the first of those that are left, and takes the others along; false where it was taken along.</summary>
        public TaskCompletionSource<bool> Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public TaskCompletionSource<TResult> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
