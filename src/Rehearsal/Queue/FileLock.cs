namespace Heppy.Rehearsal.Queue;

/// <summary>A lock between processes: flock(2), freed by the system when its holder ends in any way.</summary>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(2);
    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <summary>The lock, or nothing if another holds it.</summary>
    internal static FileLock? TryTake(string path)
    {
        try
        {
            // FileShare.None is an exclusive flock that does not wait.
            return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException error) when (error is not (DirectoryNotFoundException or PathTooLongException))
        {
            return null;
        }
    }

    /// <summary>Waits for the lock.</summary>
    internal static FileLock Take(string path, TimeProvider time)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            if (TryTake(path) is { } taken)
            {
                return taken;
            }
            if (time.GetElapsedTime(start) > patience)
            {
                throw new CommandException($"heppy-rehearsal: {path} has been locked for two minutes. Is the disk " +
                    "full, or a command stopped by Ctrl-Z?", 2);
            }
            Thread.Sleep(3);
        }
    }

    public void Dispose() => _file.Dispose();
}
