using System.Runtime.InteropServices;

namespace Heppy.Storage;

/// <summary>File operations of the system.</summary>
public sealed class PosixFiles : IFileLayer
{
    private const int Enoent = 2;
    private const int Eexist = 17;
    private const int Enotempty = 39;

    /// <inheritdoc/>
    public bool Exists(string path) => Path.Exists(path);

    /// <inheritdoc/>
    public long? SizeOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : null;

    /// <inheritdoc/>
    public byte[] ReadAllBytes(string path) => Guard("read", path, () => File.ReadAllBytes(path));

    /// <inheritdoc/>
    public Stream OpenRead(string path) =>
        Guard("open", path, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));

    /// <inheritdoc/>
    public Stream Create(string path) =>
        Guard("create", path, () => new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete, 64 * 1024));

    /// <inheritdoc/>
    public void Sync(string path)
    {
        int file = Native.Open(path, 0);
        Check(file < 0, "open", path);
        try
        {
            Check(Native.Fsync(file) != 0, "fsync", path);
        }
        finally
        {
            _ = Native.Close(file);
        }
    }

    /// <inheritdoc/>
    public bool Link(string existing, string name)
    {
        bool failed = Native.Link(existing, name) != 0;
        if (failed && Marshal.GetLastPInvokeError() == Eexist)
        {
            return false;
        }

        Check(failed, "link", name);
        return true;
    }

    /// <inheritdoc/>
    public int LinkCount(string path)
    {
        byte[] status = new byte[256];
        Check(Native.Statx(-100, path, 0, 4, status) != 0, "stat", path);
        return BitConverter.ToInt32(status, 16);
    }

    /// <inheritdoc/>
    public void SyncAll(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            Native.Sync();
            return;
        }

        int file = Native.Open(path, 0);
        Check(file < 0, "open", path);
        bool failed = Native.Syncfs(file) != 0;
        int error = Marshal.GetLastPInvokeError();
        _ = Native.Close(file);
        Marshal.SetLastPInvokeError(error);
        Check(failed, "syncfs", path);
    }

    /// <inheritdoc/>
    public bool Rename(string from, string to)
    {
        bool failed = Native.Rename(from, to) != 0;
        if (failed && Marshal.GetLastPInvokeError() is Eexist or Enotempty)
        {
            return false;
        }

        Check(failed, "rename", $"{from} to {to}");
        return true;
    }

    /// <inheritdoc/>
    public bool MakeDirectory(string path)
    {
        bool failed = Native.Mkdir(path, 0x1FF) != 0;
        if (failed && Marshal.GetLastPInvokeError() == Eexist)
        {
            return false;
        }

        Check(failed, "mkdir", path);
        return true;
    }

    /// <inheritdoc/>
    public void Delete(string path)
    {
        bool failed = Native.Unlink(path) != 0;
        Check(failed && Marshal.GetLastPInvokeError() != Enoent, "unlink", path);
    }

    /// <inheritdoc/>
    public void DeleteDirectory(string path)
    {
        bool failed = Native.Rmdir(path) != 0;
        Check(failed && Marshal.GetLastPInvokeError() != Enoent, "rmdir", path);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> List(string path)
    {
        try
        {
            return [.. new DirectoryInfo(path).EnumerateFileSystemInfos().Select(e => e is DirectoryInfo ? e.Name + "/" : e.Name).Order(StringComparer.Ordinal)];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    private static T Guard<T>(string operation, string path, Func<T> body)
    {
        try
        {
            return body();
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException and not FileNotFoundException and not DirectoryNotFoundException)
        {
            throw new IOException($"{operation} {path}: {e.Message}", e);
        }
    }

    private static void Check(bool failed, string operation, string path)
    {
        if (failed)
        {
            int error = Marshal.GetLastPInvokeError();
            string reason = Marshal.GetPInvokeErrorMessage(error);
            throw error == Enoent
                ? new FileNotFoundException($"{operation} {path}: {reason}", path)
                : new IOException($"{operation} {path}: {reason}", error);
        }
    }
}
