using System.Globalization;
using Heppy.Events;
using Heppy.Formats.Parquet;
using Heppy.Formats.Root;

namespace Heppy.Lazy.Computing;

/// <summary>Files of events, planned and read by the framework.</summary>
internal sealed class EventSource : LazySource
{
    private const string ComponentName = "events";
    private readonly string[] _patterns;
    private readonly string? _tree;
    private readonly int? _partitions;
    private readonly Inputs _inputs = new([new ParquetFormat(), new RootFormat()], new FooterCache(null));
    private readonly Lock _gate = new();
    private FilePool? _files;

    internal EventSource(string[] patterns, string? tree, int? partitions)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        (_patterns, _tree, _partitions) = ([.. patterns.Select(p => Path.GetFullPath(p))], tree, partitions);
        string names = string.Join(", ", patterns.Select(p => Path.GetFileName(p)));
        Description = partitions is null ? names : string.Create(CultureInfo.InvariantCulture, $"{names} in {partitions} partitions");
    }

    /// <summary>Names of the files, for pictures.</summary>
    internal string Description { get; }

    /// <inheritdoc/>
    internal override string Fingerprint => string.Join("\n", [.. _patterns, _tree]);

    /// <summary>The same files in another number of partitions.</summary>
    internal EventSource Divided(int partitions) => new(_patterns, _tree, partitions);

    /// <summary>What is read for some results.</summary>
    internal LazyReport Report(IReadOnlyList<LazyResult> results)
    {
        if (results.Count == 0)
        {
            throw new UserError($"nothing is made of {Description} yet, so nothing would be read.");
        }

        (PlanResult plan, IReadOnlyList<EventPartition> partitions) = Make(results);
        FileFooter[] footers = [.. plan.Plan.Components[0].Files.Select(f => _inputs.Footer(f.Path, f.Tree))];
        return new LazyReport(
            plan.Columns[ComponentName],
            footers.SelectMany(f => f.Columns).Where(c => !c.IsCount).Select(c => c.Name).Distinct().Count(),
            footers.Sum(f => f.CompressedBytes.Sum()),
            plan.Plan.Components[0].Entries,
            partitions.Count);
    }

    /// <inheritdoc/>
    internal override IReadOnlyList<EventPartition?> Plan(IReadOnlyList<LazyResult> results) => Make(results).Partitions;

    /// <inheritdoc/>
    internal override State[] Run(IReadOnlyList<LazyResult> results, PartitionJob job, StopSignal stop)
    {
        EventPartition partition = job.Events!;
        var steps = new LazySteps(results, job);
        bool isDone = false;
        try
        {
            Component component = NewComponent();
            var sequence = new Sequence(ConfigOf(component, () => steps), component, []);
            foreach ((string key, AutomaticAxis axis) in AutomaticAxes.Of(sequence))
            {
                axis.Fix(partition.Axes[key][0], partition.Axes[key][1]);
            }

            RangeResult result = new RangeRunner(sequence, stop).Run(Files(component), partition.Files.ToDictionary(f => f.Index), partition.Ranges);
            if (result.Stopped is not null)
            {
                throw new OperationCanceledException("The computation was cancelled.");
            }

            State[] states = [.. steps.Sinks.Select(s => s.Collect())];
            isDone = true;
            return states;
        }
        finally
        {
            if (!isDone)
            {
                Array.ForEach(steps.Sinks, s => s.Abandon());
            }
        }
    }

    /// <inheritdoc/>
    internal override void Release()
    {
        lock (_gate)
        {
            _files?.Dispose();
            _files = null;
        }
    }

    private static Config ConfigOf(Component component, Func<LazySteps> steps) => new() { Components = [component], Sequence = _ => [steps()] };

    private DataComponent NewComponent() => new(ComponentName) { Files = FileList.Create(_patterns), TreeName = _tree };

    private FilePool Files(Component component)
    {
        lock (_gate)
        {
            return _files ??= new FilePool(_inputs, ConfigOf(component, () => throw new InvalidOperationException("A pool of files makes no sequence.")));
        }
    }

    private (PlanResult Plan, IReadOnlyList<EventPartition> Partitions) Make(IReadOnlyList<LazyResult> results)
    {
        Config config = ConfigOf(NewComponent(), () => new LazySteps(results, null));
        PlanResult plan = new Planner(config, _inputs, null).Make(new PlanRequest(), "", "", TimeProvider.System);
        PlannedComponent events = plan.Plan.Components[0];
        EntryRange[][] ranges = events.Chunks[0].Ranges;
        if (_partitions is { } count && events.Entries > 0)
        {
            IReadOnlyList<IReadOnlyList<long>> groups = [.. events.Files.Select(f => _inputs.Footer(f.Path, f.Tree).RowGroups)];
            long[] cuts = Splitter.Chunks(groups, events.Entries, (int)Math.Min(count, events.Entries), null);
            ranges = [.. Enumerable.Range(1, cuts.Length - 1).Select(i => Splitter.Ranges(groups, cuts[i - 1], cuts[i], long.MaxValue)[0])];
        }

        // One partition at least: it leaves empty results.
        EntryRange[][] all = ranges.Length > 0 ? ranges : [[]];
        return (plan, [.. all.Select(r => new EventPartition(
            [.. events.Files.Where(f => r.Any(s => s.File == f.Index))], r, plan.Plan.AxisRanges))]);
    }
}
