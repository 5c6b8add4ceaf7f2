using System.Runtime.InteropServices;

namespace Heppy.Rehearsal.Running;

/// <summary>What the base class library does not offer: sessions, signals to groups, exit status with usage.</summary>
internal static partial class Native
{
    internal const int NoHang = 1;
    internal const short SetSignalDefaults = 4;
    internal const short SetSignalMask = 8;

    /// <summary>POSIX_SPAWN_SETSID of Linux: a session, and so a process group, of its own.</summary>
    internal const short SetSession = 0x80;

    internal const int WriteOnly = 1;
    internal const int Create = 0x40;
    internal const int Append = 0x400;

    /// <summary>Larger than every posix_spawn object and signal set.</summary>
    internal const int ObjectSize = 1024;

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int posix_spawn(out int pid, string path, nint actions, nint attributes,
        string?[] arguments, string?[] environment);

    [LibraryImport("libc")]
    internal static partial int posix_spawnattr_init(nint attributes);

    [LibraryImport("libc")]
    internal static partial int posix_spawnattr_setflags(nint attributes, short flags);

    [LibraryImport("libc")]
    internal static partial int posix_spawnattr_setsigdefault(nint attributes, nint signals);

    [LibraryImport("libc")]
    internal static partial int posix_spawnattr_setsigmask(nint attributes, nint signals);

    [LibraryImport("libc")]
    internal static partial int posix_spawnattr_destroy(nint attributes);

    [LibraryImport("libc")]
    internal static partial int posix_spawn_file_actions_init(nint actions);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int posix_spawn_file_actions_addopen(nint actions, int descriptor, string path, int flags,
        uint mode);

    [LibraryImport("libc")]
    internal static partial int posix_spawn_file_actions_adddup2(nint actions, int from, int to);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int posix_spawn_file_actions_addchdir_np(nint actions, string path);

    [LibraryImport("libc")]
    internal static partial int posix_spawn_file_actions_destroy(nint actions);

    [LibraryImport("libc")]
    internal static partial int sigemptyset(nint signals);

    [LibraryImport("libc")]
    internal static partial int sigfillset(nint signals);

    /// <summary>Usage is struct rusage as 18 longs: user and system time, peak memory, ...</summary>
    [LibraryImport("libc", SetLastError = true)]
    internal static partial int wait4(int pid, out int status, int options, [Out] long[] usage);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int kill(int pid, int signal);
}
