using Heppy.Physics;

namespace Heppy.Analyzers.Tests.Variations;

/// <summary>Fills one of everything.</summary>
internal sealed class DiMuon : Analyzer
{
    private readonly Input<Muon> _muons = new("good");
    private readonly Column<float> _met = new("MET_pt");
    private readonly RandomNumbers _random = new();
    private readonly Cut _two = new("two muons");
    private readonly Cut _mass = new("mass above 20");
    private readonly Histogram<double> _m = new("m", Axis.Regular(30, 0, 150));
    private readonly Histogram<string, double> _charges = new("charges", Axis.Categories("charges"), Axis.Regular(10, 0, 100));
    private readonly Profile<double> _metByPt = new("met_by_pt", Axis.Regular(10, 0, 100));
    private readonly Average _leading = new("leading");
    private readonly Ntuple<Row> _rows = new("rows");
    private readonly Ntuple<Row> _all = new("all") { EveryVariation = true };
    private readonly TextOutput _text = new("events.txt");

    public override bool Process(Event ev)
    {
        ReadOnlySpan<Muon> muons = _muons[ev];
        if (!_two.Pass(ev, muons.Length >= 2))
        {
            return false;
        }

        P4 pair = muons[0].P4 + muons[1].P4;
        if (!_mass.Pass(ev, pair.Mass > 20))
        {
            return false;
        }

        _m.Fill(ev, pair.Mass + _random[ev].NextGaussian());
        _charges.Fill(ev, muons[0].Charge * muons[1].Charge > 0 ? "same" : "opposite", pair.Pt);
        _metByPt.Fill(ev, muons[0].Pt, _met[ev]);
        _leading.Add(ev, muons[0].Pt);
        _rows.Fill(ev, new Row(ev.Number, (float)pair.Mass));
        _all.Fill(ev, new Row(ev.Number, (float)pair.Mass));
        _text.Write(ev, $"{ev.Number}");
        return true;
    }

    internal readonly record struct Row(ulong Event, float Mass);
}
