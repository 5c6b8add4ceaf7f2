using Heppy.Events;
using Heppy.Formats.Root;
using ParquetSharp;
using Xunit;

namespace Heppy.Samples.Tests;

/// <summary>An analysis does not know whether its events are in an RNTuple or in Parquet.</summary>
public sealed class NTupleInputTests
{
    private const string Analysis = """
        #:project ../src/Application
        using Heppy;
        using Heppy.Analyzers;
        using Heppy.Physics;

        var options = new Options(args);
        var muons = new DataComponent("muons") { Files = [options.Get("file", "")], TreeName = options.Get("tree", "Events") };
        muons.SplitFactor = options.Get("split", 1);
        return Application.Run(args, new Config
        {
            Components = [muons],
            Sequence = sample => [new ParticleReader<Muon> { Collection = "Muon", Output = "muons" }, new Pairs(), new Skim()],
        });

        readonly record struct Muon(float Pt, float Eta, float Phi, float Mass, int Charge) : ICharged;

        readonly record struct Row(long Entry, uint Muons, double Mass, float[] Pt);

        sealed class Pairs : Analyzer
        {
            readonly Input<Muon> muons = new("muons");
            readonly Column<uint> count = new("nMuon");
            readonly Jagged<float> pt = new("Muon_pt");
            readonly Cut pair = new("a pair of opposite charge");
            readonly Histogram<double> mass = new("mass", Axis.Regular(100, 0, 120, "m [GeV]"));
            readonly Ntuple<Row> rows = new("rows");

            public override bool Process(Event ev)
            {
                if (!pair.Pass(ev, muons[ev].TryBestPair(Pdg.Z.Mass, out var z))) return false;
                mass.Fill(ev, z.Mass);
                rows.Fill(ev, new Row(ev.Entry, count[ev], z.Mass, pt[ev].ToArray()));
                return true;
            }
        }
        """;

    [Fact]
    public void An_RNTuple_and_its_copy_in_Parquet_give_the_same_bytes()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder["pairs.cs"], Analysis);
        string original = RealData.PathOf("root/Run2012BC_DoubleMuParked_Muons_1000evts_rntuple_v1-0-0-0.root");
        Copy(original, folder["copy.parquet"]);
        foreach ((string name, string file) in (ReadOnlySpan<(string, string)>)[("ntuple", original), ("parquet", folder["copy.parquet"])])
        {
            Sample.Succeed("heppy", "-o", $"file={file}", "-o", "split=3", folder[name], folder["pairs.cs"]);
            Sample.Succeed("heppy-hadd", folder[name]);
        }

        string[] files = [.. Directory.GetFiles(folder["ntuple/muons"], "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(folder["ntuple"], f))
            .Where(f => f.Contains("/Pairs/", StringComparison.Ordinal) || f.Contains("/Skim/", StringComparison.Ordinal) || f.EndsWith("summary.json", StringComparison.Ordinal))];
        Assert.True(files.Length >= 4, string.Join('\n', files));
        Assert.All(files, f => Assert.Equal(File.ReadAllBytes(folder[$"parquet/{f}"]), File.ReadAllBytes(folder[$"ntuple/{f}"])));
        using IEventFile rows = new Heppy.Formats.Parquet.ParquetFormat().Open(folder["ntuple/muons/Pairs/rows.parquet"]);
        Assert.InRange(rows.Footer.Entries, 100, 1000);
    }

    [Fact]
    public void A_field_that_is_no_column_is_refused_before_the_first_event()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder["pairs.cs"], Analysis.Replace("Muon_pt", "vector_vector_int32", StringComparison.Ordinal));
        string file = RealData.PathOf("root/test_stl_containers_rntuple_v1-0-0-0.root");
        (int code, string output) = Sample.Run("heppy", "-o", $"file={file}", "-o", "tree=ntuple", folder["Out"], folder["pairs.cs"]);
        Assert.NotEqual(0, code);
        Assert.Contains("column vector_vector_int32 (list of float, read by Pairs", output, StringComparison.Ordinal);
        Assert.Contains("is stored as a list of lists (vector_vector_int32._0: std::vector<std::int32_t>) in 1 of 1 file: ", output, StringComparison.Ordinal);
        Assert.Contains("which cannot be read", output, StringComparison.Ordinal);
    }

    private static void Copy(string original, string path)
    {
        using IEventFile file = new RootFormat().Open(original);
        var count = new ColumnBuffer<uint>("nMuon", false);
        ColumnBuffer<float>[] lists = [.. new[] { "pt", "eta", "phi", "mass" }.Select(n => new ColumnBuffer<float>($"Muon_{n}", true))];
        var charge = new ColumnBuffer<int>("Muon_charge", true);
        file.Read(0, [count, .. lists, charge], TestContext.Current.CancellationToken);
        using var writer = new ParquetFileWriter(path,
            [new ParquetSharp.Column<uint>(count.Name), .. lists.Select(l => new ParquetSharp.Column<float[]>(l.Name)), new ParquetSharp.Column<int[]>(charge.Name)]);
        for (int row = 0; row < count.Rows; row += 300)
        {
            int[] rows = [.. Enumerable.Range(row, Math.Min(300, count.Rows - row))];
            using RowGroupWriter group = writer.AppendRowGroup();
            Put(group, [.. rows.Select(r => count.Values[r])]);
            foreach (ColumnBuffer<float> list in lists)
            {
                Put(group, [.. rows.Select(r => list.Values[list.Offsets[r]..list.Offsets[r + 1]])]);
            }

            Put(group, [.. rows.Select(r => charge.Values[charge.Offsets[r]..charge.Offsets[r + 1]])]);
        }

        writer.Close();
    }

    private static void Put<T>(RowGroupWriter group, T[] values)
    {
        using LogicalColumnWriter<T> writer = group.NextColumn().LogicalWriter<T>();
        writer.WriteBatch(values);
    }
}
