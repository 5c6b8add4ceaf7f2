namespace Heppy;

/// <summary>The analyzers of one range, with their handles found and connected.</summary>
internal sealed class Sequence
{
    private readonly Handle[][] _handles;
    private readonly Declarations _declared;

    /// <summary>Makes fresh analyzers and connects their handles.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="component">The component.</param>
    /// <param name="triggers">Its trigger paths, without wildcards.</param>
    internal Sequence(Config config, Component component, IReadOnlyList<string> triggers)
    {
        Component = component;
        Analyzers = [.. config.Sequence(component).OfType<Analyzer>()];
        Names = AnalyzerNames.For(Analyzers);
        _declared = new Declarations(config.Seed, triggers);
        _handles = new Handle[Analyzers.Length][];
        for (int i = 0; i < Analyzers.Length; i++)
        {
            _declared.Begin(i, Names[i], AnalyzerNames.ClassOf(Analyzers[i]));
            if (Analyzers[i].IsTaken)
            {
                _declared.Problem("is the same instance as one of another range or place in the sequence, so both would share its state. Create it inside the sequence factory: Sequence = sample => [new ...]");
            }

            // Whatever else is wrong with an analyzer that is shared follows from that.
            _declared.IsQuiet = Analyzers[i].IsTaken;
            Analyzers[i].IsTaken = true;
            if (Array.IndexOf(Names, Names[i]) < i)
            {
                _declared.Problem($"has the same class and label as another analyzer of the sequence ({Names[i]}). Give it another Label");
            }

            if (Heppy.Names.Problem(Names[i]) is { } problem)
            {
                _declared.Problem($"cannot be called '{Names[i]}': {problem}");
            }

            foreach (string field in HandleFields.Static(Analyzers[i].GetType()))
            {
                _declared.Problem($"has a static handle '{field}', which all its instances would share. Leave out static");
            }

            _handles[i] = [.. HandleSearch.In(Analyzers[i]).Concat(Analyzers[i].FurtherHandles).Distinct()];
            foreach (Handle handle in _handles[i])
            {
                if (handle.Owner is not null)
                {
                    _declared.Problem($"shares a {handle.GetType().Name.Split('`')[0]} with another analyzer or an earlier range: each needs its own (create it inside the sequence factory)");
                }

                handle.Owner = Analyzers[i];
                handle.Declare(_declared);
            }
        }

        _declared.Begin(-1, "", "");
        WeightSlot = component.EventWeight is { } weight
            ? _declared.Column(new ColumnRequest(weight, typeof(double), IsJagged: false, IsOptional: false, null))
            : -1;
        CutFlows = [.. Analyzers.Select((_, i) => _declared.Flows.Where(f => f.Analyzer == i).Select(f => f.Flow).ToArray())];
        Variations = new SequenceVariations(Analyzers, _declared);
        for (int i = 0; i < Analyzers.Length; i++)
        {
            if (Variations.At(i) is { } variations)
            {
                Array.ForEach(_handles[i], h => h.Vary(variations));
                Array.ForEach(CutFlows[i], f => f.Vary(variations));
            }
        }

        Setups = [.. Names.Select(n => new Setup(config, component, n))];
    }

    internal Component Component { get; }

    internal Analyzer[] Analyzers { get; }

    /// <summary>Unique names, also of directories.</summary>
    internal string[] Names { get; }

    internal Setup[] Setups { get; }

    /// <summary>Slot of the generator weight, or -1.</summary>
    internal int WeightSlot { get; }

    /// <summary>Cut flows of each analyzer.</summary>
    internal CountedFlow[][] CutFlows { get; }

    /// <summary>Systematic variations.</summary>
    internal SequenceVariations Variations { get; }

    internal IReadOnlyList<ColumnRequest> Columns => _declared.Columns;

    internal IReadOnlyList<(string Name, Product Product)> Products => _declared.Products;

    internal IReadOnlyList<(int Analyzer, string Text)> Problems => _declared.Problems;

    internal IReadOnlyList<(int Analyzer, SkimTree Skim)> Skims => _declared.Skims;

    internal IReadOnlyList<(int Analyzer, string Name, IReadOnlyList<Events.ColumnSchema> Schema)> Trees => _declared.Trees;

    /// <summary>Analyzers that read a slot.</summary>
    internal IEnumerable<int> ReadersOf(int slot) => _declared.Readers[slot];

    internal IEnumerable<HistogramHandle> Histograms => _handles.SelectMany(h => h).OfType<HistogramHandle>();

    internal IEnumerable<Handle> HandlesAt(int analyzer) => _handles[analyzer];

    /// <summary>Tells skims which columns to copy, and from where.</summary>
    internal void ConnectSkims(FilePool pool, PlannedFile? first)
    {
        foreach ((_, SkimTree skim) in Skims)
        {
            if (first is not null)
            {
                Events.IEventFile file = pool.Rent(first);
                skim.Connect(skim.Kept(file.Footer.Columns), path => pool.OpenAnother(first with { Path = path }));
                pool.Return(first, file);
            }
        }
    }

    /// <summary>Points all handles at the next rows.</summary>
    internal void Attach(EventBatch batch)
    {
        foreach (Handle[] handles in _handles)
        {
            foreach (Handle handle in handles)
            {
                handle.Attach(batch);
            }
        }
    }

    /// <summary>What the analyzers collected, in order; analyzers without results are left out.</summary>
    internal List<AnalyzerResults> Collect()
    {
        List<AnalyzerResults> all = [];
        for (int i = 0; i < Analyzers.Length; i++)
        {
            var results = new AnalyzerResults(Names[i]);
            results.CutFlows.AddRange(CutFlows[i].Select(f => f.Collect()));
            foreach (ResultHandle handle in _handles[i].OfType<ResultHandle>())
            {
                handle.Collect(results);
            }

            Analyzers[i].Write(new ResultWriter(results));
            if (!results.IsEmpty)
            {
                all.Add(results);
            }
        }

        return all;
    }
}
