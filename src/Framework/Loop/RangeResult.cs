using Heppy.Physics;

namespace Heppy;

/// <summary>What a range leaves behind.</summary>
internal sealed class RangeResult
{
    /// <summary>Results, in the order of the sequence.</summary>
    internal List<AnalyzerResults> Analyzers { get; set; } = [];

    /// <summary>Statistics of all analyzers, in the order of the sequence.</summary>
    internal AnalyzerStatistics[] Statistics { get; set; } = [];

    /// <summary>Sum of generator weights (0) and of their squares (1), before any cut.</summary>
    internal ReproducibleSums Weights { get; } = new(2);

    /// <summary>Events read.</summary>
    internal long Read { get; set; }

    /// <summary>Events that passed all analyzers.</summary>
    internal long Selected { get; set; }

    /// <summary>Entries done: all, unless stopped.</summary>
    internal List<EntryRange> Done { get; } = [];

    /// <summary>Lines for the log.</summary>
    internal string Notes { get; set; } = "";

    /// <summary>Reason of a <see cref="UserStop"/>, or null.</summary>
    internal string? EndedByAnalysis { get; set; }

    /// <summary>Reason of a stop from outside, or null.</summary>
    internal string? Stopped { get; set; }

    /// <summary>As results that can be joined.</summary>
    internal ResultSet ToSet()
    {
        var set = new ResultSet { Analyzers = Analyzers, Statistics = [.. Statistics], Read = Read, Selected = Selected };
        set.Weights.Merge(Weights);
        return set;
    }
}
