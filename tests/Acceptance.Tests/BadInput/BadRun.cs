using Heppy.Examples;

[assembly: Xunit.AssemblyFixture(typeof(Heppy.Acceptance.Tests.BadInput.BadRun))]

namespace Heppy.Acceptance.Tests.BadInput;

/// <summary>A small configuration with its input, to be spoiled in one place.</summary>
public sealed class BadRun : IDisposable
{
    /// <summary>The configuration before it is spoiled.</summary>
    internal const string Good = """
        #!/usr/bin/env dotnet
        #:project ../src/Application
        using Heppy;
        using Heppy.Analyzers;
        using Heppy.Physics;

        var options = new Options(args);
        double minPt = options.Get("minPt", 5.0, "lowest pT");
        var ggH = new MCComponent("ggH") { Files = ["data/*.parquet"], CrossSection = 1, GeneratorWeight = "genWeight", SplitFactor = 4 };

        return Application.Run(args, new Config
        {
            Components = [ggH],
            Sequence = sample =>
            [
                new ParticleReader<Muon> { Collection = "Muon", Output = "muons" },
                new Selector<Muon> { Input = "muons", Output = "good_muons", Where = (in m) => m.Pt > minPt },
                new Fill(),
            ],
        });

        readonly record struct Muon(float Pt, float Eta, float Phi, float Mass, int Charge) : ICharged;

        sealed class Fill : Analyzer
        {
            readonly Input<Muon> muons = new("good_muons");
            readonly Histogram<double> pt = new("pt", Axis.Regular(10, 0, 100));

            public override bool Process(Event ev)
            {
                foreach (var m in muons[ev]) pt.Fill(ev, m.Pt);
                return true;
            }
        }
        """;

    private readonly TestFolder _folder = new();
    private readonly Lazy<(string Outdir, string Config)> _finished;
    private int _number;

    public BadRun()
    {
        ExampleData.Write(_folder["data"], "", new FourMuonGenerator(FourMuonProcess.Higgs, 5), files: 3, eventsPerFile: 5_000);
        _finished = new(() =>
        {
            (string outdir, string config) = (NewOutdir(), Spoiled("", ""));
            Run("heppy", "-q", outdir, config).ShouldEndWith(ExitCode.Success);
            return (outdir, config);
        });
    }

    /// <summary>Path of an entry beside the configuration.</summary>
    internal string this[string name] => _folder[name];

    /// <summary>Runs a command in the directory of the configuration.</summary>
    internal ToolResult Run(string command, params string[] args) => Tool.RunIn(_folder.Path, new Dictionary<string, string>(), command, args);

    /// <summary>Writes the configuration with one text replaced by another.</summary>
    /// <returns>Name of the file.</returns>
    internal string Spoiled(string text, string by)
    {
        string name = $"config_{Interlocked.Increment(ref _number)}.cs";
        string spoiled = text.Length == 0 ? Good : Good.Replace(text, by, StringComparison.Ordinal);
        Xunit.Assert.True(text.Length == 0 || spoiled != Good, $"'{text}' is not in the configuration");
        File.WriteAllText(_folder[name], spoiled);
        return name;
    }

    /// <summary>Name of a run's directory that does not exist yet.</summary>
    internal string NewOutdir() => $"Out_{Interlocked.Increment(ref _number)}";

    /// <summary>A run of the good configuration in four chunks, all sealed: a copy, to be spoiled.</summary>
    /// <param name="config">Its configuration, to be left as it is.</param>
    /// <returns>Name of its directory.</returns>
    internal string Finished(out string config)
    {
        string outdir = NewOutdir();
        config = _finished.Value.Config;
        string finished = _folder[_finished.Value.Outdir];
        foreach (string file in Directory.EnumerateFiles(finished, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(_folder[outdir], Path.GetRelativePath(finished, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return outdir;
    }

    public void Dispose() => _folder.Dispose();
}
