using Heppy.Batch;
using Heppy.Storage;

namespace Heppy.Commands;

/// <summary>Finds out how the chunks of a run are: from the seals first, then from the batch system and its accounting.</summary>
/// <param name="run">The run.</param>
/// <param name="shown">Its directory as it was typed.</param>
/// <param name="runner">Runs the commands of its batch system.</param>
/// <param name="watch">Knows about jobs.</param>
/// <param name="isDeep">Read all outputs again.</param>
internal sealed class RunStatus(RunDirectory run, string shown, CommandRunner runner, JobWatch watch, bool isDeep)
{
    private readonly IRemoteStore? _store = Workspace.StoreOf(run);

    /// <summary>Begins to look at a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="shown">Its directory as it was typed.</param>
    /// <param name="commandTime">How long a command of the batch system may take; null for a minute.</param>
    /// <param name="grace">How long a job may be missing before it counts as lost; null for a minute.</param>
    /// <param name="isDeep">Read all outputs again.</param>
    internal static RunStatus Of(RunDirectory run, string shown, TimeSpan? commandTime = null, TimeSpan? grace = null, bool isDeep = false)
    {
        var runner = new CommandRunner(commandTime ?? TimeSpan.FromMinutes(1), Rehearsal.EnvironmentOf(run.Path));
        var watch = new JobWatch(Workspace.Files, runner, TimeProvider.System, grace ?? TimeSpan.FromMinutes(1)) { FindsByHand = true };
        return new RunStatus(run, shown, runner, watch, isDeep);
    }

    /// <summary>Counts the chunks that are looked at; null for nothing.</summary>
    internal RunProgress.Counter? Progress { get; set; }

    /// <summary>The plan of the run.</summary>
    internal Plan Plan { get; } = run.ReadPlan();

    /// <summary>Its directory as it was typed.</summary>
    internal string Shown => shown;

    /// <summary>Runs the commands of its batch system.</summary>
    internal CommandRunner Runner => runner;

    /// <summary>Knows about jobs.</summary>
    internal JobWatch Watch => watch;

    /// <summary>The run's directory.</summary>
    internal RunDirectory Directory => run;

    /// <summary>Begins what is said of merged directories.</summary>
    internal const string MergedWord = "merged";

    /// <summary>Refuses what was typed and is neither there nor a chunk of the plan: a check of nothing must not look good.</summary>
    /// <param name="typed">The paths.</param>
    internal void Require(IEnumerable<string> typed)
    {
        foreach (string path in typed.Where(p => Path.GetFullPath(p).StartsWith(run.Path + "/", StringComparison.Ordinal) && !Path.Exists(p)))
        {
            string name = Path.GetRelativePath(run.Path, Path.GetFullPath(path)).Split('/')[0];
            string[] planned = [.. Plan.Chunks().Select(c => c.Directory), .. Plan.Components.Select(c => c.Name)];
            if (!planned.Contains(name))
            {
                throw new UserError($"{path} is no chunk of {shown}.{Nearest.Sentence(name, planned)}");
            }
        }
    }

    /// <summary>All chunks, those of each component in the order of their entries.</summary>
    /// <param name="isOurs">Whether this process itself has the lock of the run, and runs nothing.</param>
    internal IReadOnlyList<ChunkStatus> Chunks(bool isOurs = false)
    {
        var all = new RunChunks(Workspace.Files, run.Path, Plan) { KeepsDamaged = true };
        List<ChunkStatus> found = [];
        foreach (PlannedComponent component in Plan.Components)
        {
            found.AddRange(Merged(component));
            if (all.IsPutAway(component))
            {
                found.AddRange(component.Chunks.Select(c => new ChunkStatus(Path.Combine(shown, RunChunks.ArchiveName, component.DirectoryOf(c.Index)), component.Name, ChunkCondition.Sealed, "merged, put away", IsDone: true)));
                continue;
            }

            List<RunChunk> chunks = [.. all.Of(component)];
            found.AddRange(chunks.Select(c => BySeal(component, c, chunks)));
            found.AddRange(Completeness.Of(component, chunks).Conflicts.Select(conflict => new ChunkStatus(Path.Combine(shown, component.Name), component.Name, ChunkCondition.Damaged, conflict)));
        }

        return BeingRun(AskForJobs(found), isOurs ? null : RunLock.HolderOf(run.Path));
    }

    /// <summary>Chunks without a job may be those of a run on this host that goes on, or have failed in one that ended.</summary>
    private List<ChunkStatus> BeingRun(List<ChunkStatus> found, string? runner) =>
        [.. found.Select(c => c.Condition != ChunkCondition.NeverSubmitted ? c : runner is not null ? BeingRun(c, runner) : Failed(c, default) ?? c)];

