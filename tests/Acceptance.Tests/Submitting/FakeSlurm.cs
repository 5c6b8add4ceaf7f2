namespace Heppy.Acceptance.Tests.Submitting;

/// <summary>Programs that answer to the commands of Slurm, as a test wants them to; in them, <c>$here</c> is their folder.</summary>
internal sealed class FakeSlurm
{
    private readonly BadInput.BadRun _runs;

    /// <summary>Makes the programs.</summary>
    internal FakeSlurm(BadInput.BadRun runs, string sbatch, string squeue = "cat \"$here/queue\" 2>/dev/null; exit 0", string sacct = "exit 0")
    {
        _runs = runs;
        Folder = runs[runs.NewOutdir() + ".system"];
        Directory.CreateDirectory(Folder);
        Write("sbatch", sbatch);
        Write("squeue", squeue);
        Write("sacct", sacct);
    }

    /// <summary>Where the programs are.</summary>
    internal string Folder { get; }

    /// <summary>Lines of a file that the programs have written, in their folder.</summary>
    internal string[] Lines(string name) => File.ReadAllLines(Path.Combine(Folder, name));

    /// <summary>Replaces a program.</summary>
    internal void Write(string name, string body)
    {
        string path = Path.Combine(Folder, name);
        File.WriteAllText(path, $"#!/bin/sh\nhere=$(dirname \"$0\")\n{body}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
    }

    /// <summary>Runs a command of heppy with these programs on PATH.</summary>
    internal ToolResult Run(string command, params string[] args) => Run([], command, args);

    /// <summary>The same with further variables.</summary>
    internal ToolResult Run((string Name, string Value)[] environment, string command, params string[] args) =>
        Tool.RunIn(
            _runs["."],
            environment.Append(("PATH", $"{Folder}:{Environment.GetEnvironmentVariable("PATH")}")).ToDictionary(v => v.Item1, v => v.Item2),
            command,
            args);
}
