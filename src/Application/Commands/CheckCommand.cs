using System.Globalization;
using Heppy.CommandLine;
using Heppy.Storage;

namespace Heppy.Commands;

/// <summary><c>heppy-check Outdir/*Chunk*</c>: says which chunks are bad, from plan and seals, never from logs.</summary>
public static class CheckCommand
{
    /// <summary>Runs the command.</summary>
    /// <param name="args">Its arguments.</param>
    /// <returns>Exit code.</returns>
    public static int Main(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return CommandHost.Run<CheckOptions>(args, Run);
    }

    private static int Run(CheckOptions options)
    {
        var console = new RunConsole(options.Quiet, isVerbose: false);
        string[] outdirs = [.. options.Directories.Select(OutdirOf).Distinct(StringComparer.Ordinal)];
        List<(string Path, string Why)> bad = [];
        int count = 0;
        foreach (string outdir in outdirs)
        {
            var run = new RunDirectory(Workspace.Files, outdir);
            Plan plan = run.ReadPlan();
            foreach (PlannedComponent component in plan.Components)
            {
                var all = new RunChunks(Workspace.Files, run.Path, plan);
                if (all.IsPutAway(component))
                {
                    count += component.Chunks.Count;
                    continue;
                }

                List<RunChunk> chunks = [.. all.Of(component)];
                CompletenessReport report = Completeness.Of(component, chunks);
                foreach (RunChunk chunk in chunks)
                {
                    count++;
                    if (Problem(run, component, chunk, chunks, options.Deep) is { } why)
                    {
                        bad.Add((Path.Combine(outdir, chunk.Directory), why));
                    }
                }

                bad.AddRange(report.Conflicts.Select(conflict => (Path.Combine(outdir, component.Name), conflict)));
            }
        }

        if (bad.Count == 0)
        {
            console.Info($"all {count} chunks are good.\n");
            return ExitCode.Success;
        }

        console.Always("list of bad directories:\n" + string.Concat(bad.Select(b => $"{b.Path}  {b.Why}\n")));
        console.Error(string.Create(CultureInfo.InvariantCulture, $"{bad.Count} of {count} chunks are bad. Mend: heppy --resume {string.Join(' ', outdirs)}\n"));
        return ExitCode.Incomplete;
    }

    private static string? Problem(RunDirectory run, PlannedComponent component, RunChunk chunk, List<RunChunk> all, bool deep)
    {
        string path = Path.Combine(run.Path, chunk.Directory);
        if (!Directory.Exists(path))
        {
            return "does not exist";
        }

        if (chunk.Seal is null)
        {
            return "not sealed";
        }

        if (chunk.Seal.State == SealState.EndedByAnalysis)
        {
            return $"ended by the analysis ({chunk.Seal.StopReason}), {chunk.Seal.EntriesRead} of {chunk.Seal.EntriesExpected} events";
        }

        if (chunk.Seal.State == SealState.Stopped && !all.Any(c => c.Index == chunk.Index + component.Chunks.Count))
        {
            return $"stopped ({chunk.Seal.StopReason}), {chunk.Seal.EntriesRead} of {chunk.Seal.EntriesExpected} events";
        }

        Verification verification = new ChunkDirectory(Workspace.Files, path).Verify(deep);
        return verification.Problems.Count == 0 ? null : string.Join("; ", verification.Problems);
    }

    /// <summary>The run that a path belongs to: a run's directory, or one in it, whether it exists or not.</summary>
    private static string OutdirOf(string path)
    {
        string full = Path.GetFullPath(path);
        for (string? at = full; at is not null; at = Path.GetDirectoryName(at))
        {
            if (File.Exists(Path.Combine(at, "plan.json")))
            {
                return at;
            }
        }

        throw new UserError($"{path} is not in the directory of a run: no plan.json in it or above it.", ExitCode.OutputDirectory);
    }
}
