#:include rich_samples.cs

using System.Globalization;
using System.Runtime.InteropServices;
using Heppy;
using Heppy.Analyzers;
using Heppy.Physics;
using static RichSamples;

var options = new Options(args);
int split = options.Get("split", 1, "chunks of each component");
bool extra = options.Get("extra", false, "also run a further sample");
bool automatic = options.Get("automatic", true, "fill a histogram with an automatic axis");
signal.SplitFactor = split;
collisions.SplitFactor = split;
made.SplitFactor = split;

return Application.Run(args, new Config
{
    Components = [signal, collisions, made, .. extra ? [further] : Array.Empty<Component>()],
    Luminosity = 14.5,
    Seed = 7,
    Services = [new Calibration()],
    Sequence = sample =>
    [
        new LumiMask(),
        new TriggerFilter(),
        new ParticleReader<Muon> { Collection = "Muon", Output = "muons" },
        new Fragile(automatic ? 10_000ul : 0),
        new Everything(automatic) { Label = "all" },
        new ScaleFactor<Muon> { Name = "id", Input = "muons", Value = (in m, shift) => shift.Pick(1, 1.02, m.Pt > 20 ? 0.99 : 0.97) },
        new ShapeVariation<Muon> { Name = "scale", Collection = "muons", Up = (in m) => m with { Pt = m.Pt * 1.1f }, Down = (in m) => m with { Pt = m.Pt * 0.9f } },
        new Everything(false) { Label = "again" },
        new Hard(),
        sample is GeneratedComponent ? null : new Skim { Keep = ["run", "event", "Muon_*", "MET_*"], Drop = ["Muon_mass"] },
    ],
});

readonly record struct Muon(float Pt, float Eta, float Phi, float Mass, int Charge) : ICharged;

/// <summary>Gives a factor while it is started.</summary>
sealed class Calibration : Service
{
    public double Factor { get; private set; }

    public override void Start() => Factor = 1.5;

    public override void Stop() => Factor = 0;
}

enum Kind { None, Single, Pair, More }

readonly record struct Row(uint Run, ulong Event, Kind Kind, float[] Pt, int? LeadingCharge, double? PairMass, double Smeared, double Weight);

/// <summary>On request: throws in some chunks while a marker file is there, or asks its own run to stop, now and then.</summary>
/// <param name="first">Events before this one are left in peace: those that the range of an automatic axis is found from.</param>
sealed class Fragile(ulong first) : Analyzer
{
    private static readonly string? marker = Environment.GetEnvironmentVariable("RICH_FAIL");
    private static readonly string[]? signal = Environment.GetEnvironmentVariable("RICH_SIGNAL")?.Split(':');
    private static readonly int pace = int.Parse(Environment.GetEnvironmentVariable("RICH_PACE") ?? "0", CultureInfo.InvariantCulture);
    private static readonly ManualResetEventSlim asked = new();

    public override bool Process(Event ev)
    {
        if (ev.Number > first && ev.Number % 2500 == 701 && marker is not null && File.Exists(marker))
        {
            throw new InvalidOperationException("the detector is asleep");
        }

        if (asked.IsSet)
        {
            // Until the signal has arrived.
            Thread.Sleep(1);
        }
        else if (signal is not null && ev.Number > first && ev.Number % 5000 == 1450 && IsFirst($"{signal[1]}/{ev.Component.Name}_{ev.Number}"))
        {
            asked.Set();
            bool isWorker = Environment.GetCommandLineArgs().Contains("--worker");
            kill(isWorker ? getppid() : Environment.ProcessId, int.Parse(signal[0], CultureInfo.InvariantCulture));
        }
        else if (pace > 0 && ev.Number % (ulong)pace == 0)
        {
            Thread.Sleep(1);
        }

        return true;
    }

    /// <summary>An event asks once, also when it is processed again.</summary>
    private static bool IsFirst(string path)
    {
        try
        {
            using FileStream made = new(path, FileMode.CreateNew);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    [DllImport("libc")]
    static extern int kill(int process, int signal);

    [DllImport("libc")]
    static extern int getppid();
}

sealed class Everything : Analyzer
{
    private readonly Input<Muon> muons = new("muons");
    private readonly Column<float> met = new("MET_pt");
    private readonly RandomNumbers random = new();
    private readonly Cut some = new("a muon");
    private readonly Cut hard = new("pT > 10 GeV");
    private readonly Histogram<double> pt = new("pt", Axis.Regular(40, 0, 200, "p_{T} [GeV]"));
    private readonly Histogram<double> variable = new("met", Axis.Variable([0, 10, 20, 50, 100, 300]));
    private readonly Histogram<double, double> plane = new("plane", Axis.Regular(20, -2.5, 2.5), Axis.Log(10, 1, 1000));
    private readonly Histogram<string, int, bool> cube = new("cube", Axis.Categories("kind"), Axis.Integer(0, 6), Axis.Boolean());
    private readonly Histogram<Kind> kinds = new("kinds", Axis.Categories<Kind>());
    private readonly Profile<double> profile = new("met_of_pt", Axis.Regular(10, 0, 100));
    private readonly Average average = new("mean_met");
    private readonly TextOutput text = new("picked.txt");
    private readonly Ntuple<Row> rows = new("rows");
    private readonly Histogram<double>? found;
    private Calibration calibration = null!;

    public Everything(bool automatic) => found = automatic ? new("found", Axis.Automatic(25)) : null;

    public override void BeginLoop(Setup setup) => calibration = setup.Service<Calibration>();

    public override bool Process(Event ev)
    {
        var mu = muons[ev];
        average.Add(ev, met[ev]);
        variable.Fill(ev, met[ev]);
        double smeared = met[ev] * (1 + (0.1 * random[ev].NextGaussian()));
        bool pair = mu.TryBestPair(Pdg.Z.Mass, out var z);
        Kind kind = (Kind)Math.Min(mu.Length, 3);
        kinds.Fill(ev, kind);
        cube.Fill(ev, $"{kind}{ev.Number % 7}", mu.Length, pair);
        rows.Fill(ev, new Row(ev.Run, ev.Number, kind, [.. mu.ToArray().Select(m => m.Pt)], mu.Length > 0 ? mu[0].Charge : null, pair ? z.Mass : null, smeared, ev.Weight));
        if (!some.Pass(ev, mu.Length > 0))
        {
            return true;
        }

        hard.Pass(ev, mu[0].Pt > 10);
        foreach (Muon m in mu)
        {
            pt.Fill(ev, m.Pt);
            plane.Fill(ev, m.Eta, m.Pt);
            profile.Fill(ev, m.Pt, smeared);
            found?.Fill(ev, m.Pt * smeared * calibration.Factor);
        }

        if (ev.Number % 97 == 0)
        {
            text.Write(ev, string.Create(CultureInfo.InvariantCulture, $"{ev.Run}:{ev.Lumi}:{ev.Number} {smeared:R} {random[ev].NextDouble():R}"));
        }

        return true;
    }
}

/// <summary>Ends most events, so that skims and cut flows are not everything.</summary>
sealed class Hard : Analyzer
{
    private readonly Input<Muon> muons = new("muons");

    public override bool Process(Event ev) => muons[ev].Length > 1;
}
