using System.Globalization;

namespace Heppy.Analyzers;

/// <summary>
/// Weights simulated events so that their number of simultaneous collisions is distributed as in data; the variations
/// <c>pileup_up</c> and <c>pileup_down</c> take the other two distributions, if they are given.
/// </summary>
/// <remarks>Distributions of a file of histograms come from <c>StoredHistogram.Load("pileup.json", "data")</c>, with <c>Edges</c> and <c>Values</c>. All distributions are normalised here. A number outside of the bins, where there are data, gets the weight of the nearest bin. Data are left alone.</remarks>
/// <example>
/// <code>
/// new PileupReweighter { Column = "Pileup_nTrueInt", Edges = [0, 20, 40, 60], Data = [1, 3, 1], Up = [0.8, 3, 1.2], Down = [1.2, 3, 0.8], Simulation = [1, 2, 2] }
/// </code>
/// </example>
public sealed class PileupReweighter : Analyzer
{
    private VariedWeight? _weight;
    private Column<float>? _column;
    private double[][] _factors = [];
    private bool _isData;

    /// <summary>Column with the true number of collisions; data do not need it.</summary>
    /// <value><c>Pileup_nTrueInt</c>.</value>
    public string Column { get; init; } = "Pileup_nTrueInt";

    /// <summary>Edges of the bins of all distributions, increasing.</summary>
    public required double[] Edges { get; init; }

    /// <summary>Distribution in data.</summary>
    public required double[] Data { get; init; }

    /// <summary>Distribution in data with the cross section shifted up.</summary>
    /// <value>No variations.</value>
    public double[]? Up { get; init; }

    /// <summary>Distribution in data with the cross section shifted down.</summary>
    /// <value>No variations.</value>
    public double[]? Down { get; init; }

    /// <summary>Distribution in simulation.</summary>
    public required double[] Simulation { get; init; }

    /// <inheritdoc/>
    protected override IEnumerable<Handle> FurtherHandles
    {
        get
        {
            yield return _column ??= new Column<float>(Column) { IfMissing = float.NaN };
            if (Up is not null && Down is not null)
            {
                yield return _weight ??= new VariedWeight("pileup");
            }
        }
    }

    /// <inheritdoc/>
    /// <exception cref="UserError">The distributions do not fit to each other.</exception>
    public override void BeginLoop(Setup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        _isData = setup.Component.IsData;
        if (Up is null != Down is null)
        {
            throw Wrong($"{(Up is null ? "Up" : "Down")} is not set: set both Up and Down, or none");
        }

        if (Edges.Length < 2)
        {
            throw Wrong($"Edges has {Edges.Length} of them; there must be two or more");
        }

        for (int i = 1; i < Edges.Length; i++)
        {
            if (!(Edges[i] > Edges[i - 1]))
            {
                throw Wrong($"Edges {Text(Edges[i - 1])} and {Text(Edges[i])} do not increase");
            }
        }

        double[] simulation = Normalised(nameof(Simulation), Simulation);
        _factors = [.. new[] { (nameof(Data), Data), (nameof(Up), Up ?? Data), (nameof(Down), Down ?? Data) }.Select(d => Ratio(d.Item1, Normalised(d.Item1, d.Item2), simulation))];
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The number of collisions is NaN, or its column is missing.</exception>
    public override bool Process(Event ev)
    {
        ArgumentNullException.ThrowIfNull(ev);
        if (_isData)
        {
            return true;
        }

        float collisions = _column![ev];
        if (float.IsNaN(collisions))
        {
            throw new InvalidDataException($"the number of collisions {Column} is NaN, or the column is missing");
        }

        int found = Array.BinarySearch(Edges, (double)collisions);
        int bin = Math.Clamp(found >= 0 ? found : ~found - 1, 0, Edges.Length - 2);
        if (_weight is null)
        {
            ev.MultiplyWeight(_factors[0][bin]);
        }
        else
        {
            _weight.Multiply(ev, _factors[0][bin], _factors[1][bin], _factors[2][bin]);
        }

        return true;
    }

    private double[] Normalised(string name, double[] distribution)
    {
        double sum = distribution.Sum();
        if (distribution.Length != Edges.Length - 1)
        {
            throw Wrong($"{name} has {distribution.Length} bins, Edges have {Edges.Length - 1}");
        }

        return sum > 0 && double.IsFinite(sum) && distribution.All(d => d >= 0) ? [.. distribution.Select(d => d / sum)] : throw Wrong($"{name} is negative somewhere, or empty");
    }

    private double[] Ratio(string name, double[] data, double[] simulation) =>
    [
        .. data.Select((d, i) => simulation[i] > 0 ? d / simulation[i]
            : d == 0 ? 0
            : throw Wrong($"{name} has events from {Text(Edges[i])} to {Text(Edges[i + 1])}, where Simulation has none")),
    ];

    private static UserError Wrong(string what) => new($"PileupReweighter: {what}", ExitCode.Configuration);

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
