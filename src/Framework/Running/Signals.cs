using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Heppy;

/// <summary>POSIX signals: sending them, and what an exit code says of them.</summary>
internal static class Signals
{
    /// <summary>SIGTERM.</summary>
    internal const int Terminate = 15;

    private static readonly Dictionary<int, string> Known = new()
    {
        [6] = "SIGABRT (a stack overflow, out of memory, or Environment.FailFast)",
        [9] = "SIGKILL (killed; by the system when memory runs out)",
        [11] = "SIGSEGV",
        [15] = "SIGTERM",
    };

    /// <summary>Sends a signal, if the process still runs.</summary>
    internal static void Send(Process process, int signal)
    {
        try
        {
            _ = Kill(process.Id, signal);
        }
        catch (InvalidOperationException)
        {
            // It has exited.
        }
    }

    /// <summary>Ends a process and all others of its group, at once, or what is left of the group; nothing, if it does not lead one.</summary>
    internal static void KillGroup(Process leader) => _ = Kill(-leader.Id, 9);

    /// <summary>Makes this process the leader of a group of its own, as far as it may: an interrupt at the terminal does not reach it.</summary>
    internal static void LeadGroup() => _ = SetGroup(0, 0);

    /// <summary>Whether a process was ended by a signal that asks to stop: SIGINT, SIGTERM or SIGUSR2.</summary>
    internal static bool IsStop(int exitCode) => exitCode is 128 + 2 or 128 + Terminate or 128 + 12;

    /// <summary>How a process ended: <c>ended with exit code 134: SIGABRT (...)</c>.</summary>
    internal static string Describe(int exitCode) => string.Create(
        CultureInfo.InvariantCulture,
        $"ended with exit code {exitCode}{(exitCode > 128 && Known.TryGetValue(exitCode - 128, out string? name) ? $": {name}" : "")}");

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int pid, int signal);

    [DllImport("libc", EntryPoint = "setpgid", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetGroup(int pid, int group);
}
