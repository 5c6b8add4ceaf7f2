using Heppy.Rehearsal.Queue;

namespace Heppy.Rehearsal.HTCondor;

/// <summary>The scratch folder of a job whose files are transferred: should_transfer_files = YES.</summary>
internal sealed class Sandbox(Job job, string folder)
{
    internal const string OutputName = "_condor_stdout";
    internal const string ErrorName = "_condor_stderr";
    private const string ExecutableName = "condor_exec.exe";
    private readonly Dictionary<string, (DateTime Time, long Size)> _before = new(StringComparer.Ordinal);

    internal string Folder { get; } = folder;

    /// <summary>Where the executable is; transferred unless the description says otherwise.</summary>
    internal string Executable => IsExecutableTransferred ? Path.Combine(Folder, ExecutableName) : job.Arguments[0];

    private bool IsExecutableTransferred =>
        !"false".Equals(job.Description.GetValueOrDefault("TransferExecutable"), StringComparison.OrdinalIgnoreCase);

    /// <summary>Makes the folder and copies executable and inputs in.</summary>
    internal void Fill()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
        Directory.CreateDirectory(Folder);
        if (IsExecutableTransferred)
        {
            File.Copy(job.Arguments[0], Executable);
            File.SetUnixFileMode(Executable, File.GetUnixFileMode(Executable) | UnixFileMode.UserExecute);
        }
        foreach (var input in Names("TransferInput"))
        {
            var source = Path.Combine(job.Directory, input);
            // With a slash at its end a folder stands for what is in it.
            CopyTree(source.TrimEnd('/'), source.EndsWith('/') ? Folder : Path.Combine(Folder, Path.GetFileName(input)));
        }
        if (job.Input is { } standardInput)
        {
            File.Copy(Path.Combine(job.Directory, standardInput),
                Path.Combine(Folder, Path.GetFileName(standardInput)), overwrite: true);
        }
        foreach (var file in new DirectoryInfo(Folder).EnumerateFiles())
        {
            _before[file.Name] = (file.LastWriteTimeUtc, file.Length);
        }
    }

    /// <summary>Copies the output back: what is listed, or else the files that are new or changed.</summary>
    internal void Empty()
    {
        Deliver(OutputName, job.Output);
        Deliver(ErrorName, job.Error);
        var remaps = Remaps();
        var listed = job.Description.ContainsKey("TransferOutput");
        foreach (var name in listed ? Names("TransferOutput") : Changed())
        {
            var target = remaps.GetValueOrDefault(name) ?? Path.GetFileName(name.TrimEnd('/'));
            CopyTree(Path.Combine(Folder, name.TrimEnd('/')), Path.Combine(job.Directory, target));
        }
    }

    internal void Remove() => Directory.Delete(Folder, recursive: true);

    private IEnumerable<string> Changed() => new DirectoryInfo(Folder).EnumerateFiles()
        .Where(file => file.Name is not (OutputName or ErrorName or ExecutableName)
            && (!_before.TryGetValue(file.Name, out var old) || old != (file.LastWriteTimeUtc, file.Length)))
        .Select(file => file.Name).Order(StringComparer.Ordinal);

    private void Deliver(string name, string? target)
    {
        if (target is not null && File.Exists(Path.Combine(Folder, name)))
        {
            // Output and error may be the same file.
            bool isSecond = name == ErrorName && job.Error == job.Output;
            using var from = File.OpenRead(Path.Combine(Folder, name));
            using var to = new FileStream(Path.Combine(job.Directory, target), isSecond ? FileMode.Append : FileMode.Create);
            from.CopyTo(to);
        }
    }

    private Dictionary<string, string> Remaps() => (UserLog.Attribute(job, "TransferOutputRemaps") ?? "").Trim('"')
        .Split(';', StringSplitOptions.RemoveEmptyEntries).Select(remap =>
            remap.Split('=', 2, StringSplitOptions.TrimEntries))
        .Where(remap => remap.Length == 2).ToDictionary(remap => remap[0], remap => remap[1], StringComparer.Ordinal);

    private string[] Names(string attribute) =>
        (UserLog.Attribute(job, attribute) ?? "").Trim('"').Split(',',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static void CopyTree(string source, string target)
    {
        if (!Directory.Exists(source))
        {
            File.Copy(source, target, overwrite: true);
            return;
        }
        Directory.CreateDirectory(target);
        foreach (var entry in Directory.EnumerateFileSystemEntries(source))
        {
            CopyTree(entry, Path.Combine(target, Path.GetFileName(entry)));
        }
    }
}
