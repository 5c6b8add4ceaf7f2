#:include h_to_zz_samples.cs

using System.Globalization;
using Heppy;
using Heppy.Analyzers;
using Heppy.Physics;
using static HToZZSamples;

// The samples of the Higgs search in many small chunks, some of which misbehave on request.
var options = new Options(args);
int split = options.Get("split", 10, "chunks of each component");
string markers = options.Get("markers", "", "folder with a file for each chunk that is to misbehave");
Component[] components = [data_period_A, data_period_B, ggH_125, ZZ];
foreach (Component component in components)
{
    component.SplitFactor = split;
}

return Application.Run(args, new Config
{
    Components = components,
    Luminosity = 14.5,
    Sequence = sample =>
    [
        new Misbehaving(markers),
        new ParticleReader<Muon> { Collection = "Muon", Output = "muons" },
        new Selector<Muon> { Input = "muons", Output = "good_muons", Where = (in m) => m.Pt > 5 && m.MediumId },
        new Masses(),
    ],
});

readonly record struct Muon(float Pt, float Eta, float Phi, float Mass, int Charge, bool MediumId) : ICharged;

readonly record struct Row(uint Run, ulong Event, int Muons, float? Mass, double Weight);

sealed class Masses : Analyzer
{
    private readonly Input<Muon> muons = new("good_muons");
    private readonly Cut two = new("two muons");
    private readonly Histogram<double> mass = new("mass", Axis.Regular(80, 0, 160, "m_{Z} [GeV]"));
    private readonly Average leading = new("leading_pt");
    private readonly Ntuple<Row> rows = new("rows");

    public override bool Process(Event ev)
    {
        var mu = muons[ev];
        bool pair = mu.TryBestPair(Pdg.Z.Mass, out var z);
        rows.Fill(ev, new Row(ev.Run, ev.Number, mu.Length, pair ? (float)z.Mass : null, ev.Weight));
        if (!two.Pass(ev, mu.Length >= 2))
        {
            return false;
        }

        leading.Add(ev, mu[0].Pt);
        mass.Fill(ev, z.Mass);
        return true;
    }
}

/// <summary>Halfway through a chunk for which a marker lies there: writes down its process, then hangs, dawdles, or waits.</summary>
/// <param name="markers">Folder of the markers, each named after a chunk; it tells what to do. The first attempt takes it away.</param>
sealed class Misbehaving(string markers) : Analyzer
{
    private string way = "";
    private string begun = "";
    private int events;

    public override void BeginLoop(Setup setup)
    {
        // Jobs run in the directory of their chunk.
        string chunk = Path.GetFileName(Environment.CurrentDirectory);
        string marker = Path.Combine(markers, chunk);
        begun = marker + ".begun";
        if (markers.Length > 0 && File.Exists(marker))
        {
            way = File.ReadAllText(marker).Trim();
            File.Delete(marker);
        }
    }

    public override bool Process(Event ev)
    {
        if (way.Length > 0 && ++events >= 40)
        {
            Misbehave();
        }

        return true;
    }

    private void Misbehave()
    {
        if (events == 40)
        {
            // Complete when it appears.
            File.WriteAllText(begun + ".new", Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + "\n");
            File.Move(begun + ".new", begun);
        }

        switch (way)
        {
            case "hang":
                Thread.Sleep(Timeout.Infinite);
                break;
            case "dawdle":
                Thread.Sleep(1000);
                break;
            default:
                while (File.Exists(begun))
                {
                    Thread.Sleep(50);
                }

                way = "";
                break;
        }
    }
}
