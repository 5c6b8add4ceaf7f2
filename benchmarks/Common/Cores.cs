using System.Globalization;
using System.Runtime.InteropServices;

namespace Heppy.Benchmarks;

/// <summary>On how many cores this process runs: whatever threads its libraries start, they all share them.</summary>
public static partial class Cores
{
    /// <summary>Cores of the machine.</summary>
    public static int All { get; } = Environment.ProcessorCount;

    /// <summary>Binds all threads of the process, and those they start later, to the first cores.</summary>
    /// <param name="count">1 to <see cref="All"/>.</param>
    /// <exception cref="PlatformNotSupportedException">Not Linux.</exception>
    public static void Use(int count)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new PlatformNotSupportedException("Threads are bound to cores on Linux only.");
        }

        ulong mask = count >= 64 ? ulong.MaxValue : (1ul << count) - 1;
        foreach (string task in Directory.GetDirectories("/proc/self/task"))
        {
            // A thread that has ended meanwhile needs no core.
            _ = sched_setaffinity(int.Parse(Path.GetFileName(task), CultureInfo.InvariantCulture), sizeof(ulong), ref mask);
        }
    }

    [LibraryImport("libc", EntryPoint = "sched_setaffinity")]
    private static partial int sched_setaffinity(int thread, nint size, ref ulong mask);
}
