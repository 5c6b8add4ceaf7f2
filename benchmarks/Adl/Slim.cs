using Heppy;
using Heppy.Physics;

/// <summary>A muon as query 5 alone needs it.</summary>
internal readonly record struct ChargedMuon(float Pt, float Eta, float Phi, int Charge);

/// <summary>A jet or lepton as query 7 alone needs it.</summary>
internal readonly record struct Direction(float Pt, float Eta, float Phi);

/// <summary>Query 5 without masses.</summary>
internal sealed class MuonPairAlone : Analyzer
{
    private readonly Input<ChargedMuon> _muons = new("muons");
    private readonly Column<float> _met = new("MET_pt");
    private readonly Histogram<double> _q5 = new("q5", Axis.Regular(100, 0, 2000));

    public override bool Process(Event ev)
    {
        if (HasPair(_muons[ev]))
        {
            _q5.Fill(ev, _met[ev]);
        }

        return true;
    }

    private static bool HasPair(ReadOnlySpan<ChargedMuon> muons)
    {
        for (int i = 0; i < muons.Length; i++)
        {
            for (int j = i + 1; j < muons.Length; j++)
            {
                if (muons[i].Charge == muons[j].Charge)
                {
                    continue;
                }

                double m2 = 2.0 * muons[i].Pt * muons[j].Pt
                    * (Math.Cosh((double)muons[i].Eta - muons[j].Eta) - Math.Cos((double)muons[i].Phi - muons[j].Phi));
                if (Math.Sqrt(m2) is >= 60 and <= 120)
                {
                    return true;
                }
            }
        }

        return false;
    }
}

/// <summary>Query 7 without masses, charges and b tags.</summary>
internal sealed class JetSumAlone : Analyzer
{
    private readonly Input<Direction> _jets = new("jets");
    private readonly Input<Direction> _muons = new("muons");
    private readonly Input<Direction> _electrons = new("electrons");
    private readonly Histogram<double> _q7 = new("q7", Axis.Regular(100, 15, 200));

    public override bool Process(Event ev)
    {
        double sum = 0;
        int count = 0;
        foreach (ref readonly Direction jet in _jets[ev])
        {
            if (jet.Pt > 30 && !IsNear(in jet, _muons[ev]) && !IsNear(in jet, _electrons[ev]))
            {
                sum += jet.Pt;
                count++;
            }
        }

        if (count > 0)
        {
            _q7.Fill(ev, (float)sum);
        }

        return true;
    }

    private static bool IsNear(in Direction jet, ReadOnlySpan<Direction> leptons)
    {
        foreach (ref readonly Direction lepton in leptons)
        {
            if (lepton.Pt > 10 && Kinematics.DeltaR(jet.Eta, jet.Phi, lepton.Eta, lepton.Phi) < 0.4)
            {
                return true;
            }
        }

        return false;
    }
}
