using System.Runtime.InteropServices;

namespace Heppy.Rehearsal.Running;

/// <summary>A process in a session of its own, so that all of its descendants can be ended together.</summary>
internal sealed class ChildProcess
{
    private ChildProcess(int pid) => Pid = pid;

    internal int Pid { get; }

    /// <summary>Set once <see cref="HasEnded"/>: the exit code, 128 and the signal for a process that was killed.</summary>
    internal int ExitCode { get; private set; }

    /// <summary>The signal that ended the process, or 0.</summary>
    internal int Signal { get; private set; }

    /// <summary>User and system time of the process and of those it waited for.</summary>
    internal double CpuSeconds { get; private set; }

    /// <summary>The peak of the largest process, or 0 if it is not known.</summary>
    internal long PeakKilobytes { get; private set; }

    /// <param name="arguments">The absolute path of the program, then its arguments.</param>
    /// <param name="environment">The whole environment, as name=value.</param>
    /// <param name="directory">Where it runs.</param>
    /// <param name="streams">Standard input, output and error.</param>
    /// <exception cref="IOException">It cannot be executed.</exception>
    internal static ChildProcess Start(IReadOnlyList<string> arguments, IEnumerable<string> environment,
        string directory, Streams streams)
    {
        var memory = Marshal.AllocHGlobal(3 * Native.ObjectSize);
        var (actions, attributes, signals) = (memory, memory + Native.ObjectSize, memory + 2 * Native.ObjectSize);
        _ = Native.posix_spawn_file_actions_init(actions);
        _ = Native.posix_spawnattr_init(attributes);
        try
        {
            // Ignored and blocked signals are inherited, and .NET ignores SIGPIPE.
            _ = Native.sigfillset(signals);
            _ = Native.posix_spawnattr_setsigdefault(attributes, signals);
            _ = Native.sigemptyset(signals);
            _ = Native.posix_spawnattr_setsigmask(attributes, signals);
            _ = Native.posix_spawnattr_setflags(attributes,
                Native.SetSession | Native.SetSignalDefaults | Native.SetSignalMask);
            _ = Native.posix_spawn_file_actions_addchdir_np(actions, directory);
            streams.Open(actions);
            var error = Native.posix_spawn(out var pid, arguments[0], actions, attributes, [.. arguments, null],
                [.. environment, null]);
            return error == 0 ? new ChildProcess(pid)
                : throw new IOException($"{arguments[0]} cannot be executed in {directory}: "
                    + $"{Marshal.GetPInvokeErrorMessage(error)}");
        }
        finally
        {
            _ = Native.posix_spawn_file_actions_destroy(actions);
            _ = Native.posix_spawnattr_destroy(attributes);
            Marshal.FreeHGlobal(memory);
        }
    }

    /// <summary>Whether the process has ended. Does not wait.</summary>
    internal bool HasEnded()
    {
        var usage = new long[18];
        if (Native.wait4(Pid, out var status, Native.NoHang, usage) == 0)
        {
            return false;
        }
        Signal = status & 0x7f;
        ExitCode = Signal == 0 ? status >> 8 & 0xff : 128 + Signal;
        CpuSeconds = usage[0] + usage[2] + 1e-6 * (usage[1] + usage[3]);
        // Until it executes its program the child shares the memory of this process, which counts as its peak.
        PeakKilobytes = usage[4] > ProcessTable.OwnPeak() ? usage[4] : 0;
        return true;
    }

    /// <summary>Sends a signal to the process and its descendants.</summary>
    internal void SendToGroup(int signal) => _ = Native.kill(-Pid, signal);
}
