namespace Heppy;

/// <summary>What to run: components, and the sequence of analyzers for each.</summary>
public sealed class Config
{
    /// <summary>The samples.</summary>
    public required Component[] Components { get; init; }

    /// <summary>Makes the analyzers for a component, in order; null entries are skipped. Called once per range, so each range has its own.</summary>
    public required Func<Component, Analyzer?[]> Sequence { get; init; }

    /// <summary>Integrated luminosity in 1/pb that simulation is scaled to, once, at the end; null if nothing is to be scaled.</summary>
    public double? Luminosity { get; init; }

    /// <summary>Services, by type.</summary>
    public Service[] Services { get; init; } = [];

    /// <summary>How <c>heppy-plot</c> draws the results; kept with the run. Null for what is sensible without any.</summary>
    public PlotStyle? Plots { get; init; }

    /// <summary>Seed of all random numbers of the run.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>File format of ntuples and skims.</summary>
    /// <value>Parquet.</value>
    public TreeFormat Trees { get; init; }

    /// <summary>Columns and products shown when events are printed; wildcards.</summary>
    public string[] PrintPatterns { get; init; } = ["*"];

    /// <summary>Items of a collection shown when events are printed.</summary>
    public int PrintLimit { get; init; } = 10;

    /// <summary>Path of an auxiliary file (mask, corrections, catalogue), whose bytes become part of the run.</summary>
    /// <param name="path">Relative to the configuration.</param>
    /// <returns>The path to read it from: the run's own copy in a worker.</returns>
    /// <exception cref="UserError">There is no such file.</exception>
    public static string File(string path) => ConfigurationContext.Resolve(path);
}
