/// <summary>The ADL queries as one loop over arrays, with arrays of doubles for histograms: what there would be without a framework.</summary>
internal sealed class HandWritten
{
    internal const int Bins = 100;
    private readonly double[] _q1 = new double[Bins + 2];
    private readonly double[] _q2 = new double[Bins + 2];
    private readonly double[] _q3 = new double[Bins + 2];
    private readonly double[] _q4 = new double[Bins + 2];
    private readonly double[] _q5 = new double[Bins + 2];
    private readonly double[] _q6Pt = new double[Bins + 2];
    private readonly double[] _q6Btag = new double[Bins + 2];
    private readonly double[] _q7 = new double[Bins + 2];
    private readonly double[] _q8 = new double[Bins + 2];
    private double[] _px = new double[32];
    private double[] _py = new double[32];
    private double[] _pz = new double[32];
    private double[] _e = new double[32];

    /// <summary>The histograms by name, flow bins included.</summary>
    internal IReadOnlyDictionary<string, double[]> Histograms => new Dictionary<string, double[]>
    {
        ["q1"] = _q1, ["q2"] = _q2, ["q3"] = _q3, ["q4"] = _q4, ["q5"] = _q5,
        ["q6_1"] = _q6Pt, ["q6_2"] = _q6Btag, ["q7"] = _q7, ["q8"] = _q8,
    };

    /// <summary>Adds the events of a row group.</summary>
    internal void Process(DecodedGroup group)
    {
        var (jets, muons, electrons) = (group.Jets, group.Muons, group.Electrons);
        for (int ev = 0; ev < group.Rows; ev++)
        {
            float met = group.MetPt[ev];
            Fill(_q1, met, 0, 2000);

            int firstJet = jets.Offsets[ev];
            int endJet = jets.Offsets[ev + 1];
            int hard = 0;
            int clean = 0;
            double sum = 0;
            for (int j = firstJet; j < endJet; j++)
            {
                float pt = jets.Pt[j];
                Fill(_q2, pt, 15, 60);
                if (Math.Abs(jets.Eta[j]) < 1)
                {
                    Fill(_q3, pt, 15, 60);
                }

                if (pt > 40)
                {
                    hard++;
                }

                if (pt > 30 && !IsNear(jets, j, muons, ev) && !IsNear(jets, j, electrons, ev))
                {
                    sum += pt;
                    clean++;
                }
            }

            if (hard >= 2)
            {
                Fill(_q4, met, 0, 2000);
            }

            if (HasPair(muons, group.MuonCharge, ev))
            {
                Fill(_q5, met, 0, 2000);
            }

            if (endJet - firstJet >= 3)
            {
                TriJet(jets, group.Btag, firstJet, endJet);
            }

            if (clean > 0)
            {
                Fill(_q7, (float)sum, 15, 200);
            }

            int leptons = muons.Offsets[ev + 1] - muons.Offsets[ev] + electrons.Offsets[ev + 1] - electrons.Offsets[ev];
            if (leptons >= 3)
            {
                ThreeLeptons(group, ev);
            }
        }
    }

    private static void Fill(double[] bins, double x, double low, double high)
    {
        int bin = x < low ? 0 : x < high ? 1 + (int)((x - low) / (high - low) * Bins) : Bins + 1;
        bins[bin]++;
    }

