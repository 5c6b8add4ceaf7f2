using Heppy;
using Heppy.Analyzers;

/// <summary>The queries of the sample one by one, each with the columns that it needs alone.</summary>
internal static class Singly
{
    /// <summary>Makes the analyzers that fill a histogram.</summary>
    internal static IReadOnlyDictionary<string, Func<Analyzer[]>> Queries { get; } = new Dictionary<string, Func<Analyzer[]>>
    {
        ["q1"] = () => [new MissingMomentum()],
        ["q2"] = () => [new JetPt()],
        ["q3"] = () => [new CentralJetPt()],
        ["q4"] = () => [new TwoHardJets()],
        ["q5"] = () => [Read<ChargedMuon>("Muon", "muons"), new MuonPairAlone()],
        ["q6_1"] = () => [Jets(), new TriJet()],
        ["q6_2"] = () => [Jets(), new TriJet()],
        ["q7"] = () => [Read<Direction>("Jet", "jets"), Read<Direction>("Muon", "muons"), Read<Direction>("Electron", "electrons"), new JetSumAlone()],
        ["q8"] = () => [Muons(), Electrons(), new ThreeLeptons()],
    };

    /// <summary>All nine histograms, as the sample has them.</summary>
    internal static Analyzer[] Together() =>
    [
        Jets(),
        Muons(),
        Electrons(),
        new MissingMomentum(),
        new JetMomenta(),
        new TwoJets(),
        new MuonPair(),
        new TriJet(),
        new JetSum(),
        new ThreeLeptons(),
    ];

    private static ParticleReader<Jet> Jets() => Read<Jet>("Jet", "jets");

    private static ParticleReader<Lepton> Muons() => Read<Lepton>("Muon", "muons");

    private static ParticleReader<Lepton> Electrons() => Read<Lepton>("Electron", "electrons");

    private static ParticleReader<T> Read<T>(string collection, string output)
        where T : struct => new() { Collection = collection, Output = output };
}

internal sealed class JetPt : Analyzer
{
    private readonly Jagged<float> _pt = new("Jet_pt");
    private readonly Histogram<double> _q2 = new("q2", Axis.Regular(100, 15, 60));

    public override bool Process(Event ev)
    {
        foreach (float pt in _pt[ev])
        {
            _q2.Fill(ev, pt);
        }

        return true;
    }
}

internal sealed class CentralJetPt : Analyzer
{
    private readonly Jagged<float> _pt = new("Jet_pt");
    private readonly Jagged<float> _eta = new("Jet_eta");
    private readonly Histogram<double> _q3 = new("q3", Axis.Regular(100, 15, 60));

    public override bool Process(Event ev)
    {
        ReadOnlySpan<float> pt = _pt[ev];
        ReadOnlySpan<float> eta = _eta[ev];
        for (int i = 0; i < pt.Length; i++)
        {
            if (Math.Abs(eta[i]) < 1)
            {
                _q3.Fill(ev, pt[i]);
            }
        }

        return true;
    }
}

internal sealed class TwoHardJets : Analyzer
{
    private readonly Jagged<float> _pt = new("Jet_pt");
    private readonly Column<float> _met = new("MET_pt");
    private readonly Histogram<double> _q4 = new("q4", Axis.Regular(100, 0, 2000));

    public override bool Process(Event ev)
    {
        int hard = 0;
        foreach (float pt in _pt[ev])
        {
            hard += pt > 40 ? 1 : 0;
        }

        if (hard >= 2)
        {
            _q4.Fill(ev, _met[ev]);
        }

        return true;
    }
}
