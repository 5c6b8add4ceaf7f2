namespace Heppy.Analyzers.Tests.Variations;

/// <summary>Reads no collection: varies only with the weight, and with what earlier analyzers let through.</summary>
internal sealed class Met : Analyzer
{
    private readonly Column<float> _met = new("MET_pt");
    private readonly Histogram<double> _histogram = new("met", Axis.Regular(20, 0, 100));

    internal int Calls { get; private set; }

    public override bool Process(Event ev)
    {
        Calls++;
        _histogram.Fill(ev, _met[ev]);
        return true;
    }
}
