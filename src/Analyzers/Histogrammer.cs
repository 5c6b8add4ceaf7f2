using Heppy.Physics;

namespace Heppy.Analyzers;

/// <summary>Fills the usual histograms of a collection: number of items, and pT, pseudorapidity, azimuth and mass of each.</summary>
/// <typeparam name="T">Type of the items.</typeparam>
/// <example>
/// <code>
/// new Histogrammer&lt;Muon&gt; { Input = "good_muons", PtMax = 200, Label = "good_muons" }
/// </code>
/// </example>
public sealed class Histogrammer<T> : Analyzer
    where T : struct, IParticle
{
    private Histogram<double>? _pt;
    private Histogram<double>? _mass;
    private readonly Histogram<int> _count = new("number", Axis.Integer(0, 20, "number"));
    private readonly Histogram<double> _eta = new("eta", Axis.Regular(100, -5, 5, "#eta"));
    private readonly Histogram<double> _phi = new("phi", Axis.Regular(64, -Math.PI, Math.PI, "#phi"));

    /// <summary>The collection.</summary>
    public required Input<T> Input { get; init; }

    /// <summary>Upper end of the histogram of pT in GeV.</summary>
    /// <value>100.</value>
    public double PtMax { get; init => field = Checked(nameof(PtMax), value); } = 100;

    /// <summary>Upper end of the histogram of the mass in GeV.</summary>
    /// <value>50.</value>
    public double MassMax { get; init => field = Checked(nameof(MassMax), value); } = 50;

    /// <inheritdoc/>
    protected override IEnumerable<Handle> FurtherHandles =>
    [
        _pt ??= new Histogram<double>("pt", Axis.Regular(100, 0, PtMax, "p_{T} [GeV]")),
        _mass ??= new Histogram<double>("mass", Axis.Regular(100, 0, MassMax, "m [GeV]")),
    ];

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        ReadOnlySpan<T> items = Input[ev];
        _count.Fill(ev, items.Length);
        foreach (ref readonly T item in items)
        {
            _pt!.Fill(ev, item.Pt);
            _eta.Fill(ev, item.Eta);
            _phi.Fill(ev, item.Phi);
            _mass!.Fill(ev, item.Mass);
        }

        return true;
    }

    private static double Checked(string name, double value) => value is > 0 and < double.PositiveInfinity
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "The upper end of an axis that begins at 0 is a number above 0.");
}
