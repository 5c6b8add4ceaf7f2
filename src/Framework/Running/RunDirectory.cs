using System.Text;
using System.Text.Json.Nodes;
using Heppy.Storage;

namespace Heppy;

/// <summary>The directory of a run: plan, pinned configuration, chunk directories.</summary>
/// <param name="files">File operations.</param>
/// <param name="path">The directory.</param>
public sealed class RunDirectory(IFileLayer files, string path)
{
    /// <summary>Name of the plan of an unfinished run.</summary>
    internal const string Mark = "unfinished.json";

    private const string Again = "Start again with -f.";

    /// <summary>The directory.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>Path of the plan.</summary>
    public string PlanPath => System.IO.Path.Combine(Path, "plan.json");

    /// <summary>Whether a run was planned in it.</summary>
    public bool HasPlan => files.Exists(PlanPath);

    /// <summary>Whether making or replacing a run was interrupted: what there is belongs to no run.</summary>
    public bool IsUnfinished => !HasPlan && files.Exists(UnfinishedPath);

    /// <summary>Path of the record of the remote store, in a run that has one.</summary>
    public string StorePath => System.IO.Path.Combine(Pinned, "store.json");

    /// <summary>Path of the style of its plots, in a run that has one.</summary>
    public string PlotsPath => System.IO.Path.Combine(Pinned, "plots.json");

    private string UnfinishedPath => System.IO.Path.Combine(Pinned, Mark);

    private string Pinned => System.IO.Path.Combine(Path, ".heppy");

    /// <summary>Reads the plan.</summary>
    /// <exception cref="UserError">There is none, or it is damaged.</exception>
    public Plan ReadPlan() => HasPlan
        ? PlanCheck.Plan(PlanPath)
        : throw new UserError(
            File.Exists(Path) ? $"{Path} is a file, not the directory of a run."
            : Directory.Exists(Path) ? $"{Path} is not the directory of a run: it has no plan.json." : $"no such directory: {Path}.{Nearest.File(Path)}",
            ExitCode.OutputDirectory);

    /// <summary>Reads what the run keeps of its configuration.</summary>
    public PinnedRun ReadPinned() => JsonFiles.Read<PinnedRun>(System.IO.Path.Combine(Pinned, "run.json"), p =>
        p.Sources.Count == 0 || p.Assemblies.Count == 0 ? "it has no sources or no assemblies"
        : p.Files.DistinctBy(f => f.Name).Count() < p.Files.Count ? "it has a file twice"
        : p.Sources.Concat(p.Assemblies).Concat(p.Files.Select(f => f.Sha256)).FirstOrDefault(n => n.Contains('/', StringComparison.Ordinal)) is { } outside ? $"'{outside}' is no name of a file"
        : null,
        Again);

    /// <summary>Reads the canonical form of the run's configuration.</summary>
    public JsonObject ReadConfiguration() => JsonFiles.Read<JsonObject>(System.IO.Path.Combine(Pinned, "configuration.json"), _ => null, Again);

    /// <summary>Reads which software made the run: names and versions.</summary>
    public JsonObject ReadSoftware()
    {
        string path = System.IO.Path.Combine(Pinned, "software.json");
        return files.Exists(path) ? JsonFiles.Read<JsonObject>(path) : [];
    }

    /// <summary>Path of one of the run's assemblies.</summary>
    /// <param name="pinned">What the run keeps.</param>
    /// <param name="index">Which of <see cref="PinnedRun.Assemblies"/>.</param>
    public string AssemblyPath(PinnedRun pinned, int index)
    {
        ArgumentNullException.ThrowIfNull(pinned);
        return Required(System.IO.Path.Combine(Pinned, "assemblies", pinned.Assemblies[index]));
    }

    /// <summary>The run's own copies of auxiliary files, by path as written in the configuration.</summary>
    /// <param name="pinned">What the run keeps.</param>
    public IReadOnlyDictionary<string, string> AuxiliaryFiles(PinnedRun pinned) =>
        pinned.Files.ToDictionary(f => f.Name, f => System.IO.Path.Combine(Pinned, "files", f.Sha256), StringComparer.Ordinal);

    /// <summary>A source file of the run as text.</summary>
    /// <param name="name">Its name there.</param>
    public string Source(string name) => File.ReadAllText(Required(System.IO.Path.Combine(Pinned, "sources", name)));

    /// <summary>Takes the plan away, before everything else of the run is removed: its jobs commit nothing more.</summary>
    public void Unplan()
    {
        files.CreateDirectory(Pinned);
        files.Rename(PlanPath, UnfinishedPath);
    }

