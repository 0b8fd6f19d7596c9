using System.Runtime.InteropServices;

namespace TreatyBot.Meaning;

/// <summary>
/// Keeps glibc's heap small. An encoder takes and frees blocks of some megabytes; glibc would then take up to 32 MB at a time out of the
/// heap of the thread that asks, and give nothing back: a worker that embedded 1,200 passages held 700 MB, and holds 370 MB with large
/// blocks apart (mallopt(3), M_MMAP_THRESHOLD). Other systems' heaps know of no such option and are left alone.
/// </summary>
internal static class NativeHeap
{
    private const int TrimThreshold = -1;
    private const int MapThreshold = -3;

    /// <summary>In bytes: larger blocks stand alone and go back when they are freed. Setting it also keeps glibc from raising it.</summary>
    private const int LargeBlock = 1 << 20;

    public static void KeepSmall()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            _ = SetOption(MapThreshold, LargeBlock);
            _ = SetOption(TrimThreshold, LargeBlock);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // Another C library.
        }
    }

    [DllImport("libc", EntryPoint = "mallopt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetOption(int option, int value);
}
