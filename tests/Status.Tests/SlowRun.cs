using Heppy.Commands;
using Heppy.Samples.Tests;

namespace Heppy.Status.Tests;

/// <summary>A run of six chunks in a thread of its own, which waits in its third chunk until it is told to go on; the last chunk fails.</summary>
internal sealed class SlowRun : IDisposable
{
    private readonly Task<int> _run;

    internal SlowRun(TestFolder folder)
    {
        Outdir = folder["Slow"];
        Gate = folder["gate"];
        string analysis = folder["slow.cs"];
        File.WriteAllText(analysis, """
            using Heppy;
            using Heppy.Examples;
            using Heppy.Physics;

            var signal = new GeneratedComponent("signal") { Generator = new FourMuonGenerator(FourMuonProcess.Higgs, seed: 1), Events = 60, SplitFactor = 6 };
            var options = new Options(args);
            string gate = options.Get("gate", "", "file that is waited for");
            return Application.Run(args, new Config { Components = [signal], Sequence = sample => [new Slow { Gate = gate }] });

            sealed class Slow : Analyzer
            {
                public string Gate { get; init; } = "";
                readonly Cut all = new("all");
                readonly Histogram<double> number = new("number", Axis.Regular(10, 0, 10, "x [GeV]"));

                public override bool Process(Event ev)
                {
                    while (ev.Entry >= 20 && !File.Exists(Gate)) Thread.Sleep(5);
                    if (ev.Entry == 55) throw new InvalidOperationException("too <late>");
                    number.Fill(ev, ev.Entry % 10);
                    return all.Pass(ev, true);
                }
            }
            """);
        _run = Task.Run(() => HeppyCommand.Main(["-q", "--executor", "synchronous", "-o", $"gate={Gate}", Outdir, analysis]));
    }

    internal string Outdir { get; }

    private string Gate { get; }

    /// <summary>Waits until two chunks are sealed and the third is being processed.</summary>
    internal void WaitForTheThirdChunk() => Until(() =>
        File.Exists(Path.Combine(Outdir, "signal_Chunk1", "manifest.json")) && Directory.Exists(Path.Combine(Outdir, "signal_Chunk2")) && Directory.GetDirectories(Path.Combine(Outdir, "signal_Chunk2"), ".attempt-*").Length > 0);

    /// <summary>Lets it go on, and returns its exit code.</summary>
    internal int Finish()
    {
        File.WriteAllText(Gate, "");
        return _run.GetAwaiter().GetResult();
    }

    /// <summary>Waits for something that is bound to happen.</summary>
    internal void Until(Func<bool> isSo)
    {
        for (int left = 6000; !isSo(); left--)
        {
            if (left == 0 || _run.IsCompleted)
            {
                throw new InvalidOperationException($"in vain: the run {(_run.IsCompleted ? $"has ended with {_run.Result}" : "goes on")}");
            }

            Thread.Sleep(10);
        }
    }

    public void Dispose() => Finish();
}