    private ChunkStatus BeingRun(ChunkStatus chunk, string runner)
    {
        if (Failed(chunk, since: File.GetLastWriteTimeUtc(Path.Combine(run.Path, ".lock"))) is { } failed)
        {
            return failed;
        }

        string folder = Path.Combine(run.Path, Path.GetFileName(chunk.Path));
        bool isBeingProcessed = Workspace.Files.List(folder).Any(n => n.StartsWith(ChunkDirectory.AttemptPrefix, StringComparison.Ordinal) && !AttemptId.IsOfDeadProcess(n.TrimEnd('/')));
        return chunk with { Condition = isBeingProcessed ? ChunkCondition.Running : ChunkCondition.Pending, Detail = runner };
    }

    /// <summary>The chunk with the reason why it failed, if there is a note of that which is not older than a time; or null.</summary>
    private ChunkStatus? Failed(ChunkStatus chunk, DateTime since)
    {
        try
        {
            string note = Path.Combine(run.Path, Path.GetFileName(chunk.Path), FailureNote.FileName);
            return File.Exists(note) && File.GetLastWriteTimeUtc(note) >= since ? chunk with { Condition = ChunkCondition.Failed, Detail = File.ReadLines(note).FirstOrDefault() ?? "" } : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It succeeded meanwhile.
            return null;
        }
    }

    /// <summary>What is wrong with the merged directory of a component, if it is there.</summary>
    private IEnumerable<ChunkStatus> Merged(PlannedComponent component)
    {
        if (component.Chunks.Count > 1)
        {
            IReadOnlyList<string> problems = ProblemsOfMerged(component.Name);
            if (problems.Count > 0)
            {
                yield return new ChunkStatus(Path.Combine(shown, component.Name), component.Name, ChunkCondition.Damaged, $"{MergedWord}: {string.Join("; ", problems)}");
            }
        }
    }

    private IReadOnlyList<string> ProblemsOfMerged(string name)
    {
        try
        {
            return SealedDirectory.Read(Workspace.Files, run.Path, name) is null ? [] : new ChunkDirectory(Workspace.Files, Path.Combine(run.Path, name)).Verify(isDeep).Problems;
        }
        catch (UserError e)
        {
            return [e.Message];
        }
    }

    private ChunkStatus BySeal(PlannedComponent component, RunChunk chunk, List<RunChunk> all)
    {
        Progress?.Add(1);
        string path = Path.Combine(shown, chunk.Directory);
        ChunkStatus Is(ChunkCondition condition, string detail = "", bool isDone = false) => new(path, component.Name, condition, detail, IsDone: isDone);
        if (chunk.Damage is { } damage)
        {
            return Is(ChunkCondition.Damaged, damage);
        }

        if (chunk.Seal is not { } seal)
        {
            return Is(chunk.Exists ? ChunkCondition.NeverSubmitted : ChunkCondition.NeverCreated);
        }

        Verification verification = new ChunkDirectory(Workspace.Files, Path.Combine(run.Path, chunk.Directory), store: _store).Verify(isDeep, seal);
        if (verification.Problems.Count > 0)
        {
            return Is(ChunkCondition.Damaged, string.Join("; ", verification.Problems));
        }

        if (verification.Doubts.Count > 0)
        {
            return Is(ChunkCondition.Unknown, string.Join("; ", verification.Doubts));
        }

        string part = FormattableString.Invariant($"{seal.StopReason}, {seal.EntriesRead:N0} of {seal.EntriesExpected:N0} events");
        return seal.State switch
        {
            SealState.EndedByAnalysis => Is(ChunkCondition.EndedByAnalysis, part),
            SealState.Stopped when all.Find(c => c.Index == chunk.Index + component.Chunks.Count) is { } rest => Is(ChunkCondition.Stopped, $"{part}; the rest is {rest.Directory}", isDone: true),
            SealState.Stopped => Is(ChunkCondition.Stopped, $"{part}; the rest is to do"),
            _ => Is(ChunkCondition.Sealed, isDone: true),
        };
    }

    /// <summary>Chunks without a seal may have jobs.</summary>
    private List<ChunkStatus> AskForJobs(List<ChunkStatus> found)
    {
        int[] open = [.. Enumerable.Range(0, found.Count).Where(i => found[i].Condition == ChunkCondition.NeverSubmitted)];
        IReadOnlyList<JobReport> reports = watch.Report([.. open.Select(i => Path.Combine(run.Path, Path.GetFileName(found[i].Path)))]);
        for (int i = 0; i < open.Length; i++)
        {
            ChunkStatus chunk = found[open[i]];
            // A job may have sealed it while the system was asked.
            bool isSealed = File.Exists(Path.Combine(run.Path, Path.GetFileName(chunk.Path), "manifest.json"));
            found[open[i]] = isSealed
                ? chunk with { Condition = ChunkCondition.Sealed, Detail = "just now", IsDone = true }
                : chunk with { Condition = Enum.Parse<ChunkCondition>(reports[i].Situation.ToString()), Detail = reports[i].Detail, Job = reports[i] };
        }

        return found;
    }
}
