#!/usr/bin/env dotnet
#:project ../../src/Application
#:package Microsoft.ML.OnnxRuntime@1.31.1
// A neural network says which pairs of muons are Z bosons, for one event at a time or for many.
//   heppy Outdir samples/onnx/analysis.cs [-o batch=256]
// dimuon.onnx is written by tests/Acceptance.Tests/Models/OnnxModel.cs, which shows its layers.

using Heppy;
using Heppy.Analyzers;
using Heppy.Examples;
using Heppy.Physics;
using Microsoft.ML.OnnxRuntime;

var options = new Options(args);
int batch = options.Get("batch", 1, "events that are evaluated together");

var Zmumu = new GeneratedComponent("Zmumu") { Generator = new FourMuonGenerator(FourMuonProcess.Collisions, seed: 1), Events = 20_000 };
Zmumu.SplitFactor = 2;

var network = new Network(Config.File("dimuon.onnx"));                      // travels with the run; read once, serves all threads

return Application.Run(args, new Config
{
    Components = [Zmumu],
    Sequence = sample =>
    [
        new ParticleReader<Muon> { Collection = "Muon", Output = "muons" },
        new ShapeVariation<Muon> { Name = "muon_scale", Collection = "muons", Up = (in m) => m with { Pt = m.Pt * 1.01f }, Down = (in m) => m with { Pt = m.Pt * 0.99f } },
        new Classifier(network, batch),
    ],
});

readonly record struct Muon(float Pt, float Eta, float Phi, float Mass, int Charge) : ICharged;

/// <summary>What the network looks at, and what is filled with its answer.</summary>
readonly record struct Candidate(float Mass, float Pt, float DeltaEta, ulong Event);

readonly record struct Row(ulong Event, float Mass, float Pt, float DeltaEta, float Score);

sealed class Classifier(Network network, int batch) : Analyzer
{
    readonly Input<Muon> muons = new("muons");
    readonly EventQueue<Candidate> queue = new(batch);
    readonly Network.Evaluation evaluation = network.For(batch);
    readonly Cut isZ = new("the network says Z");
    readonly Histogram<double> score = new("score", Axis.Regular(50, 0, 1, "score"));
    readonly Histogram<double> mass = new("mass", Axis.Regular(60, 60, 120, "m_{#mu#mu} [GeV]"));
    readonly Ntuple<Row> rows = new("candidates");

    public override bool Process(Event ev)
    {
        if (!muons[ev].TryBestPair(Pdg.Z.Mass, out var z)) return false;
        queue.Add(ev, new Candidate((float)z.Mass, (float)z.P4.Pt, Math.Abs(z.First.Eta - z.Second.Eta), ev.Number));
        if (queue.IsFull) Evaluate();
        return true;
    }

    public override void EndLoop() => Evaluate();

    void Evaluate()
    {
        var candidates = queue.Items;
        var scores = evaluation.Of(candidates);
        for (int i = 0; i < candidates.Length; i++)
        {
            Event ev = queue[i];                                            // with its weight and variation
            score.Fill(ev, scores[i]);
            rows.Fill(ev, new Row(candidates[i].Event, candidates[i].Mass, candidates[i].Pt, candidates[i].DeltaEta, scores[i]));
            if (isZ.Pass(ev, scores[i] > 0.5f)) mass.Fill(ev, candidates[i].Mass);
        }
        queue.Clear();
    }
}

/// <summary>A network in a file; a session may be used by several threads at once.</summary>
sealed class Network(string path)
{
    readonly InferenceSession session = new(path, new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 });

    public Evaluation For(int most) => new(session, most);

    /// <summary>Buffers for the events of one analyzer.</summary>
    public sealed class Evaluation(InferenceSession session, int most)
    {
        const int Features = 3;
        readonly float[] inputs = new float[most * Features];
        readonly float[] scores = new float[most];
        readonly RunOptions run = new();

        public ReadOnlySpan<float> Of(ReadOnlySpan<Candidate> candidates)
        {
            if (candidates.Length == 0) return [];
            for (int i = 0; i < candidates.Length; i++)
            {
                (inputs[Features * i], inputs[Features * i + 1], inputs[Features * i + 2]) = (candidates[i].Mass, candidates[i].Pt, candidates[i].DeltaEta);
            }
            int count = candidates.Length;
            using var input = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, inputs.AsMemory(0, count * Features), [count, Features]);
            using var output = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, scores.AsMemory(0, count), [count, 1]);
            session.Run(run, ["candidates"], [input], ["scores"], [output]);
            return scores.AsSpan(0, count);
        }
    }
}
