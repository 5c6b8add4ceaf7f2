using Heppy;
using Heppy.Events;
using Heppy.Formats.Parquet;
using Heppy.Formats.Uhi;
using Heppy.Storage;

/// <summary>Analyzers over some files, those of <c>samples/adl</c> if not said otherwise.</summary>
internal sealed class Analysis
{
    private static readonly ParquetFormat Parquet = new();

    private readonly Component _component;
    private readonly Config _config;
    private readonly Plan _plan;

    internal Analysis(string[] files)
        : this(files, Singly.Together)
    {
    }

    internal Analysis(string[] files, Func<Analyzer[]> analyzers)
    {
        _component = new DataComponent { Name = "events", Files = [.. files] };
        _config = new Config { Components = [_component], Sequence = _ => analyzers() };
        _plan = new Planner(_config, Inputs(), null).Make(new PlanRequest(), "", "", TimeProvider.System).Plan;
        Files = _plan.Components[0].Files;
        RowGroups = Files.Sum(f => Inputs().Footer(f.Path).RowGroups.Count);
    }

    internal IReadOnlyList<PlannedFile> Files { get; }

    internal int RowGroups { get; }

    internal long Events => Files.Sum(f => f.Entries);

    /// <summary>The columns that the queries read.</summary>
    internal IReadOnlyList<ColumnRequest> Columns => NewSequence().Columns;

    internal static Inputs Inputs() => new([Parquet], new FooterCache(null));

    /// <summary>The event loop over all files on the calling thread; reading ahead takes a second one.</summary>
    internal RangeResult Loop(Inputs inputs)
    {
        using var pool = new FilePool(inputs, _config);
        EntryRange[] all = [.. Files.Select(f => new EntryRange(f.Index, 0, f.Entries))];
        return new RangeRunner(NewSequence(), new StopSignal()).Run(pool, Files.ToDictionary(f => f.Index), all);
    }

    /// <summary>The histograms of all files, made range by range on so many threads, as a run makes them, but not written.</summary>
    internal Dictionary<string, double[]> Histograms(int threads)
    {
        using var pool = new FilePool(Inputs(), _config);
        EntryRange[][] ranges = _plan.Components[0].Chunks[0].Ranges;
        Dictionary<int, PlannedFile> files = Files.ToDictionary(f => f.Index);
        var results = new RangeResult[ranges.Length];
        Parallel.For(0, ranges.Length, new ParallelOptions { MaxDegreeOfParallelism = threads },
            i => results[i] = new RangeRunner(NewSequence(), new StopSignal()).Run(pool, files, ranges[i]));
        var sum = new ResultSet();
        foreach (RangeResult result in results)
        {
            sum.Merge(result.ToSet());
        }

        return Histograms(sum.Analyzers);
    }

    /// <summary>Decodes what the queries read, and does nothing with it.</summary>
    internal void Decode()
    {
        ColumnBuffer[] columns = [.. Columns.Select(w => ColumnBuffer.Create(w.Name, w.Type, w.IsJagged))];
        foreach (PlannedFile planned in Files)
        {
            using IEventFile file = Inputs().Open(planned.Path);
            for (int group = 0; group < file.Footer.RowGroups.Count; group++)
            {
                file.Read(group, columns);
            }
        }
    }

    /// <summary>The whole run of the one component as one chunk, results written and sealed.</summary>
    internal void Run(string outdir, int workers)
    {
        var files = new PosixFiles();
        var directory = new RunDirectory(files, outdir);
        directory.WriteChunks(_plan);
        files.WriteDurably(directory.PlanPath, JsonFiles.Bytes(_plan));
        var context = new RunContext
        {
            Outdir = outdir,
            Config = _config,
            Plan = _plan,
            Inputs = Inputs(),
            Formats = new ResultFormats(new UhiFormat(), Parquet),
            Files = files,
        };
        ChunkOutcome outcome = new LocalExecutor(workers).Run(context, ["events"], _ => { })[0];
        if (outcome.State != ChunkState.Complete)
        {
            throw new InvalidOperationException($"the run ended {outcome.State}: {outcome.Message}");
        }
    }

    /// <summary>Contents of all histograms, by name.</summary>
    internal static Dictionary<string, double[]> Histograms(IEnumerable<AnalyzerResults> analyzers) =>
        analyzers.SelectMany(a => a.Histograms).ToDictionary(h => h.Name, h => h.Histogram!.Values());

    private Sequence NewSequence() => new(_config, _component, []);
}
