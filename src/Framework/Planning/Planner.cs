using Heppy.Trees;

namespace Heppy;

/// <summary>Makes the plan: opens all files, checks everything that can be known before the first event, and splits.</summary>
/// <param name="config">The configuration; its services run already.</param>
/// <param name="inputs">Opens files.</param>
/// <param name="locator">Knows the lines of the configuration, or null.</param>
/// <param name="trees">Format of trees, which is asked what it cannot hold; null if it holds everything.</param>
/// <remarks>All files are opened, which takes long where there are thousands: <see cref="Progress"/> counts them.</remarks>
public sealed class Planner(Config config, Inputs inputs, ISourceLocator? locator, ITreeFormat? trees = null)
{
    private readonly PlanFindings _findings = new(locator);

    /// <summary>Counts the files that are opened; null for nothing.</summary>
    internal RunProgress.Counter? Progress { get; init; }

    /// <summary>Makes the plan.</summary>
    /// <param name="request">What the command line says.</param>
    /// <param name="configuration">Fingerprint of the configuration.</param>
    /// <param name="tool">Fingerprint of the tools.</param>
    /// <param name="time">Clock.</param>
    /// <param name="earlier">A plan to which components are added, or null.</param>
    /// <exception cref="UserError">All mistakes that were found.</exception>
    public PlanResult Make(PlanRequest request, string configuration, string tool, TimeProvider time, Plan? earlier = null)
    {
        Component[] components = Selected(request);
        _findings.ThrowIfAny();
        var normalisation = new NormalisationChecks(config, _findings);
        normalisation.Check(components);
        List<ComponentInputs> opened = new FileChecks(inputs, request, _findings, Progress).Open(components);
        Dictionary<string, IReadOnlyList<PlannedColumn>> columns = [];
        Dictionary<string, IReadOnlyList<string>> sequences = [];
        var columnChecks = new ColumnChecks(_findings);
        List<PlannedComponent> planned = [];
        foreach (ComponentInputs component in opened)
        {
            string[] triggers = TriggerChecks.Expand(component, _findings);
            if (SequenceOf(component.Component, triggers) is not { } sequence)
            {
                continue;
            }

            columns[component.Component.Name] = columnChecks.Check(component, sequence);
            sequences[component.Component.Name] = [.. sequence.Analyzers.Select(AnalyzerNames.Describe)];
            ColumnChecks.CheckSkims(component, sequence, _findings);
            if (trees is not null)
            {
                ColumnChecks.CheckTrees(component, sequence, _findings, trees);
            }

            if (Split(request, component, sequence, triggers) is { } split)
            {
                normalisation.CheckWeight(component);
                normalisation.CheckSum(component.Component, split.SumOfWeights);
                planned.Add(split);
            }
        }

        _findings.ThrowIfAny();
        normalisation.CompareLuminosities(components);
        HashSet<string> known = [.. earlier?.Components.Select(c => c.Name) ?? []];
        var plan = new Plan
        {
            RunId = earlier?.RunId ?? Guid.NewGuid().ToString("N"),
            Created = earlier?.Created ?? time.GetUtcNow(),
            Configuration = configuration,
            Tool = tool,
            Limit = request.Limit,
            Trees = earlier?.Trees ?? config.Trees,
            Components = [.. earlier?.Components ?? [], .. planned.Where(c => !known.Contains(c.Name))],
        };
        new FirstPass(config, inputs).FixAxes(plan, earlier, _findings);
        string[] warnings = [.. (earlier?.Warnings ?? []).Union(_findings.Warnings)];
        plan = plan with { Warnings = warnings.Length > 0 ? warnings : null };
        return new PlanResult(plan, _findings.Warnings, columns, sequences);
    }

