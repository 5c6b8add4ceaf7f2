using Xunit;

namespace Heppy.Application.Tests.Drawing;

/// <summary>What expressions mean: compared with the same written as C# over plain lists.</summary>
public sealed class ExpressionTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string?, Func<DrawnFile.Row, IEnumerable<double>>> Meanings => new()
    {
        { "MET_pt", null, r => [r.Met] },
        { "MET.pt", "kind == 1", r => r.Kind == 1 ? [r.Met] : [] },
        { "Muon_pt", null, r => r.MuonPt.Select(p => (double)p) },
        { "Muon_pt * 2 + 1", "Muon_pt > 20", r => r.MuonPt.Where(p => p > 20).Select(p => ((double)p * 2) + 1) },
        { "MET_pt", "Muon_pt > 20", r => r.MuonPt.Where(p => p > 20).Select(_ => (double)r.Met) },
        { "Muon_pt", "MET_pt > 50 && kind != 2 && Muon_charge > 0", r => r.MuonPt.Where((_, i) => r.Met > 50 && r.Kind != 2 && r.MuonCharge[i] > 0).Select(p => (double)p) },
        { "Muon_pt * Muon_charge", null, r => r.MuonPt.Select((p, i) => (double)p * r.MuonCharge[i]) },
        { "Jet_pt - Muon_pt", null, r => r.JetPt.Zip(r.MuonPt, (j, m) => (double)j - m) },
        { "Muon_pt[0]", null, r => r.MuonPt.Take(1).Select(p => (double)p) },
        { "Muon_pt[0] - Muon_pt[1]", null, r => r.MuonPt.Length > 1 ? [(double)r.MuonPt[0] - r.MuonPt[1]] : [] },
        { "Muon.pt[^1]", null, r => r.MuonPt.TakeLast(1).Select(p => (double)p) },
        { "MET_pt", "Muon_pt[1] > 10 || kind == 0", r => r.MuonPt.Length > 1 && (r.MuonPt[1] > 10 || r.Kind == 0) ? [r.Met] : [] },
        { "MET_pt", "kind == 0 || Muon_pt[1] > 10", r => r.Kind == 0 || (r.MuonPt.Length > 1 && r.MuonPt[1] > 10) ? [r.Met] : [] },
        { "nMuon", null, r => [r.MuonPt.Length] },
        { "nMuon - 2", null, r => [r.MuonPt.Length - 2] },
        { "kind - 5", null, r => [(double)r.Kind - 5] },
        { "nMuon > 1 ? Muon_pt[1] : -1", null, r => [r.MuonPt.Length > 1 ? r.MuonPt[1] : -1] },
        { "Sum(Muon_pt)", null, r => [r.MuonPt.Sum(p => (double)p)] },
        { "Max(Muon_pt)", null, r => r.MuonPt.Length == 0 ? [] : [r.MuonPt.Max()] },
        { "Min(Muon_pt)", "kind == 0", r => r.MuonPt.Length == 0 || r.Kind != 0 ? [] : [r.MuonPt.Min()] },
        { "Mean(Jet_pt)", null, r => r.JetPt.Length == 0 ? [] : [r.JetPt.Average(p => (double)p)] },
        { "Count(Muon_pt > 20)", null, r => [r.MuonPt.Count(p => p > 20)] },
        { "Count(Muon_pt) + Length(Jet_pt)", null, r => [r.MuonPt.Length + r.JetPt.Length] },
        { "MET_pt", "Any(Muon_pt > 12) && All(Muon_charge < 0)", r => r.MuonPt.Any(p => p > 12) && r.MuonCharge.All(c => c < 0) ? [r.Met] : [] },
        { "Sum(Muon_pt > Mean(Muon_pt))", null, r => [r.MuonPt.Count(p => (double)p > r.MuonPt.Average(q => (double)q))] },
        { "Muon_pt / Sum(Muon_pt)", null, r => r.MuonPt.Select(p => p / r.MuonPt.Sum(q => (double)q)) },
        { "Jet_pt[Muon_jetIdx]", null, r => r.MuonJet.Where(j => j >= 0 && j < r.JetPt.Length).Select(j => (double)r.JetPt[j]) },
        { "Sum(Jet_pt[Muon_jetIdx])", null, r => [r.MuonJet.Where(j => j >= 0 && j < r.JetPt.Length).Sum(j => (double)r.JetPt[j])] },
        { "Max(MET_pt, 50)", null, r => [Math.Max(r.Met, 50.0)] },
        { "event % 10", null, r => [r.Event % 10] },
        { "Sqrt(Abs(Cos(MET_pt))) * PI", null, r => [Math.Sqrt(Math.Abs(Math.Cos((double)r.Met))) * Math.PI] },
        { "kind == 1 ? MET_pt : (kind == 2 ? 7 : 8)", null, r => [r.Kind == 1 ? r.Met : r.Kind == 2 ? 7 : 8] },
        { "Muon_charge > 0", null, r => r.MuonCharge.Select(c => c > 0 ? 1.0 : 0) },
        { "Index", "Muon_pt > 0", r => r.MuonPt.Select((_, i) => (double)i) },
        { "MET_pt is > 20 and < 30", null, r => [r.Met is > 20 and < 30 ? 1 : 0] },
        { "(int)MET_pt", "name == \"n1\"", r => r.Kind == 1 ? [(int)r.Met] : [] },
        { "Sum((Jet_pt > 30 ? 1 : 0))", null, r => [r.JetPt.Count(p => p > 30)] },
    };

    [Theory]
    [MemberData(nameof(Meanings), DisableDiscoveryEnumeration = true)]
    public void An_expression_is_what_it_is_in_CSharp(string expression, string? cut, Func<DrawnFile.Row, IEnumerable<double>> meaning)
    {
        double[] values = [.. DrawnFile.All.SelectMany(meaning)];
        var (entries, mean, deviation) = DrawTool.Statistics([DrawnFile.Write(_folder["a.parquet"]), expression, .. cut is null ? Array.Empty<string>() : ["--cut", cut]]);

        Assert.Equal(values.Length, entries);
        double expected = values.Average();
        Assert.Equal(expected, mean, Math.Abs(expected * 2e-5) + 1e-9);
        Assert.Equal(Math.Sqrt(values.Average(v => (v - expected) * (v - expected))), deviation, (Math.Abs(expected) * 2e-5) + 1e-6 + (deviation * 1e-5));
    }

    [Fact]
    public void Weights_count()
    {
        string file = DrawnFile.Write(_folder["a.parquet"]);
        (int code, string output, string error) = DrawTool.Run(file, "Muon_pt", "--weight", "MET_pt * Muon_charge", "--bins", "10,0,100", "-q");

        Assert.Equal((0, ""), (code, error));
        double sum = DrawnFile.All.Sum(r => r.MuonCharge.Sum(c => (double)r.Met * c));
        string[] cells = output.Split('\n')[2].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(sum, double.Parse(cells[1]), Math.Abs(sum) * 1e-5);
    }

    [Fact]
    public void Trees_and_tables_give_the_same_on_any_number_of_threads()
    {
        string parquet = DrawnFile.Write(_folder["a.parquet"]);
        string root = DrawnFile.Write(_folder["a.root"]);
        string[] expressions = ["Muon_pt", "Muon_pt[0] + MET_pt", "Jet_pt : Muon_pt", "Muon_charge"];
        string expected = DrawTool.Run([parquet, .. expressions, "-j", "1"]).Output;

        Assert.Contains("mean", expected, StringComparison.Ordinal);
        Assert.Equal(expected, DrawTool.Run([parquet, .. expressions, "-j", "3"]).Output);
        Assert.Equal(expected, DrawTool.Run([root, .. expressions, "-j", "2"]).Output);
    }

    [Fact]
    public void Files_are_drawn_together_and_a_number_of_events_is_that_of_all()
    {
        DrawnFile.Write(_folder["a1.parquet"]);
        DrawnFile.Write(_folder["a2.parquet"]);

        Assert.Equal(2 * DrawnFile.Rows, DrawTool.Statistics(_folder["a?.parquet"], "MET_pt").Entries);
        Assert.Equal(DrawnFile.Rows + 1, DrawTool.Statistics(_folder["a?.parquet"], "MET_pt", "-N", "1001").Entries);
    }
}
