namespace NewsSite.Data;

/// <summary>Lets one writer of this process in at a time, in the order of arrival. It serialises; rules rest on indices and versions.</summary>
public sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);

    internal async Task<Turn> EnterAsync(CancellationToken stopping)
    {
        await gate.WaitAsync(stopping);
        return new Turn(gate);
    }

    public void Dispose() => gate.Dispose();

    internal readonly struct Turn(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
