using System.Globalization;

namespace NewsSite.TestKit;

/// <summary>The most memory that a process had resident, as Linux counts it.</summary>
public static class PeakMemory
{
    /// <summary>From now on the peak is what is resident now.</summary>
    /// <returns>That, in bytes; null where the system does not let it be counted.</returns>
    public static long? Begin(int processId)
    {
        try
        {
            File.WriteAllText($"/proc/{processId}/clear_refs", "5");
            return Read(processId);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <returns>In bytes.</returns>
    public static long Read(int processId) =>
        long.Parse(File.ReadLines($"/proc/{processId}/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024;
}
