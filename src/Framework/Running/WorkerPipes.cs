using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Heppy;

/// <summary>What a worker process hears and says, kept from the code that it runs: nothing that is printed can be taken for an answer.</summary>
/// <remarks>Standard output becomes standard error, standard input is empty, also for programs that the worker starts.</remarks>
internal static class WorkerPipes
{
    private const short HangUp = 0x10; // POLLHUP

    // F_DUPFD_CLOEXEC: the copy is not handed down to programs that the worker starts.
    private static readonly int CopyForThisProcess = OperatingSystem.IsLinux() ? 1030 : 67;

    /// <summary>Takes over standard input and output.</summary>
    /// <param name="isBusy">Whether a request is worked at.</param>
    /// <param name="left">Called when the other side is gone while a request is worked at; it ends the process.</param>
    internal static FrameStream TakeOver(Func<bool> isBusy, Action left)
    {
        var input = new SafeFileHandle(Descriptor(0), ownsHandle: true);
        var output = new SafeFileHandle(Descriptor(1), ownsHandle: true);
        using (SafeFileHandle nothing = File.OpenHandle("/dev/null"))
        {
            _ = Replace((int)nothing.DangerousGetHandle(), 0);
        }

        _ = Replace(2, 1);
        new Thread(() => Watch(input, isBusy, left)) { IsBackground = true, Name = "is anybody there" }.Start();
        return new FrameStream(new FileStream(input, FileAccess.Read, 0), new FileStream(output, FileAccess.Write, 0));
    }

    private static void Watch(SafeFileHandle input, Func<bool> isBusy, Action left)
    {
        // Waits for the hang-up only: what can be read is read by who serves.
        var asked = new PollEntry { Descriptor = (int)input.DangerousGetHandle() };
        while (Poll(ref asked, 1, -1) < 0 || (asked.Returned & HangUp) == 0)
        {
            Thread.Sleep(10);
        }

        while (true)
        {
            if (isBusy())
            {
                left();
            }

            Thread.Sleep(50);
        }
    }

    private static nint Descriptor(int standard)
    {
        int copy = Control(standard, CopyForThisProcess, 3);
        return copy >= 0 ? copy : throw new IOException($"a worker cannot use its pipe {standard}: error {Marshal.GetLastPInvokeError()}");
    }

    [DllImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Control(int descriptor, int command, int argument);

    [DllImport("libc", EntryPoint = "dup2", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Replace(int from, int to);

    [DllImport("libc", EntryPoint = "poll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Poll(ref PollEntry entries, nuint count, int milliseconds);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollEntry
    {
        internal int Descriptor;
        internal short Events;
        internal short Returned;
    }
}
