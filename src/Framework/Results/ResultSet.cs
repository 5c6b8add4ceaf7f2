using Heppy.Physics;

namespace Heppy;

/// <summary>The results of a component or of a part of it, without the rows of trees.</summary>
internal sealed class ResultSet
{
    /// <summary>Results by analyzer, in the order of the sequence.</summary>
    internal List<AnalyzerResults> Analyzers { get; init; } = [];

    /// <summary>Counts and times of all analyzers.</summary>
    internal List<AnalyzerStatistics> Statistics { get; init; } = [];

    /// <summary>Sum of generator weights (0) and of their squares (1).</summary>
    internal ReproducibleSums Weights { get; } = new(2);

    /// <summary>Events read.</summary>
    internal long Read { get; set; }

    /// <summary>Events that passed all analyzers.</summary>
    internal long Selected { get; set; }

    /// <summary>Adds the results of the entries that follow.</summary>
    internal void Merge(ResultSet later)
    {
        Weights.Merge(later.Weights);
        Read += later.Read;
        Selected += later.Selected;
        if (Statistics.Count == 0)
        {
            Statistics.AddRange(later.Statistics);
            Analyzers.AddRange(later.Analyzers);
            return;
        }

        for (int i = 0; i < Statistics.Count; i++)
        {
            Statistics[i].Merge(later.Statistics[i]);
        }

        // A text file or tree may appear in a later part only, so analyzers are matched by name, not by position.
        foreach (AnalyzerResults results in later.Analyzers)
        {
            AnalyzerResults? mine = Analyzers.Find(a => a.Name == results.Name);
            if (mine is null)
            {
                Analyzers.Add(results);
            }
            else
            {
                mine.Merge(results);
            }
        }
    }

    /// <summary>What was processed, in a form that is stored.</summary>
    internal Summary Summarize(PlannedComponent component, string? partial) => new()
    {
        Heppy = SoftwareVersion.Number,
        Component = component.Name,
        Kind = component.Kind,
        Events = Read,
        Selected = Selected,
        EventsTotal = component.EntriesTotal,
        Partial = partial,
        SumOfWeights = Summary.Expansion(Weights, 0),
        SumOfWeights2 = Summary.Expansion(Weights, 1),
        SampleSumOfWeights = component.GivenSum(Read),
        CrossSection = component.CrossSection,
        Luminosity = component.Luminosity,
        Scale = component.Scale(Weights.Value(0), Read),
        Source = component.Source,
        Analyzers = [.. Statistics.Select(s => new AnalyzerCount(s.Name, s.Processed, s.Passed))],
        Lumis = Analyzers.Exists(a => a.Lumis is not null) ? [.. Analyzers.Where(a => a.Lumis is not null).Select(a => a.Lumis!.Counted(a.Name))] : null,
        Results = [.. Analyzers.Select(a => a.Index())],
    };
}
