using System.Globalization;

namespace Heppy.Rehearsal.Running;

/// <summary>What /proc says about processes.</summary>
internal static class ProcessTable
{
    // proc_pid_stat(5), counted from the field after the name.
    private const int Session = 3;
    private const int StartTime = 19;
    private const int ResidentPages = 21;

    /// <summary>When a process started, in clock ticks since boot; 0 if there is none. With the pid, this names it.</summary>
    internal static long StartOf(int pid) =>
        Fields(pid) is { } fields && fields[0] != "Z" ? Number(fields[StartTime]) : 0;

    internal static bool IsAlive(int pid, long start) => pid > 0 && start != 0 && StartOf(pid) == start;

    /// <summary>Resident memory of all processes of a session, in kilobytes.</summary>
    internal static long MemoryOf(int session)
    {
        long pages = 0;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
                && Fields(pid) is { } fields && Number(fields[Session]) == session)
            {
                pages += Number(fields[ResidentPages]);
            }
        }
        return pages * Environment.SystemPageSize / 1024;
    }

    /// <summary>Peak resident memory of this process, in kilobytes.</summary>
    internal static long OwnPeak()
    {
        var line = File.ReadLines("/proc/self/status").First(text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
        return Number(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2].Trim());
    }

    private static string[]? Fields(int pid)
    {
        try
        {
            // The name may hold spaces and parentheses.
            var text = File.ReadAllText(FormattableString.Invariant($"/proc/{pid}/stat"));
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static long Number(string field) => long.Parse(field, CultureInfo.InvariantCulture);
}
