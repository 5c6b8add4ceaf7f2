using Heppy;
using Heppy.Physics;

/// <summary>Query 1: the missing transverse momentum of all events.</summary>
sealed class MissingMomentum : Analyzer
{
    readonly Column<float> met = new("MET_pt");
    readonly Histogram<double> q1 = new("q1", Axis.Regular(100, 0, 2000, "MET [GeV]"));

    public override bool Process(Event ev)
    {
        q1.Fill(ev, met[ev]);
        return true;
    }
}

/// <summary>Queries 2 and 3: the transverse momentum of all jets, and of central ones.</summary>
sealed class JetMomenta : Analyzer
{
    readonly Input<Jet> jets = new("jets");
    readonly Histogram<double> q2 = new("q2", Axis.Regular(100, 15, 60, "jet pT [GeV]"));
    readonly Histogram<double> q3 = new("q3", Axis.Regular(100, 15, 60, "jet pT [GeV]"));

    public override bool Process(Event ev)
    {
        foreach (ref readonly var jet in jets[ev])
        {
            q2.Fill(ev, jet.Pt);
            if (Math.Abs(jet.Eta) < 1) q3.Fill(ev, jet.Pt);
        }

        return true;
    }
}

/// <summary>Query 4: the missing transverse momentum of events with two jets above 40 GeV.</summary>
sealed class TwoJets : Analyzer
{
    readonly Input<Jet> jets = new("jets");
    readonly Column<float> met = new("MET_pt");
    readonly Histogram<double> q4 = new("q4", Axis.Regular(100, 0, 2000, "MET [GeV]"));

    public override bool Process(Event ev)
    {
        int hard = 0;
        foreach (ref readonly var jet in jets[ev])
        {
            if (jet.Pt > 40) hard++;
        }

        if (hard >= 2) q4.Fill(ev, met[ev]);
        return true;
    }
}

/// <summary>Query 5: the missing transverse momentum of events with a pair of opposite-charge muons of 60 to 120 GeV.</summary>
sealed class MuonPair : Analyzer
{
    readonly Input<Lepton> muons = new("muons");
    readonly Column<float> met = new("MET_pt");
    readonly Histogram<double> q5 = new("q5", Axis.Regular(100, 0, 2000, "MET [GeV]"));

    public override bool Process(Event ev)
    {
        if (HasPair(muons[ev])) q5.Fill(ev, met[ev]);
        return true;
    }

    static bool HasPair(ReadOnlySpan<Lepton> muons)
    {
        for (int i = 0; i < muons.Length; i++)
        {
            for (int j = i + 1; j < muons.Length; j++)
            {
                if (muons[i].Charge == muons[j].Charge) continue;
                double m2 = 2.0 * muons[i].Pt * muons[j].Pt
                    * (Math.Cosh((double)muons[i].Eta - muons[j].Eta) - Math.Cos((double)muons[i].Phi - muons[j].Phi));
                if (Math.Sqrt(m2) is >= 60 and <= 120) return true;
            }
        }

        return false;
    }
}

/// <summary>Query 6: of the three jets with a mass nearest to 172.5 GeV, the transverse momentum and the highest b tag.</summary>
sealed class TriJet : Analyzer
{
    readonly Input<Jet> jets = new("jets");
    readonly Histogram<double> pt = new("q6_1", Axis.Regular(100, 15, 40, "trijet pT [GeV]"));
    readonly Histogram<double> btag = new("q6_2", Axis.Regular(100, 0, 1, "b tag"));
    P4[] momenta = new P4[32];

    public override bool Process(Event ev)
    {
        var all = jets[ev];
        if (all.Length < 3) return true;
        if (momenta.Length < all.Length) momenta = new P4[2 * all.Length];
        for (int i = 0; i < all.Length; i++) momenta[i] = all[i].P4;

        var (nearest, best, a, b, c) = (double.PositiveInfinity, default(P4), 0, 0, 0);
        for (int i = 0; i < all.Length; i++)
        {
            for (int j = i + 1; j < all.Length; j++)
            {
                P4 two = momenta[i] + momenta[j];
                for (int k = j + 1; k < all.Length; k++)
                {
                    P4 three = two + momenta[k];
                    double distance = Math.Abs(three.Mass - 172.5);
                    if (distance < nearest) (nearest, best, a, b, c) = (distance, three, i, j, k);
                }
            }
        }

        pt.Fill(ev, (float)best.Pt);
        btag.Fill(ev, Math.Max(all[a].Btag, Math.Max(all[b].Btag, all[c].Btag)));
        return true;
    }
}

/// <summary>Query 7: the sum of the transverse momenta of jets above 30 GeV that are not within 0.4 of a lepton above 10 GeV; no entry without such a jet.</summary>
sealed class JetSum : Analyzer
{
    readonly Input<Jet> jets = new("jets");
    readonly Input<Lepton> muons = new("muons");
    readonly Input<Lepton> electrons = new("electrons");
    readonly Histogram<double> q7 = new("q7", Axis.Regular(100, 15, 200, "sum of jet pT [GeV]"));

    public override bool Process(Event ev)
    {
        double sum = 0;
        int count = 0;
        foreach (ref readonly var jet in jets[ev])
        {
            if (jet.Pt > 30 && !IsNear(in jet, muons[ev]) && !IsNear(in jet, electrons[ev]))
            {
                sum += jet.Pt;
                count++;
            }
        }

        if (count > 0) q7.Fill(ev, (float)sum);
        return true;
    }

    static bool IsNear(in Jet jet, ReadOnlySpan<Lepton> leptons)
    {
        foreach (ref readonly var lepton in leptons)
        {
            if (lepton.Pt > 10 && jet.DeltaR(in lepton) < 0.4) return true;
        }

        return false;
    }
}

/// <summary>
/// Query 8: events with three leptons and a same-flavour, opposite-charge pair; of the hardest lepton outside of the pair nearest to 91.2 GeV,
/// the transverse mass with the missing momentum.
/// </summary>
sealed class ThreeLeptons : Analyzer
{
    readonly Input<Lepton> muons = new("muons");
    readonly Input<Lepton> electrons = new("electrons");
    readonly Column<float> metPt = new("MET_pt");
    readonly Column<float> metPhi = new("MET_phi");
    readonly Histogram<double> q8 = new("q8", Axis.Regular(100, 15, 250, "transverse mass [GeV]"));

    public override bool Process(Event ev)
    {
        var mu = muons[ev];
        var el = electrons[ev];
        if (mu.Length + el.Length < 3) return true;
        bool hasMuons = mu.TryBestPair(91.2, out var muonPair);
        bool hasElectrons = el.TryBestPair(91.2, out var electronPair);
        if (!hasMuons && !hasElectrons) return true;

        bool isMuons = hasMuons && (!hasElectrons || Math.Abs(muonPair.Mass - 91.2) < Math.Abs(electronPair.Mass - 91.2));
        Lepton other = default;
        for (int i = 0; i < mu.Length; i++)
        {
            if (!(isMuons && muonPair.Uses(i)) && mu[i].Pt > other.Pt) other = mu[i];
        }

        for (int i = 0; i < el.Length; i++)
        {
            if ((isMuons || !electronPair.Uses(i)) && el[i].Pt > other.Pt) other = el[i];
        }

        q8.Fill(ev, (float)Kinematics.TransverseMass(metPt[ev], metPhi[ev], other.Pt, other.Phi));
        return true;
    }
}
