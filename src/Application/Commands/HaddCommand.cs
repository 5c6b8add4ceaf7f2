using System.Globalization;
using System.Text;
using Heppy.Batch;
using Heppy.CommandLine;
using Heppy.Listing;
using Heppy.Storage;
using Heppy.Tables;

namespace Heppy.Commands;

/// <summary><c>heppy-hadd Outdir</c>: proves that the chunks are complete, and adds them up.</summary>
public static class HaddCommand
{
    /// <summary>Runs the command.</summary>
    /// <param name="args">Its arguments.</param>
    /// <returns>Exit code.</returns>
    public static int Main(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return CommandHost.Run<HaddOptions>(args, options =>
        {
            var run = new RunDirectory(Workspace.Files, options.Directory);
            string destination = Path.GetFullPath(options.Destination ?? options.Directory);
            return Merge(run, destination, options);
        });
    }

    /// <summary>Merges all components of a run.</summary>
    internal static int Merge(RunDirectory run, string destination, HaddOptions options)
    {
        var console = new RunConsole(options.Quiet, options.Verbose);
        Plan plan = run.ReadPlan();
        if (File.Exists(destination))
        {
            throw new UserError($"{destination} is a file. Give the name of a directory.", ExitCode.OutputDirectory);
        }

        if (File.Exists(Path.Combine(destination, "chunk.json")))
        {
            throw new UserError($"{destination} is the directory of a chunk. Choose another one for the merged results.", ExitCode.OutputDirectory);
        }

        var chunks = new RunChunks(Workspace.Files, run.Path, plan);
        List<(CompletenessReport Report, List<RunChunk> Chunks)> components = [];
        foreach (PlannedComponent component in plan.Components)
        {
            Seal? merged = SealedDirectory.Read(Workspace.Files, destination, component.Name);
            List<RunChunk> parts = [.. chunks.Of(component)];
            bool isGone = parts.All(p => !Directory.Exists(Path.Combine(run.Path, p.Directory)) || p.Directory == component.Name);
            bool isMerged = merged is not null && component.Chunks.Count > 1 && merged.RunId == plan.RunId;
            if (isMerged && (isGone || chunks.IsPutAway(component)))
            {
                console.Info($"{component.Name}: already merged.\n");
                if (chunks.IsPutAway(component))
                {
                    // An earlier -c may have been interrupted.
                    ChunkArchive.Move(run.Path, component.Name);
                }

                continue;
            }

            components.Add((Completeness.Of(component, parts), parts));
        }

        IRemoteStore? store = Workspace.StoreOf(run);
        Require(components, options, run, store, console);
        var added = new RunProgress.Counter { All = components.Sum(c => c.Chunks.Count(p => p.Seal is not null)) };
        var merger = new Merger(Workspace.Files, Workspace.Formats(plan.Trees), run.Path, plan, store) { Progress = added };
        using (ProgressView.Of(console, "merging", "chunks", added))
        {
            MergeAll(components, merger, run, destination, plan, options, console, store);
        }

        console.Info(Yields(plan, destination));
        console.Info(Lumis(plan, destination, options.Destination ?? options.Directory));
        console.Note(NaNFills.Warning(destination, plan.Components.Select(c => (c.Name, c.Name))));
        if (options.Tables is { } format)
        {
            Console.Out.Write(CutFlows(plan, destination, format));
        }

        return ExitCode.Success;
    }

    private static void MergeAll(
        List<(CompletenessReport Report, List<RunChunk> Chunks)> components, Merger merger, RunDirectory run, string destination, Plan plan, HaddOptions options, RunConsole console, IRemoteStore? store)
    {
        bool inPlace = destination == run.Path;
        foreach ((CompletenessReport report, List<RunChunk> parts) in components)
        {
            string name = report.Component.Name;
            if (inPlace && parts.Count == 1 && parts[0].Directory == name)
            {
                RemoteOutputs.BringHome(Workspace.Files, store, parts[0].Seal, Path.Combine(run.Path, name));
                console.Info($"{name}: not split, {parts[0].Seal?.EntriesRead ?? 0:N0} events.\n");
                continue;
            }

            if (!parts.Any(p => p.Seal is not null))
            {
                console.Error($"warning: {name} has no sealed chunk and is left out.\n");
                continue;
            }

            if (!options.Remove)
            {
                MergeTarget.Require(destination, name, plan.RunId);
            }

            RequireWritable(destination);
            Summary summary = merger.Merge(report, parts, destination);
            console.Info(string.Create(CultureInfo.InvariantCulture, $"{name}: merged {Counted(parts)}, {summary.Events:N0} events{(summary.IsWhole ? "" : $" of {summary.EventsTotal:N0}")} -> {Path.Combine(options.Destination ?? options.Directory, name)}\n"));
            if (options.Clean)
            {
                ChunkArchive.Move(run.Path, name);
            }
        }
    }

