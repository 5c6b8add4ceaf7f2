using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Heppy.Campaigns;

/// <summary>Runs the programs as a user does.</summary>
/// <param name="folder">Folder of the published ones, or null for those that were built with the campaigns.</param>
/// <param name="home">Home directory, for cache and settings.</param>
internal sealed class Programs(string? folder, string home)
{
    private const int LongestSeconds = 60;

    private static string Dotnet { get; } = Path.GetFullPath("../../../dotnet", RuntimeEnvironment.GetRuntimeDirectory());

    /// <summary>Variables that every program gets besides those of this process; null removes one.</summary>
    internal Dictionary<string, string?> Environment { get; } = new(StringComparer.Ordinal)
    {
        ["HOME"] = home, ["HEPPY_CACHE"] = Path.Combine(home, "cache"), ["TERM"] = "dumb", ["DOTNET_TieredPGO"] = "0",
    };

    /// <summary>Words that begin the command: a program that starts the program.</summary>
    internal IReadOnlyList<string> Before { get; set; } = [];

    /// <summary>Runs a program to its end; one that does not end is a failure.</summary>
    internal Ended Run(string directory, string command, params string[] args) => Start(directory, command, args).End();

    /// <summary>Starts a program.</summary>
    internal Running Start(string directory, string command, params string[] args)
    {
        string[] words = [.. Before, .. folder is null ? (string[])[Dotnet, Path.Combine(AppContext.BaseDirectory, command + ".dll")] : [Path.Combine(folder, command)], .. args];
        var info = new ProcessStartInfo(words[0], words[1..])
        {
            WorkingDirectory = directory, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8,
        };
        foreach ((string name, string? value) in Environment)
        {
            info.Environment[name] = value;
        }

        if (folder is null)
        {
            info.Environment["DOTNET_ROOT"] = Path.GetDirectoryName(Dotnet);
        }

        return new Running(Process.Start(info)!, $"{command} {string.Join(' ', args)}");
    }

    /// <summary>A program that was started.</summary>
    internal sealed class Running
    {
        private readonly Process _process;
        private readonly string _typed;
        private readonly Task<string> _output;
        private readonly Task<string> _error;

        internal Running(Process process, string typed)
        {
            (_process, _typed) = (process, typed);
            process.StandardInput.Close();
            (_output, _error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        }

        internal bool HasEnded => _process.HasExited;

        internal Ended End()
        {
            if (!_process.WaitForExit(TimeSpan.FromSeconds(LongestSeconds)))
            {
                _process.Kill(entireProcessTree: true);
                throw new CaseFailed($"{_typed.Split(' ')[0]} hangs", _typed);
            }

            // What it left in the background may hold the pipes.
            Task.WaitAll([_output, _error], TimeSpan.FromSeconds(5));
            using (_process)
            {
                return new Ended(_typed, _process.ExitCode, Text(_output), Text(_error));
            }
        }

        private static string Text(Task<string> task) => task.IsCompletedSuccessfully ? task.Result : "";
    }
}