    private Component[] Selected(PlanRequest request)
    {
        if (config.Components.Length == 0)
        {
            throw new UserError("the configuration has no components.");
        }

        foreach (Component component in config.Components)
        {
            if (Names.ComponentProblem(component.Name) is { } problem)
            {
                string shown = component.Name.ReplaceLineEndings("\\n");
                _findings.Problem($"a component cannot be called '{shown}': {problem}.");
            }
        }

        foreach (var same in config.Components.GroupBy(c => c.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
        {
            _findings.Problem($"{same.Count()} components are called {string.Join(" and ", same.Select(c => c.Name).Distinct())} (upper and lower case count as the same): their results would go to one directory.");
        }

        foreach (string glob in request.Only.Where(g => !config.Components.Any(c => Glob.Matches(g, c.Name))))
        {
            _findings.Problem($"--only {glob} matches no component.{Meant(glob)} There are: {string.Join(", ", config.Components.Select(c => c.Name))}.");
        }

        return [.. config.Components.Where(c => request.Only.Count == 0 || request.Only.Any(g => Glob.Matches(g, c.Name)))];

        string Meant(string only) => ListedNames.Sentence(only, "--only ", p => config.Components.Any(c => Glob.Matches(p, c.Name))) ?? Nearest.Sentence(only, config.Components.Select(c => c.Name));
    }

    private Sequence? SequenceOf(Component component, string[] triggers)
    {
        Sequence sequence;
        try
        {
            sequence = new Sequence(config, component, triggers);
            // A second call shows analyzers that are made outside of the factory.
            Sequence again = new(config, component, triggers);
            foreach ((int analyzer, string text) in sequence.Problems.Concat(again.Problems).Distinct())
            {
                _findings.Problem(component, again, analyzer, text);
            }

            BeginLoops(component, again, triggers);
        }
        catch (Exception e) when (e is not UserError and not OutOfMemoryException)
        {
            _findings.Problem(component, $"the sequence factory threw {e.GetType().Name}{SourcePlace.Of(e)}: {e.Message}");
            return null;
        }

        if (sequence.Analyzers.Length == 0)
        {
            _findings.Problem(component, "its sequence is empty");
        }

        return sequence;
    }

    /// <summary>What analyzers read before the first event (masks, corrections) is read now: mistakes in it show, and the run keeps it.</summary>
    private void BeginLoops(Component component, Sequence sequence, string[] triggers)
    {
        for (int i = 0; i < sequence.Analyzers.Length; i++)
        {
            try
            {
                sequence.Analyzers[i].BeginLoop(sequence.Setups[i]);
            }
            catch (UserError e)
            {
                _findings.Problem(component, sequence, i, e.Message);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                _findings.Problem(component, sequence, i, $"threw {e.GetType().Name}{SourcePlace.Of(e)} in BeginLoop: {e.Message}");
            }

            foreach (string warning in sequence.Setups[i].Warnings)
            {
                _findings.Warning($"{component.Name}: {_findings.Describe(sequence, i)}: {warning}");
            }
        }

        if (Setup.MaskOf(component) is { } mask && !sequence.Setups.Any(s => s.IsMaskRead))
        {
            _findings.Warning($"{component.Name}: its LumiMask {mask} is not applied: no analyzer of its sequence reads it. Put new LumiMask() first in the sequence");
        }

        if (triggers.Length > 0 && !sequence.Columns.Any(c => triggers.Contains(c.Name)))
        {
            _findings.Warning($"{component.Name}: its Triggers {string.Join(", ", component.Triggers)} are not applied: no analyzer of its sequence reads them. Put new TriggerFilter() first in the sequence");
        }
    }

    private PlannedComponent? Split(PlanRequest request, ComponentInputs opened, Sequence sequence, string[] triggers)
    {
        Component component = opened.Component;
        long entries = opened.Entries;
        if (component.SplitFactor < 1)
        {
            _findings.Problem(component, $"SplitFactor is {component.SplitFactor}; it must be at least 1");
            return null;
        }

        // A look at a few events has as many chunks as that leaves.
        int split = request.Limit is null ? component.SplitFactor : (int)Math.Min(component.SplitFactor, Math.Max(1, entries));
        if (component.Split is null && opened.Paths.Count > 0 && split > Math.Max(1, entries))
        {
            _findings.Problem(component, $"SplitFactor is {component.SplitFactor}, but there are only {entries:N0} events to process");
            return null;
        }

        for (int i = 0; i < opened.Paths.Count; i++)
        {
            if (opened.Footers[i].Entries == 0)
            {
                _findings.Warning($"{component.Name}: {opened.Paths[i]} has no events");
            }
        }

        IReadOnlyList<IReadOnlyList<long>> groups = [.. opened.Footers.Select(f => f.RowGroups)];
        long[] cuts = request.SplitFactors.TryGetValue(component.Name, out int factor)
            ? Splitter.Chunks(groups, entries, factor, null)
            : Splitter.Chunks(groups, entries, split, component.Split);
        long target = sequence.Analyzers.Any(a => a.NeedsWholeChunk) ? long.MaxValue : Splitter.RangeTarget(entries);
        return new PlannedComponent
        {
            Name = component.Name,
            Kind = component switch { DataComponent => "data", EmbedComponent => "embed", GeneratedComponent => "generated", _ => "mc" },
            Files = opened.Files(),
            Entries = entries,
            EntriesTotal = opened.Total,
            CrossSection = (component as MCComponent)?.CrossSection ?? (component as GeneratedComponent)?.CrossSection,
            Luminosity = component.Luminosity ?? (component.IsMC ? config.Luminosity : null),
            SumOfWeights = new SampleSums(inputs, _findings).Of(opened),
            Factor = component is MCComponent m ? m.EfficiencyCorrection * m.ExtraWeight : 1,
            Source = component.Files.Source,
            Triggers = triggers,
            Chunks = [.. Enumerable.Range(0, cuts.Length - 1).Select(i => new PlannedChunk(i, Splitter.Ranges(groups, cuts[i], cuts[i + 1], target)))],
        };
    }
}
