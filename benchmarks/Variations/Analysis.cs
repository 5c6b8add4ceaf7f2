using Heppy;
using Heppy.Physics;

internal readonly record struct Muon(float Pt, float Eta, float Phi, float Mass, int Charge) : ICharged;

internal readonly record struct AJet(float Pt, float Eta, float Phi, float Mass, float Btag) : IParticle;

/// <summary>Selects events with a muon above 15 GeV.</summary>
internal sealed class OneMuon : Analyzer
{
    private readonly Input<Muon> _muons = new("muons");
    private readonly Cut _one = new("a muon above 15 GeV");

    public override bool Process(Event ev)
    {
        ReadOnlySpan<Muon> muons = _muons[ev];
        return _one.Pass(ev, muons.Length > 0 && muons[0].Pt > 15);
    }
}

/// <summary>The nominal weight alone, as five scale factors would give it.</summary>
internal sealed class Weigh : Analyzer
{
    private readonly Input<Muon> _muons = new("muons");

    public override bool Process(Event ev)
    {
        for (int i = 0; i < 5; i++)
        {
            double factor = 1;
            foreach (Muon m in _muons[ev])
            {
                factor *= 0.98 + (0.001 * m.Eta);
            }

            ev.MultiplyWeight(factor);
        }

        return true;
    }
}

/// <summary>Ten histograms of each selected event.</summary>
internal sealed class Plots : Analyzer
{
    private readonly Input<Muon> _muons = new("muons");
    private readonly Input<AJet> _jets = new("good_jets");
    private readonly Column<float> _met = new("MET_pt");
    private readonly Column<float> _metPhi = new("MET_phi");
    private readonly Cut _jet = new("a jet");
    private readonly Histogram<double> _pt = new("pt", Axis.Regular(50, 0, 100));
    private readonly Histogram<double> _eta = new("eta", Axis.Regular(50, -2.5, 2.5));
    private readonly Histogram<double> _phi = new("phi", Axis.Regular(50, -3.2, 3.2));
    private readonly Histogram<double> _missing = new("met", Axis.Regular(50, 0, 100));
    private readonly Histogram<double> _mt = new("mt", Axis.Regular(50, 0, 150));
    private readonly Histogram<double> _leading = new("jet_pt", Axis.Regular(50, 0, 200));
    private readonly Histogram<double> _jetEta = new("jet_eta", Axis.Regular(50, -2.5, 2.5));
    private readonly Histogram<double> _btag = new("btag", Axis.Regular(50, 0, 1));
    private readonly Histogram<double> _mass = new("mass", Axis.Regular(50, 0, 500));
    private readonly Histogram<int> _count = new("count", Axis.Integer(0, 10));

    public override bool Process(Event ev)
    {
        Muon muon = _muons[ev][0];
        ReadOnlySpan<AJet> jets = _jets[ev];
        _count.Fill(ev, jets.Length);
        if (!_jet.Pass(ev, jets.Length > 0))
        {
            return false;
        }

        _pt.Fill(ev, muon.Pt);
        _eta.Fill(ev, muon.Eta);
        _phi.Fill(ev, muon.Phi);
        _missing.Fill(ev, _met[ev]);
        _mt.Fill(ev, Kinematics.TransverseMass(muon.Pt, muon.Phi, _met[ev], _metPhi[ev]));
        _leading.Fill(ev, jets[0].Pt);
        _jetEta.Fill(ev, jets[0].Eta);
        _btag.Fill(ev, jets[0].Btag);
        _mass.Fill(ev, (muon.P4 + jets[0].P4).Mass);
        return true;
    }
}
