namespace Heppy.Analyzers;

/// <summary>Leaves random numbers on the event and fills a histogram of them: the smallest analyzer that shows them.</summary>
/// <example>
/// <code>
/// new RandomAnalyzer { Output = "random", Mean = 0, Width = 1 }
/// </code>
/// </example>
public sealed class RandomAnalyzer : Analyzer
{
    private readonly RandomNumbers _random = new();
    private Histogram<double>? _histogram;

    /// <summary>The number, a collection of one.</summary>
    public required Output<double> Output { get; init; }

    /// <summary>Mean of the normal distribution.</summary>
    /// <value>0.</value>
    public double Mean { get; init; }

    /// <summary>Its width.</summary>
    /// <value>1.</value>
    public double Width { get; init; } = 1;

    /// <inheritdoc/>
    protected override IEnumerable<Handle> FurtherHandles =>
        [_histogram ??= new Histogram<double>("random", Axis.Regular(100, Mean - (5 * Width), Mean + (5 * Width)))];

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        double number = Mean + (Width * _random[ev].NextGaussian());
        Output.Add(ev, number);
        _histogram!.Fill(ev, number);
        return true;
    }
}
