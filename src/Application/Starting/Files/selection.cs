// What is selected and filled; the analysis and its test include it.

using Heppy;
using Heppy.Physics;

readonly record struct Muon(float Pt, float Eta, float Phi, float Mass, int Charge) : ICharged;

sealed class DiMuon : Analyzer
{
    readonly Input<Muon> muons = new("muons");
    readonly Cut pair = new("two muons of opposite charge");
    readonly Histogram<double> mass = new("mass", Axis.Regular(60, 60, 120, "m_{#mu#mu} [GeV]"));

    public override bool Process(Event ev)
    {
        if (!pair.Pass(ev, muons[ev].TryBestPair(Pdg.Z.Mass, out var z))) return false;
        mass.Fill(ev, z.Mass);
        return true;
    }
}
