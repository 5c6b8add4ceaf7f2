using System.Globalization;
using Heppy.Storage;

namespace Heppy.Pools.Farms;

/// <summary>The work directory of a pool: a copy of the program, a log, and a directory for each call.</summary>
/// <remarks>The copy is what tasks run, whatever is built meanwhile.</remarks>
internal sealed class FarmFolder
{
    private readonly FarmOptions _options;
    private readonly Lock _gate = new();
    private readonly string _log;
    private bool _hasFailed;

    private FarmFolder(FarmOptions options, string path)
    {
        (_options, Path, _log) = (options, path, System.IO.Path.Combine(path, "log.txt"));
        Program = ThisProgram.IsSelfContained ? ThisProgram.Folder : System.IO.Path.Combine(path, "program");
    }

    /// <summary>Its absolute path.</summary>
    internal string Path { get; }

    /// <summary>Folder of the program that tasks run.</summary>
    internal string Program { get; }

    /// <summary>Makes it.</summary>
    /// <exception cref="UserError">The directory is there already.</exception>
    internal static FarmFolder Make(FarmOptions options)
    {
        string path = System.IO.Path.GetFullPath(options.WorkDirectory ?? $"heppy-pool-{AttemptId.Next()}");
        if (Directory.Exists(path))
        {
            throw new UserError($"the work directory {path} exists. Choose another one, or delete it.", ExitCode.OutputDirectory);
        }

        Directory.CreateDirectory(path);
        var folder = new FarmFolder(options, path);
        if (!ThisProgram.IsSelfContained)
        {
            Copy(ThisProgram.Folder, folder.Program);
        }

        return folder;
    }

    /// <summary>Where tasks find an assembly of this program; others are copied there.</summary>
    internal string Ship(string assembly)
    {
        string below = System.IO.Path.GetRelativePath(ThisProgram.Folder, assembly);
        if (!below.StartsWith("..", StringComparison.Ordinal))
        {
            return System.IO.Path.Combine(Program, below);
        }

        string others = System.IO.Path.Combine(Path, "assemblies");
        Directory.CreateDirectory(others);
        string copy = System.IO.Path.Combine(others, System.IO.Path.GetFileName(assembly));
        lock (_gate)
        {
            foreach (string file in (string[])[assembly, System.IO.Path.ChangeExtension(assembly, ".pdb")])
            {
                if (File.Exists(file))
                {
                    File.Copy(file, System.IO.Path.ChangeExtension(copy, System.IO.Path.GetExtension(file)), overwrite: true);
                }
            }
        }

        return copy;
    }

    /// <summary>Something failed: what is here may be worth a look.</summary>
    internal void Failed() => _hasFailed = true;

    /// <summary>Writes a line to the log.</summary>
    internal void Say(string line)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetLocalNow():HH:mm:ss} {line}\n");
        lock (_gate)
        {
            File.AppendAllText(_log, text);
            _options.Log?.Write(text);
            _options.Log?.Flush();
        }
    }

    /// <summary>Keeps or deletes it.</summary>
    internal void Close()
    {
        if (_options.Keep == KeepWork.Always || (_options.Keep == KeepWork.IfSomethingFailed && _hasFailed))
        {
            Say($"kept: {Path}");
            return;
        }

        // Tasks that have just said their result may still write their last words.
        for (int attempt = 1; Directory.Exists(Path); attempt++)
        {
            try
            {
                Directory.Delete(Path, recursive: true);
            }
            catch (IOException) when (attempt < 20)
            {
                Thread.Sleep(100);
            }
            catch (IOException)
            {
                return;
            }
        }
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, System.IO.Path.Combine(to, System.IO.Path.GetFileName(file)));
        }

        foreach (string folder in Directory.EnumerateDirectories(from))
        {
            Copy(folder, System.IO.Path.Combine(to, System.IO.Path.GetFileName(folder)));
        }
    }
}
