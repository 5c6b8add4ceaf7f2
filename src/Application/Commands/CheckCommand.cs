using System.Globalization;
using Heppy.Batch;
using Heppy.CommandLine;
using Heppy.Storage;

namespace Heppy.Commands;

/// <summary><c>heppy-check Outdir/*Chunk*</c>: says how chunks are, from seals, batch system and accounting, never from logs; resubmits the bad ones.</summary>
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
        var console = new RunConsole(options.Quiet || options.Json, isVerbose: false);
        var runs = options.Directories.Select(OutdirOf).DistinctBy(o => o.Full).Select(o => Status(options, o.Full, o.Shown)).ToArray();
        foreach (RunStatus run in runs)
        {
            run.Require(options.Directories);
        }

        if (options.Cancel)
        {
            return new Cancellation(console).Run(runs, run => Listed(options, run));
        }

        if (options.Resubmit || options.Batch is not null)
        {
            return Resubmit(options, runs, console);
        }

        if (options.Watch)
        {
            new WatchView(console, Time(options.Interval, "--interval", 10)).Watch(runs);
        }

        return Report(options, runs, console);
    }

    private static RunStatus Status(CheckOptions options, string outdir, string shown) => RunStatus.Of(
        new RunDirectory(Workspace.Files, outdir), shown, Time(options.CommandTimeout, "--command-timeout", 60), Time(options.Grace, "--grace", 60), options.Deep);

    private static int Report(CheckOptions options, RunStatus[] runs, RunConsole console)
    {
        List<ChunkStatus> chunks = Look(runs, console);
        if (options.Json)
        {
            console.Always(CheckJson.Of(chunks));
            return chunks.All(c => c.IsDone) ? ExitCode.Success : ExitCode.Incomplete;
        }

        ChunkStatus[] bad = [.. chunks.Where(c => !c.IsDone && !c.IsUnderWay)];
        int underWay = chunks.Count(c => c.IsUnderWay);
        string outdirs = string.Join(' ', runs.Select(r => Shell.Quote(r.Shown)));
        if (bad.Length + underWay == 0)
        {
            console.Info(string.Create(CultureInfo.InvariantCulture, $"all {chunks.Count} chunks are good.\nnext: heppy-hadd {outdirs}\n"));
            return ExitCode.Success;
        }

        console.Info(CheckText.Table(chunks));
        if (bad.Length == 0)
        {
            console.Info(string.Create(CultureInfo.InvariantCulture, $"{underWay} of {chunks.Count} chunks are under way.\nnext: heppy-check --watch {outdirs}\n"));
            return ExitCode.Incomplete;
        }

        console.Always(CheckText.Bad(bad));
        console.Error(string.Create(CultureInfo.InvariantCulture, $"{bad.Length} of {chunks.Count} chunks are bad. {Advice(bad, outdirs)}\n"));
        return ExitCode.Incomplete;
    }

    private static List<ChunkStatus> Look(RunStatus[] runs, RunConsole console)
    {
        var looked = new RunProgress.Counter { All = runs.Sum(r => r.Plan.Components.Sum(c => c.Chunks.Count)) };
        using var view = ProgressView.Of(console, "checking", "chunks", looked);
        Array.ForEach(runs, r => r.Progress = looked);
        return [.. runs.SelectMany(r => r.Chunks())];
    }

    /// <summary>The command to type next.</summary>
    private static string Advice(ChunkStatus[] bad, string outdirs)
    {
        if (bad.All(b => b.Condition == ChunkCondition.Unknown))
        {
            return $"Look again: heppy-check {outdirs}";
        }

        ChunkStatus[] damaged = [.. bad.Where(b => b.Condition == ChunkCondition.Damaged)];
        if (damaged.Length > 0)
        {
            string merged = damaged.All(d => d.Detail.StartsWith(RunStatus.MergedWord, StringComparison.Ordinal)) ? $"heppy-hadd {outdirs}" : $"heppy --resume {outdirs}";
            return $"Mend: rm -r {string.Join(' ', damaged.Select(d => Shell.Quote(d.Path)).Distinct())} && {merged}";
        }

        if (Remedy.Of([.. bad.Select(b => (b.Path, b.Job?.Attempts ?? []))], outdirs) is { } remedy)
        {
            return remedy;
        }

        return bad.FirstOrDefault(b => File.Exists(Path.Combine(b.Path, FailureNote.BundleName))) is { } failed
            ? $"Look: heppy --replay {Shell.Quote(failed.Path)}. Mend: change the analysis and start again with -f, or heppy --resume {outdirs} if it was the machine"
            : $"Mend: heppy --resume {outdirs}";
    }

    private static int Resubmit(CheckOptions options, RunStatus[] runs, RunConsole console)
    {
        var policy = new ResubmitPolicy
        {
            MaximumAttempts = options.MaximumAttempts,
            MaximumMemory = options.MaximumMemory is { } memory ? Quantity.Memory(memory, "--max-memory") : new ResubmitPolicy().MaximumMemory,
            MaximumTime = Time(options.MaximumTime, "--max-time", new ResubmitPolicy().MaximumTime.TotalSeconds),
        };
        int left = 0;
        int bad = 0;
        foreach (RunStatus run in runs)
        {
            Func<string, bool> isMeant = Meant(options, run);
            using RunLock guard = OutputDirectory.Take(run.Directory, force: false);
            // Deleted chunks come back, and what stopped ones left becomes chunks of its own.
            run.Directory.WriteChunks(run.Plan);
            new RunChunks(Workspace.Files, run.Directory.Path, run.Plan) { KeepsDamaged = true }.MakeTails();
            ChunkStatus[] found = [.. run.Chunks(isOurs: true).Where(c => !c.IsDone && !c.IsUnderWay && isMeant(Path.GetFileName(c.Path)))];
            bad += found.Length;
            left += new Resubmission(options, policy, console).Run(run, found);
        }

        string outdirs = string.Join(' ', runs.Select(r => Shell.Quote(r.Shown)));
        console.Info(bad == 0 ? "nothing to resubmit.\n" : string.Create(CultureInfo.InvariantCulture, $"{bad - left} of {bad} bad chunks submitted again.\nnext: heppy-check {outdirs}\n"));
        return left == 0 ? ExitCode.Success : ExitCode.Incomplete;
    }

    /// <summary>Whether a chunk was typed, or the whole run was.</summary>
    private static Func<string, bool> Listed(CheckOptions options, RunStatus run)
    {
        string[] typed = [.. options.Directories.Select(d => Path.TrimEndingDirectorySeparator(Path.GetFullPath(d)))];
        return typed.Contains(run.Directory.Path) ? _ => true : name => typed.Contains(Path.Combine(run.Directory.Path, name));
    }

    /// <summary>Whether a chunk is among those that were typed. Those that no pattern could match, being unsplit or not there, are.</summary>
    private static Func<string, bool> Meant(CheckOptions options, RunStatus run)
    {
        string[] typed = [.. options.Directories.Select(Path.GetFullPath).Where(p => p.StartsWith(run.Directory.Path, StringComparison.Ordinal))];
        HashSet<string> names = [.. typed.Select(p => Path.GetFileName(Path.TrimEndingDirectorySeparator(p)))];
        HashSet<string> there = [.. Directory.EnumerateDirectories(run.Directory.Path, "*_Chunk*").Select(d => Path.GetFileName(d))];
        return typed.Any(p => Path.TrimEndingDirectorySeparator(p) == run.Directory.Path) ? _ => true : name => names.Contains(name) || !there.Contains(name);
    }

    private static TimeSpan Time(string? typed, string option, double otherwise) =>
        typed is null ? TimeSpan.FromSeconds(otherwise) : Quantity.Time(typed, option);

    /// <summary>The run that a path belongs to: a run's directory, or one in it, whether it exists or not; also as it was typed.</summary>
    private static (string Full, string Shown) OutdirOf(string path)
    {
        string shown = Path.TrimEndingDirectorySeparator(path);
        for (string? at = Path.GetFullPath(path); at is not null; at = Path.GetDirectoryName(at))
        {
            if (File.Exists(Path.Combine(at, "plan.json")))
            {
                return (at, Path.GetFullPath(shown) == at ? shown : at);
            }

            shown = Path.GetDirectoryName(shown) is { Length: > 0 } above ? above : ".";
        }

        throw new UserError(
            Path.Exists(path) ? $"{path} is not in the directory of a run: no plan.json in it or above it." : $"no such directory: {path}.{Nearest.File(Path.GetFullPath(path))}",
            ExitCode.OutputDirectory);
    }
}
