using System.Globalization;
using System.Text;

namespace Heppy.Storage;

/// <summary>One runner per directory; released when the process ends, however it ends. What protects the data is the commit, not this.</summary>
public sealed class RunLock : IDisposable
{
    private const int ExclusiveNoWait = 6;
    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>Takes the lock of a directory.</summary>
    /// <param name="directory">The directory.</param>
    /// <exception cref="UserError">Another process has it; the message says which.</exception>
    public static RunLock Take(string directory)
    {
        string path = Path.Combine(directory, ".lock");
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        if (Native.Flock(file.SafeFileHandle.DangerousGetHandle().ToInt32(), ExclusiveNoWait) != 0)
        {
            using var reader = new StreamReader(file);
            string holder = reader.ReadToEnd().Trim();
            throw new UserError($"{directory} is in use by {(holder.Length == 0 ? "another heppy" : holder)}. Wait for it, or choose another directory.", ExitCode.OutputDirectory);
        }

        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"process {Environment.ProcessId} on {Environment.MachineName} since {TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm:ss} UTC: {string.Join(' ', Environment.GetCommandLineArgs().Skip(1))}\n");
        file.SetLength(0);
        file.Write(Encoding.UTF8.GetBytes(text));
        file.Flush();
        return new RunLock(file);
    }

    /// <summary>Removes the lock's file: only where nothing else is left in the directory.</summary>
    public void Remove() => File.Delete(_file.Name);

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
