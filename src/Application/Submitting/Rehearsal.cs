using System.Text;
using Heppy.Storage;

namespace Heppy.Commands;

/// <summary>A batch system that is played on this machine, with its queue in the run's directory: for trying a campaign out.</summary>
internal static class Rehearsal
{
    private static readonly string[] Systems = ["lsf", "htcondor"];

    /// <summary>The profile of a system that can be rehearsed.</summary>
    /// <exception cref="UserError">There is no such system.</exception>
    internal static string SiteOf(string system) => Systems.Contains(system)
        ? system
        : throw new UserError($"--rehearse {system}: there are {string.Join(" and ", Systems)}.{Nearest.Sentence(system, Systems)}");

    /// <summary>Remembers that the run is a rehearsal.</summary>
    /// <param name="run">The run.</param>
    internal static void Begin(RunDirectory run)
    {
        Workspace.Files.CreateDirectory(StateOf(run.Path));
        string commands = Path.Combine(AppContext.BaseDirectory, "commands");
        Workspace.Files.WriteDurably(Path.Combine(StateOf(run.Path), "commands"), Encoding.UTF8.GetBytes(commands + "\n"));
    }

    /// <summary>Variables under which the commands of the run's batch system are found; none if it is a real one.</summary>
    /// <param name="outdir">The run's directory.</param>
    internal static IReadOnlyDictionary<string, string> EnvironmentOf(string outdir)
    {
        string note = Path.Combine(StateOf(outdir), "commands");
        if (!File.Exists(note))
        {
            return new Dictionary<string, string>();
        }

        string commands = File.ReadAllText(note).TrimEnd('\n');
        return new Dictionary<string, string>
        {
            ["PATH"] = string.Join(':', [.. Systems.Select(s => Path.Combine(commands, s)), Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin"]),
            ["HEPPY_REHEARSAL_DIR"] = StateOf(outdir),
        };
    }

    // Not in the folder that is removed with a run: jobs of the old one may still be in the queue.
    private static string StateOf(string outdir) => Path.Combine(Path.GetFullPath(outdir), ".rehearsal");
}
