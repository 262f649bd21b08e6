using System.Runtime.InteropServices;

namespace NewsSite.Media;

/// <summary>
/// What decoding takes, it gives back. glibc would keep the large pieces too, in a heap for each thread, so that every
/// picture's came on top of the last one's (P21).
/// </summary>
internal static partial class PictureMemory
{
    private const int MapThreshold = -3; // M_MMAP_THRESHOLD
    private const int Large = 128 << 10;

    /// <summary>From now on a large piece is the system's again as soon as it is free.</summary>
    public static void Bound() => Ask(() => SetOption(MapThreshold, Large));

    /// <summary>So are the small ones.</summary>
    public static void GiveBack() => Ask(() => Trim(0));

    private static void Ask(Func<int> libc)
    {
        try
        {
            libc();
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // Another libc, which keeps nothing.
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetOption(int option, int value);

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int Trim(nuint keep);
}
