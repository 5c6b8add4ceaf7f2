using System.Runtime.InteropServices;

namespace Heppy.Storage;

/// <summary>What the base class library does not have: exclusive links, syncing of directories, link counts, plain rename and mkdir.</summary>
internal static class Native
{
    private const DllImportSearchPath Where = DllImportSearchPath.SafeDirectories;

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(Where)]
    internal static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    /// <summary>Flags 0x80042: for reading and writing, made where it does not exist, not inherited by child processes.</summary>
    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(Where)]
    internal static extern int OpenOrCreate([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, int mode);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(Where)]
    internal static extern int Close(int file);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(Where)]
    internal static extern int Fsync(int file);

    [DllImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    [DefaultDllImportSearchPaths(Where)]
    internal static extern int Syncfs(int file);

    [DllImport("libc", EntryPoint = "sync")]
    [DefaultDllImportSearchPaths(Where)]
    internal static extern void Sync();

    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    [DefaultDllImportSearchPaths(Where)]
    internal static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string existing, [MarshalAs(UnmanagedType.LPUTF8Str)] string name);

    [DllImport("libc", EntryPoint = "rename", SetLastError = true)]
    [DefaultDllImportSearchPaths(Where)]
    internal static extern int Rename([MarshalAs(UnmanagedType.LPUTF8Str)] string from, [MarshalAs(UnmanagedType.LPUTF8Str)] string to);

    [DllImport("libc", EntryPoint = "mkdir", SetLastError = true)]
    [DefaultDllImportSearchPaths(Where)]
    internal static extern int Mkdir([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int mode);

    [DllImport("libc", EntryPoint = "unlink", SetLastError = true)]
    [DefaultDllImportSearchPaths(Where)]
    internal static extern int Unlink([MarshalAs(UnmanagedType.LPUTF8Str)] string path);

    [DllImport("libc", EntryPoint = "rmdir", SetLastError = true)]
    [DefaultDllImportSearchPaths(Where)]
    internal static extern int Rmdir([MarshalAs(UnmanagedType.LPUTF8Str)] string path);

    /// <summary>The structure is the same on all architectures, unlike that of stat(2): the number of links is at byte 16.</summary>
    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(Where)]
    internal static extern int Statx(int directory, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, byte[] status);

    /// <summary>Whether an open file still has a name; taken for granted where the system cannot say.</summary>
    internal static bool IsLinked(int file)
    {
        const int OfDescriptor = 0x1000;
        const int LinkCount = 16;
        byte[] status = new byte[256];
        return !OperatingSystem.IsLinux() || Statx(file, "", OfDescriptor, 4, status) != 0 || BitConverter.ToInt32(status, LinkCount) > 0;
    }

    [DllImport("libc", EntryPoint = "flock", SetLastError = true)]
    [DefaultDllImportSearchPaths(Where)]
    internal static extern int Flock(int file, int operation);
}
