using System.Diagnostics;

namespace Heppy.Batch.Tests;

/// <summary>A directory whose path has a blank, both quotes and a dollar, and what runs in it.</summary>
internal sealed class Scratch : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("heppy-batch-").FullName;

    internal Scratch()
    {
        Work = Path.Combine(_root, "it's \"a\" $HOME dir");
        Directory.CreateDirectory(Work);
    }

    internal string Work { get; }

    internal string Root => _root;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    internal string Write(string name, string text, bool executable = false)
    {
        string path = Path.Combine(Work, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        if (executable && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }

    /// <summary>Starts bash with almost no environment, in the root directory unless told.</summary>
    internal Process Start(IEnumerable<string> arguments, string? directory = null, params IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo("/bin/bash", arguments)
        {
            WorkingDirectory = directory ?? _root, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
        };
        start.Environment.Clear();
        start.Environment["HOME"] = "/nonexistent";
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        Process process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Runs bash to its end.</summary>
    internal (int Code, string Output, string Error) Run(IEnumerable<string> arguments, string? directory = null, params IEnumerable<(string Name, string Value)> environment)
    {
        using Process process = Start(arguments, directory, environment);
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
