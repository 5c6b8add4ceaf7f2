using Heppy.Storage;

namespace Heppy;

/// <summary>Adds up the chunks of a component.</summary>
/// <param name="files">File operations.</param>
/// <param name="formats">Formats of results.</param>
/// <param name="outdir">The run's directory.</param>
/// <param name="plan">Its plan.</param>
/// <param name="remote">Keeps its large outputs, or null if they are in the chunks.</param>
public sealed class Merger(IFileLayer files, ResultFormats formats, string outdir, Plan plan, IRemoteStore? remote = null)
{
    private const int MostAtOnce = 8;
    private readonly ResultStore _store = new(formats);

    /// <summary>Counts the chunks that are added up; null for nothing.</summary>
    internal RunProgress.Counter? Progress { get; init; }

    /// <summary>Merges the chunks of a component into one sealed directory.</summary>
    /// <param name="report">Its completeness, checked by the caller.</param>
    /// <param name="chunks">Its chunks, in the order of the entries.</param>
    /// <param name="destination">Directory to make <c>COMPONENT</c> in.</param>
    /// <returns>What was merged.</returns>
    /// <exception cref="UserError">The chunks do not fit together, or an output is damaged.</exception>
    public Summary Merge(CompletenessReport report, IReadOnlyList<RunChunk> chunks, string destination)
    {
        ArgumentNullException.ThrowIfNull(report);
        PlannedComponent component = report.Component;
        RunChunk[] parts =
        [
            .. chunks.Where(c => c.Seal is not null)
                .OrderBy(c => c.Seal!.RangesDone.Count == 0 ? 0 : component.Files[c.Seal.RangesDone[0].File].FirstEntry + c.Seal.RangesDone[0].First),
        ];
        CheckAlike(component, parts);
        var into = new SealedDirectory(files, destination, component.Name);
        try
        {
            (Summary summary, long rows) = Write(report, parts, into, destination);
            ReadAgain(parts, summary, rows, into.Directory);
            into.Replace(MakeSeal(report, parts, summary));
            return summary;
        }
        finally
        {
            into.Discard();
        }
    }

    private void CheckAlike(PlannedComponent component, RunChunk[] parts)
    {
        Seal first = parts[0].Seal!;
        foreach (RunChunk part in parts)
        {
            Seal seal = part.Seal!;
            if (seal.Configuration != plan.Configuration)
            {
                throw new UserError($"{component.Name}: {part.Directory} was made with another configuration ({Fingerprint.Short(seal.Configuration)}) than that of the run ({Fingerprint.Short(plan.Configuration)}). Nothing was merged. Remove it and use heppy --resume, or start again with -f.", ExitCode.Conflict);
            }

            if (seal.Tool != plan.Tool)
            {
                throw new UserError($"{component.Name}: {part.Directory} was made with heppy {seal.Tool}, the run with {plan.Tool}. Nothing was merged. Remove it and use heppy --resume, or start again with -f.", ExitCode.Conflict);
            }

            if (seal.Schema != first.Schema && seal.EntriesRead > 0 && first.EntriesRead > 0)
            {
                throw new UserError($"{component.Name}: {part.Directory} and {parts[0].Directory} have different sets of results. Nothing was merged.", ExitCode.Conflict);
            }
        }
    }

    /// <summary>Writes the sum of the parts.</summary>
    /// <returns>Its summary, and the rows of all trees of the parts.</returns>
    private (Summary Summary, long Rows) Write(CompletenessReport report, RunChunk[] parts, SealedDirectory into, string destination)
    {
        PlannedComponent component = report.Component;
        var sink = new SealedDirectorySink(into);
        var total = new ResultSet();
        long rows = 0;
        using (var trees = new TreeFiles(sink, formats.Trees))
        {
            // Reading is most of the work. Merged in their order, growing axes and texts are the same on any number of cores.
            foreach (ReadChunk chunk in InOrder.Make(parts, Math.Min(Environment.ProcessorCount, MostAtOnce), part => Read(part, component, destination)))
            {
                _store.AppendTrees(chunk.Source, chunk.Summary, trees);
                rows += chunk.Rows;
                total.Merge(chunk.Results);
                Progress?.Add(1);
            }

            trees.Finish();
        }

        string? partial = report.IsComplete
            ? Partial.Planned(component)
            : $"{string.Join(", ", report.Missing)} (--allow-partial)";
        Summary merged = total.Summarize(component, partial);
        _store.Write(sink, total, merged);
        _store.WriteWhole(sink, total, merged);
        MergedLog.Write(sink, outdir, parts, total.Read);
        return (merged, rows);
    }

    /// <summary>Reads a chunk. Its remote trees are here as long as it is; what an interrupted merge leaves of them goes with its draft.</summary>
    private ReadChunk Read(RunChunk part, PlannedComponent component, string destination) => ReadChunk.Of(
        _store, new ChunkSource(files, Path.Combine(outdir, part.Directory), part.Seal!, remote, Path.Combine(destination, SealedDirectory.DraftName(component.Name))));

    /// <summary>Reads what was written and compares it with the seals: a merge that lost something is never put in place.</summary>
    private void ReadAgain(RunChunk[] parts, Summary expected, long rows, string directory)
    {
        var written = new DirectorySource(directory);
        (ResultSet results, Summary summary) = _store.Read(written);
        long events = parts.Sum(p => p.Seal!.EntriesRead);
        long merged = _store.TreeRows(written, summary);
        if (results.Read != events || !summary.SumOfWeights.AsSpan().SequenceEqual(expected.SumOfWeights) || merged != rows)
        {
            throw new IOException($"{expected.Component}: what was merged reads back as {results.Read} events and {merged} rows, but the chunks have {events} and {rows}. Nothing was put in place; is the disk sound?");
        }
    }

    private Seal MakeSeal(CompletenessReport report, RunChunk[] parts, Summary summary) => new()
    {
        RunId = plan.RunId,
        Component = report.Component.Name,
        Chunk = report.Component.Name,
        ChunkDigest = "",
        State = report.IsComplete ? SealState.Complete : SealState.EndedByAnalysis,
        StopReason = summary.Partial,
        EntriesExpected = report.Component.Entries,
        EntriesRead = summary.Events,
        EntriesSelected = summary.Selected,
        RangesDone = [.. parts.SelectMany(p => p.Seal!.RangesDone)],
        SumOfWeights = summary.SumOfWeights,
        SumOfWeights2 = summary.SumOfWeights2,
        Schema = Fingerprint.Of(summary.Results),
        Configuration = parts[0].Seal!.Configuration,
        Tool = parts[0].Seal!.Tool,
        Inputs = [.. parts.SelectMany(p => p.Seal!.Inputs).Distinct()],
        Host = Environment.MachineName,
        Started = parts.Min(p => p.Seal!.Started),
        Times = MergedLog.Times(parts),
        WallSeconds = parts.Sum(p => p.Seal!.WallSeconds),
        CpuSeconds = parts.Sum(p => p.Seal!.CpuSeconds),
        PeakMemoryBytes = parts.Max(p => p.Seal!.PeakMemoryBytes),
    };
}
