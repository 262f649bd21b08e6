using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NewsSite.Publishing;

/// <summary>The machine's own counter since it was started, sleep included where the system tells it.</summary>
public static partial class BootClock
{
    private const int ClockBootTime = 7;

    /// <summary>Names this run of the machine; a container sees its host's.</summary>
    public static string BootId { get; } =
        File.Exists("/proc/sys/kernel/random/boot_id") ? File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim() : $"process-{Environment.ProcessId}";

    public static TimeSpan SinceBoot() =>
        OperatingSystem.IsLinux() && ClockGetTime(ClockBootTime, out var time) == 0
            ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromTicks(time.Nanoseconds / 100)
            : Stopwatch.GetElapsedTime(0);

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ClockGetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