    private static void RequireWritable(string destination)
    {
        string probe = Path.Combine(destination, $".heppy-{AttemptId.Next()}");
        try
        {
            Directory.CreateDirectory(destination);
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"cannot write to {destination}: {WriteFailure.Of(e, "heppy-hadd OUTDIR DEST")}", ExitCode.OutputDirectory, e);
        }
    }

    private static void Require(List<(CompletenessReport Report, List<RunChunk> Chunks)> components, HaddOptions options, RunDirectory run, IRemoteStore? store, RunConsole console)
    {
        string[] conflicts = [.. components.SelectMany(c => c.Report.Conflicts)];
        if (conflicts.Length > 0)
        {
            throw new UserError(string.Join("\n", conflicts) + "\nNothing was merged. Start again with -f.", ExitCode.Conflict);
        }

        RunChunk[] chunks = [.. components.SelectMany(c => c.Chunks).Where(c => c.Seal is not null)];
        var verified = new RunProgress.Counter { All = chunks.Length };
        (string Directory, Verification Verification)[] found;
        using (ProgressView.Of(console, "comparing digests", "chunks", verified))
        {
            found = [.. chunks.Select(c => (c.Directory, Verify(c)))];
        }

        Verification Verify(RunChunk chunk)
        {
            Verification verification = new ChunkDirectory(Workspace.Files, Path.Combine(run.Path, chunk.Directory), store: store).Verify(deep: true, chunk.Seal);
            verified.Add(1);
            return verification;
        }

        string[] damaged = [.. found.SelectMany(f => f.Verification.Problems.Select(p => $"{f.Directory}: {p}"))];
        if (damaged.Length > 0)
        {
            throw new UserError(string.Join("\n", damaged) + $"\nNothing was merged. Mend: rm -r {string.Join(' ', damaged.Select(d => Shell.Quote(Path.Combine(options.Directory, d.Split(':')[0]))).Distinct())} && heppy --resume {Shell.Quote(options.Directory)}", ExitCode.Incomplete);
        }

        string[] doubts = [.. found.SelectMany(f => f.Verification.Doubts.Select(d => $"{f.Directory}: {d}"))];
        if (doubts.Length > 0)
        {
            throw new UserError(string.Join("\n", doubts) + "\nNothing was merged. Try again once the storage answers.", ExitCode.Incomplete);
        }

        CompletenessReport[] open = [.. components.Select(c => c.Report).Where(r => !r.IsComplete)];
        if (open.Length > 0 && !options.AllowPartial)
        {
            long done = open.Sum(r => r.Done);
            long all = open.Sum(r => r.Component.Entries);
            double percent = all == 0 ? 0 : 100.0 * done / all;
            string partial = done == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", or accept {percent:F1} %: --allow-partial");
            throw new UserError(
                string.Join("\n", open.Select(r => r.Sentence)) + " Nothing was merged. "
                + (RunLock.HolderOf(run.Path) is { } holder ? $"It is being run by {holder}: wait for it." : $"{Mend(components.SelectMany(c => c.Chunks), options.Directory) ?? $"Mend: heppy --resume {Shell.Quote(options.Directory)}"}{partial}"),
                ExitCode.Incomplete);
        }
    }

    /// <summary>What does the chunks that are not sealed: as <c>heppy-check</c> says, or null where they have no jobs.</summary>
    private static string? Mend(IEnumerable<RunChunk> chunks, string shown)
    {
        var bad = chunks.Where(c => c.Seal is null).Select(c => (Path.Combine(shown, c.Directory), new JobLedger(Workspace.Files, Path.Combine(shown, c.Directory)).Read()));
        return Remedy.Of([.. bad], Shell.Quote(shown));
    }

    /// <summary>Chunks as they were planned, and those that finish what stopped ones left.</summary>
    private static string Counted(List<RunChunk> parts)
    {
        int planned = parts.Count(p => p.Seal is not null && p.Index < p.Component.Chunks.Count);
        int rests = parts.Count(p => p.Seal is not null) - planned;
        string finishing = rests == 0 ? "" : $" and {CountText.Of(rests, "rest")} of stopped ones";
        return CountText.Of(planned, "chunk") + finishing;
    }

    /// <summary>The cut flows of all merged components.</summary>
    private static string CutFlows(Plan plan, string destination, TableFormat format)
    {
        var store = new ResultStore(Workspace.Formats(plan.Trees));
        var components = plan.Components.Select(p => Path.Combine(destination, p.Name))
            .Where(path => File.Exists(Path.Combine(path, ResultStore.SummaryFile)))
            .Select(path => store.Read(new DirectorySource(path)) is var (results, summary) ? (summary, results) : default);
        return string.Join("\n", new CutFlowTables([.. components]).All().Select(table => table.To(format)));
    }

    /// <summary>What became of the luminosity sections that masks ask for, after an empty line.</summary>
    private static string Lumis(Plan plan, string destination, string shown)
    {
        string lines = string.Concat(plan.Components
            .Where(p => File.Exists(Path.Combine(destination, p.Name, ResultStore.SummaryFile)))
            .Select(p => LumiText.Of(JsonFiles.Read<Summary>(Path.Combine(destination, p.Name, ResultStore.SummaryFile)), Path.Combine(shown, p.Name))));
        return lines.Length == 0 ? "" : "\n" + lines;
    }

    /// <summary>Events, selected events and expected events of all components.</summary>
    private static string Yields(Plan plan, string destination)
    {
        CultureInfo c = CultureInfo.InvariantCulture;
        var text = new StringBuilder();
        int width = Math.Max(9, plan.Components.Max(p => p.Name.Length));
        text.Append(c, $"\n{"component".PadRight(width)} {"events",14} {"selected",12} {"sum of weights",16} {"scale",12}\n");
        foreach (PlannedComponent component in plan.Components)
        {
            string path = Path.Combine(destination, component.Name, ResultStore.SummaryFile);
            if (File.Exists(path))
            {
                Summary s = JsonFiles.Read<Summary>(path);
                string partial = s.IsWhole ? "" : $"  {s.Events.ToString("N0", c)} of {s.EventsTotal.ToString("N0", c)}: {s.Partial}";
                text.Append(c, $"{s.Component.PadRight(width)} {s.Events.ToString("N0", c),14} {s.Selected.ToString("N0", c),12} {s.SumOfWeights[0],16:G9} {s.Scale,12:G5}{partial}\n");
            }
        }

        return text.ToString();
    }
}