    /// <summary>The plan of a run that was not made to its end, or not removed to its end.</summary>
    public Plan ReadUnfinished() => PlanCheck.Plan(UnfinishedPath);

    /// <summary>Writes everything that a worker needs, the plan last: a directory with a plan is whole.</summary>
    public void Write(Plan plan, PinnedSources sources, JsonObject configuration, IReadOnlyList<PinnedFile> auxiliary, byte[]? store = null, PlotStyle? plots = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(sources);
        files.CreateDirectory(Path);
        foreach (string folder in new[] { "", "sources", "assemblies", "files" })
        {
            files.CreateDirectory(System.IO.Path.Combine(Pinned, folder));
        }

        if (!HasPlan)
        {
            files.WriteDurably(UnfinishedPath, JsonFiles.Bytes(plan));
        }

        string[] sourceNames = [.. sources.Sources.Select((s, i) => Put("sources", Safe(s.Name), s.Bytes))];
        string[] assemblyNames = [.. sources.Assemblies.Select(a => Put("assemblies", a.Name, a.Bytes))];
        foreach (PinnedFile file in auxiliary)
        {
            Put("files", file.Sha256, File.ReadAllBytes(file.Path));
        }

        var pinned = new PinnedRun
        {
            EntryPath = sources.EntryPath,
            Directory = ConfigurationContext.Directory,
            Sources = sourceNames,
            Assemblies = assemblyNames,
            Options = sources.Options,
            Files = auxiliary,
            SelectionDigest = sources.SelectionDigest,
            Tool = plan.Tool,
        };
        Put("", "run.json", JsonFiles.Bytes(pinned));
        Put("", "configuration.json", Encoding.UTF8.GetBytes(configuration.ToJsonString(JsonFiles.Options) + "\n"));
        if (store is not null)
        {
            Put("", System.IO.Path.GetFileName(StorePath), store);
        }

        if (plots is not null)
        {
            Put("", System.IO.Path.GetFileName(PlotsPath), JsonFiles.Bytes(plots));
        }
        else if (files.Exists(PlotsPath))
        {
            files.Delete(PlotsPath);
        }

        WriteChunks(plan);
        files.WriteDurably(PlanPath, JsonFiles.Bytes(plan));
        if (files.Exists(UnfinishedPath))
        {
            files.Delete(UnfinishedPath);
        }
    }

    /// <summary>Makes the chunk directories that are not there, also those that somebody deleted, unless their merged results took their place.</summary>
    /// <param name="plan">The plan.</param>
    public void WriteChunks(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var chunks = new RunChunks(files, Path, plan);
        HashSet<string> away = [.. plan.Components.Where(chunks.IsPutAway).Select(c => c.Name)];
        foreach ((PlannedComponent component, PlannedChunk chunk, string directory) in plan.Chunks().Where(c => !away.Contains(c.Component.Name)))
        {
            WriteChunk(plan, component, chunk, directory);
        }

        files.SyncAll(Path);
    }

    private void WriteChunk(Plan plan, PlannedComponent component, PlannedChunk chunk, string directory)
    {
        string folder = System.IO.Path.Combine(Path, directory);
        string task = System.IO.Path.Combine(folder, "chunk.json");
        bool hasTails = directory == component.Name && files.Exists(System.IO.Path.Combine(Path, $"{component.Name}_Chunk0"));
        bool isSealed = files.Exists(System.IO.Path.Combine(folder, "manifest.json"));
        byte[] bytes = JsonFiles.Bytes(ChunkTask.Of(plan, component, chunk));
        // A task that is there may be of a plan that was never finished, and then differ.
        if (hasTails || isSealed || (files.Exists(task) && files.ReadAllBytes(task).AsSpan().SequenceEqual(bytes)))
        {
            return;
        }

        if (File.Exists(folder))
        {
            throw new UserError($"{folder} is a file, where the directory of a chunk should be. Remove it.", ExitCode.OutputDirectory);
        }

        files.CreateDirectory(folder);
        files.WriteAside(task, bytes);
    }

    private static string Required(string file) => File.Exists(file)
        ? file
        : throw new UserError($"{file} is missing: the directory of the run is damaged. Start again with -f.", ExitCode.Incomplete);

    private static string Safe(string name) => name.Replace('/', '!').Replace("..", "up", StringComparison.Ordinal);

    private string Put(string folder, string name, byte[] bytes)
    {
        files.WriteDurably(System.IO.Path.Combine(Pinned, folder, name), bytes);
        return name;
    }
}
