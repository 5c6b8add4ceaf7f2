using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Heppy.Storage;

/// <summary>One runner per directory; released when the process ends, however it ends. What protects the data is the commit, not this.</summary>
public sealed class RunLock : IDisposable
{
    private const int ExclusiveNoWait = 6;
    private const int SharedNoWait = 5;
    private const int OpenReadWriteCreate = 0x80042;
    private const int OpenRead = 0x80000;
    private readonly FileStream _file;
    private readonly string _path;

    private RunLock(FileStream file, string path) => (_file, _path) = (file, path);

    /// <summary>Takes the lock of a directory.</summary>
    /// <param name="directory">The directory.</param>
    /// <exception cref="UserError">Another process has it; the message says which.</exception>
    public static RunLock Take(string directory) => TakeFile(Path.Combine(directory, ".lock"), directory);

    /// <summary>Takes a lock by its file, which is made where it does not exist.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What is protected, for the message.</param>
    /// <exception cref="UserError">Another process has it; the message says which.</exception>
    public static RunLock TakeFile(string path, string what)
    {
        // Not opened by FileStream: that takes a lock of its own, and a second process could not even read who has this one.
        int descriptor = Native.OpenOrCreate(path, OpenReadWriteCreate, 0x1B6);
        if (descriptor < 0)
        {
            throw new IOException($"open {path}: {Marshal.GetLastPInvokeErrorMessage()}");
        }

        var file = new FileStream(new SafeFileHandle(descriptor, ownsHandle: true), FileAccess.ReadWrite);
        if (Native.Flock(descriptor, ExclusiveNoWait) != 0)
        {
            using FileStream other = file;
            using var reader = new StreamReader(file);
            string holder = reader.ReadToEnd().Trim();
            throw new UserError($"{what} is in use by {(holder.Length == 0 ? "another heppy" : holder)}. Wait for it, or choose another {(path.EndsWith("/.lock", StringComparison.Ordinal) ? "directory" : "name")}.", ExitCode.OutputDirectory);
        }

        if (!Native.IsLinked(descriptor))
        {
            // Its last owner removed it between our opening and our locking it: what is there now is another file.
            file.Dispose();
            return TakeFile(path, what);
        }

        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"process {Environment.ProcessId} on {Environment.MachineName} since {TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm:ss} UTC: {string.Join(' ', Environment.GetCommandLineArgs().Skip(1))}\n");
        file.SetLength(0);
        file.Write(Encoding.UTF8.GetBytes(text));
        file.Flush();
        return new RunLock(file, path);
    }

    /// <summary>Who has the lock of a directory: <c>process 12 on HOST since ...</c>; null if nobody of this host has it.</summary>
    /// <param name="directory">The directory.</param>
    public static string? HolderOf(string directory)
    {
        int descriptor = Native.Open(Path.Combine(directory, ".lock"), OpenRead);
        if (descriptor < 0)
        {
            return null;
        }

        using var file = new FileStream(new SafeFileHandle(descriptor, ownsHandle: true), FileAccess.Read);
        using var reader = new StreamReader(file);
        string text = reader.ReadToEnd().Split(": ")[0].Trim();
        // Tried only where its owner seems to live: trying takes the lock for a moment, when a process that begins may want it.
        bool mayLive = text.Split(' ') is ["process", var process, "on", var host, ..] && host == Environment.MachineName && Directory.Exists($"/proc/{process}");
        return mayLive && Native.Flock(descriptor, SharedNoWait) != 0 ? text : null;
    }

    /// <summary>Removes the lock's file, while it is held: only where nothing else is left in the directory, or all takers use <see cref="TakeFile"/>.</summary>
    public void Remove() => File.Delete(_path);

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
