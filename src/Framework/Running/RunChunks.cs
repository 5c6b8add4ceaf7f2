using Heppy.Storage;

namespace Heppy;

/// <summary>The chunks of a run as they are on disk: those of the plan, and the tails of those that were stopped.</summary>
/// <param name="files">File operations.</param>
/// <param name="outdir">The run's directory.</param>
/// <param name="plan">Its plan.</param>
public sealed class RunChunks(IFileLayer files, string outdir, Plan plan)
{
    /// <summary>Where <c>heppy-hadd -c</c> puts chunks.</summary>
    public const string ArchiveName = "Chunks";

    /// <summary>Whether a seal that is damaged, or of another run, is told with its chunk; otherwise it is an error.</summary>
    public bool KeepsDamaged { get; init; }

    /// <summary>The chunks of a component, with their seals, tails included, in the order of the entries.</summary>
    /// <param name="component">The component.</param>
    /// <exception cref="UserError">A seal is damaged, or of another run.</exception>
    public IEnumerable<RunChunk> Of(PlannedComponent component)
    {
        ArgumentNullException.ThrowIfNull(component);
        foreach (PlannedChunk chunk in component.Chunks)
        {
            int index = chunk.Index;
            while (true)
            {
                string directory = DirectoryOf(component, index);
                Seal? seal = SealOf(directory, out string? damage);
                yield return new RunChunk(component, index, directory, seal, files.Exists(Path.Combine(outdir, directory))) { Damage = damage };
                index += component.Chunks.Count;
                if (seal?.State != SealState.Stopped || !files.Exists(Path.Combine(outdir, $"{component.Name}_Chunk{index}")))
                {
                    break;
                }
            }
        }
    }

    /// <summary>Whether a component is merged in place and its chunks are put away: there is nothing left to do for it.</summary>
    /// <param name="component">The component.</param>
    /// <remarks>Also while they are being moved, so that an interrupted <c>heppy-hadd -c</c> loses nothing: those that are not where they were are in the archive.</remarks>
    public bool IsPutAway(PlannedComponent component)
    {
        ArgumentNullException.ThrowIfNull(component);
        string[] gone = [.. component.Chunks.Select(c => $"{component.Name}_Chunk{c.Index}").Where(c => !files.Exists(Path.Combine(outdir, c)))];
        return component.Chunks.Count > 1
            && (gone.Length == component.Chunks.Count || (gone.Length > 0 && gone.All(c => files.Exists(Path.Combine(outdir, ArchiveName, c)))))
            && SealedDirectory.Read(files, outdir, component.Name) is { State: SealState.Complete } merged && merged.RunId == plan.RunId;
    }

    /// <summary>Makes the chunks that finish what stopped chunks left, where they are not there yet.</summary>
    public void MakeTails()
    {
        foreach (RunChunk chunk in plan.Components.Where(c => !IsPutAway(c)).SelectMany(Of).ToList())
        {
            string next = $"{chunk.Component.Name}_Chunk{chunk.Index + chunk.Component.Chunks.Count}";
            if (chunk.Seal?.State == SealState.Stopped && !files.Exists(Path.Combine(outdir, next)))
            {
                TailChunk.Make(files, outdir, chunk.Component.Name, chunk.Index, chunk.Component.Chunks.Count, seal => Rest(chunk.Component, seal));
            }
        }
    }

    /// <summary>Chunks that have still to be processed.</summary>
    public IReadOnlyList<string> ToDo() => [.. plan.Components.Where(c => !IsPutAway(c)).SelectMany(Of).Where(c => c.Seal is null).Select(c => c.Directory)];

    private Seal? SealOf(string directory, out string? damage)
    {
        damage = null;
        try
        {
            Seal? seal = new ChunkDirectory(files, Path.Combine(outdir, directory)).Read();
            return seal is null || seal.RunId == plan.RunId
                ? seal
                : throw new UserError(
                    $"{directory} is sealed by another run ({Fingerprint.Short(seal.RunId)}) than that of plan.json ({Fingerprint.Short(plan.RunId)}). Remove it, or start again with -f.",
                    ExitCode.Conflict);
        }
        catch (UserError e) when (KeepsDamaged)
        {
            damage = e.Message;
            return null;
        }
    }

    private string DirectoryOf(PlannedComponent component, int index)
    {
        string split = $"{component.Name}_Chunk{index}";
        return component.Chunks.Count == 1 && index == 0 && !files.Exists(Path.Combine(outdir, split)) ? component.Name : split;
    }

    private static byte[] Rest(PlannedComponent component, Seal seal)
    {
        int index = seal.Chunk == component.Name ? 0 : int.Parse(seal.Chunk[(component.Name.Length + "_Chunk".Length)..], System.Globalization.CultureInfo.InvariantCulture);
        PlannedChunk planned = component.Chunks[index % component.Chunks.Count];
        EntryRange last = seal.RangesDone[^1];
        long doneUpTo = component.Files[last.File].FirstEntry + last.First + last.Count;
        EntryRange[][] rest =
        [
            .. planned.Ranges
                .Select(range => range.Select(s => After(component, s, doneUpTo)).Where(s => s.Count > 0).ToArray())
                .Where(r => r.Length > 0),
        ];
        HashSet<int> used = [.. rest.SelectMany(r => r).Select(s => s.File)];
        return JsonFiles.Bytes(new ChunkTask
        {
            RunId = seal.RunId,
            Component = component.Name,
            Index = index + component.Chunks.Count,
            TailOf = seal.Chunk,
            Files = [.. component.Files.Where(f => used.Contains(f.Index))],
            Ranges = rest,
        });
    }

    private static EntryRange After(PlannedComponent component, EntryRange range, long doneUpTo)
    {
        long start = component.Files[range.File].FirstEntry + range.First;
        long skip = Math.Clamp(doneUpTo - start, 0, range.Count);
        return range with { First = range.First + skip, Count = range.Count - skip };
    }
}