    private static bool IsNear(DecodedCollection jets, int jet, DecodedCollection leptons, int ev)
    {
        int end = leptons.Offsets[ev + 1];
        for (int i = leptons.Offsets[ev]; i < end; i++)
        {
            if (leptons.Pt[i] > 10)
            {
                double eta = (double)jets.Eta[jet] - leptons.Eta[i];
                double phi = (double)jets.Phi[jet] - leptons.Phi[i];
                phi = phi > Math.PI ? phi - Math.Tau : phi < -Math.PI ? phi + Math.Tau : phi;
                if (Math.Sqrt((eta * eta) + (phi * phi)) < 0.4)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool HasPair(DecodedCollection muons, int[] charge, int ev)
    {
        int end = muons.Offsets[ev + 1];
        for (int i = muons.Offsets[ev]; i < end; i++)
        {
            for (int j = i + 1; j < end; j++)
            {
                if (charge[i] == charge[j])
                {
                    continue;
                }

                double m2 = 2.0 * muons.Pt[i] * muons.Pt[j]
                    * (Math.Cosh((double)muons.Eta[i] - muons.Eta[j]) - Math.Cos((double)muons.Phi[i] - muons.Phi[j]));
                double mass = Math.Sqrt(m2);
                if (mass >= 60 && mass <= 120)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void Momenta(DecodedCollection particles, int first, int count)
    {
        if (_px.Length < count)
        {
            (_px, _py, _pz, _e) = (new double[2 * count], new double[2 * count], new double[2 * count], new double[2 * count]);
        }

        for (int i = 0; i < count; i++)
        {
            double pt = particles.Pt[first + i];
            double phi = particles.Phi[first + i];
            double mass = particles.Mass[first + i];
            double pz = pt * Math.Sinh(particles.Eta[first + i]);
            _px[i] = pt * Math.Cos(phi);
            _py[i] = pt * Math.Sin(phi);
            _pz[i] = pz;
            _e[i] = Math.Sqrt((pt * pt) + (pz * pz) + (mass * mass));
        }
    }

    private void TriJet(DecodedCollection jets, float[] btag, int first, int end)
    {
        int count = end - first;
        Momenta(jets, first, count);
        double nearest = double.PositiveInfinity;
        double pt2 = 0;
        int a = 0, b = 0, c = 0;
        for (int i = 0; i < count; i++)
        {
            for (int j = i + 1; j < count; j++)
            {
                double px2 = _px[i] + _px[j];
                double py2 = _py[i] + _py[j];
                double pz2 = _pz[i] + _pz[j];
                double e2 = _e[i] + _e[j];
                for (int k = j + 1; k < count; k++)
                {
                    double px = px2 + _px[k];
                    double py = py2 + _py[k];
                    double pz = pz2 + _pz[k];
                    double e = e2 + _e[k];
                    double m2 = ((e - pz) * (e + pz)) - (px * px) - (py * py);
                    double distance = Math.Abs(Math.Sqrt(m2) - 172.5);
                    if (distance < nearest)
                    {
                        (nearest, pt2, a, b, c) = (distance, (px * px) + (py * py), i, j, k);
                    }
                }
            }
        }

        Fill(_q6Pt, (float)Math.Sqrt(pt2), 15, 40);
        Fill(_q6Btag, Math.Max(btag[first + a], Math.Max(btag[first + b], btag[first + c])), 0, 1);
    }

    private void ThreeLeptons(DecodedGroup group, int ev)
    {
        var (muons, electrons) = (group.Muons, group.Electrons);
        double fromMuons = BestPair(muons, group.MuonCharge, ev, out int m1, out int m2);
        double fromElectrons = BestPair(electrons, group.ElectronCharge, ev, out int e1, out int e2);
        if (double.IsInfinity(fromMuons) && double.IsInfinity(fromElectrons))
        {
            return;
        }

        bool isMuons = fromMuons < fromElectrons;
        float pt = 0;
        float phi = 0;
        for (int i = muons.Offsets[ev]; i < muons.Offsets[ev + 1]; i++)
        {
            if (!(isMuons && (i == m1 || i == m2)) && muons.Pt[i] > pt)
            {
                (pt, phi) = (muons.Pt[i], muons.Phi[i]);
            }
        }

        for (int i = electrons.Offsets[ev]; i < electrons.Offsets[ev + 1]; i++)
        {
            if ((isMuons || !(i == e1 || i == e2)) && electrons.Pt[i] > pt)
            {
                (pt, phi) = (electrons.Pt[i], electrons.Phi[i]);
            }
        }

        double mt = 2 * Math.Sqrt((double)group.MetPt[ev] * pt) * Math.Abs(Math.Sin(0.5 * ((double)group.MetPhi[ev] - phi)));
        Fill(_q8, (float)mt, 15, 250);
    }

    private double BestPair(DecodedCollection leptons, int[] charge, int ev, out int a, out int b)
    {
        int first = leptons.Offsets[ev];
        int count = leptons.Offsets[ev + 1] - first;
        Momenta(leptons, first, count);
        double nearest = double.PositiveInfinity;
        (a, b) = (-1, -1);
        for (int i = 0; i < count; i++)
        {
            for (int j = i + 1; j < count; j++)
            {
                if (charge[first + i] * charge[first + j] >= 0)
                {
                    continue;
                }

                double px = _px[i] + _px[j];
                double py = _py[i] + _py[j];
                double pz = _pz[i] + _pz[j];
                double e = _e[i] + _e[j];
                double distance = Math.Abs(Math.Sqrt(((e - pz) * (e + pz)) - (px * px) - (py * py)) - 91.2);
                if (distance < nearest)
                {
                    (nearest, a, b) = (distance, first + i, first + j);
                }
            }
        }

        return nearest;
    }
}
