using CsCheck;
using Heppy.Events;
using Heppy.Formats.Parquet;
using Heppy.Pools;
using Xunit;

namespace Heppy.Lazy.Tests;

public class LazyEventsTests
{
    [Fact]
    public void Results_are_those_of_a_plain_loop()
    {
        using var folder = new TestFolder();
        Events.Row[] rows = Events.Make(1000, 1);
        Events.Write(folder["a.parquet"], rows.AsSpan(0, 700));
        Events.Write(folder["b.parquet"], rows.AsSpan(700));

        Dimuons computed = Dimuons.Compute(new(folder["*.parquet"], folder["out/rows.parquet"], 3), "threads:2");

        Events.Row[] selected = [.. rows.Where(r => Events.Masses(r).Any() && r.Met > 20)];
        Assert.Equal(selected.Length, computed.Selected.Value);
        Assert.Equal(rows.Sum(r => Events.Masses(r).Count()), computed.Pairs.Value);
        Assert.Equal(rows.Sum(r => r.Met / 3.0), computed.MetSum.Value, 1e-8);
        Axis<double> axis = Axis.Regular(40, 0, 200);
        var masses = rows.SelectMany(r => Events.Masses(r).Select(m => (Bin: axis.Index(m), Weight: r.Met / 7.0))).ToLookup(m => m.Bin, m => m.Weight);
        Assert.All(computed.Mass.Content.Values().Index(), b => Assert.Equal(masses[b.Index].Sum(), b.Item, 1e-9));
        Assert.Equal(selected.Select(r => r.Stream).Distinct(), computed.Streams.Content.Axes[0].Describe().Categories);
        Assert.Equal(selected.Sum(r => r.Jets.Length), computed.Jets.Content.Values().Sum());
        using IEventFile file = new ParquetFormat().Open(computed.Rows.Path);
        var mass = new ColumnBuffer<double>("mass", isJagged: true);
        var count = new ColumnBuffer<int>("n", isJagged: false);
        file.Read(0, [mass, count]);
        Assert.Equal(selected.SelectMany(Events.Masses), mass.Values.Take(mass.Count));
        Assert.Equal(selected.Select(r => Events.Masses(r).Count()), count.Values.Take(count.Count));
    }

    [Fact]
    public void Partitions_do_not_change_results()
    {
        using var folder = new TestFolder();
        Gen.Select(Gen.Int[1, 400], Gen.Int[1, 90], Gen.Int[1, 12], Gen.Int[0, 400]).Sample((events, perGroup, partitions, cut) =>
        {
            Events.Row[] rows = Events.Make(events, events + perGroup);
            Events.Write(folder["1.parquet"], rows.AsSpan(0, Math.Min(cut, events)), perGroup);
            Events.Write(folder["2.parquet"], rows.AsSpan(Math.Min(cut, events)), perGroup + 3);
            string one = Dimuons.Compute(new(folder["?.parquet"], folder["one/rows.parquet"], 1), "synchronous").Text;
            string several = Dimuons.Compute(new(folder["?.parquet"], folder["several/rows.parquet"], partitions), "threads:3").Text;
            Assert.Equal(one, several);
        }, iter: 12, threads: 1);
    }

    [Fact]
    public void Each_pool_gives_the_same_bytes_and_leaves_no_part_behind()
    {
        using var folder = new TestFolder();
        Events.Write(folder["a.parquet"], Events.Make(900, 2));
        var request = new Dimuons.Request(folder["a.parquet"], folder["out/rows.parquet"], 5);

        // With HEPPY_TEST_FARMS=slurm,sge on these as well.
        string[] farms = Environment.GetEnvironmentVariable("HEPPY_TEST_FARMS")?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];
        string[] places = ["synchronous", "threads:3", "processes:2", .. farms];

        string[] texts = [.. places.Select(p => Dimuons.Compute(request, p).Text)];

        Assert.Single(texts.Distinct());
        Assert.Equal([folder["out/rows.parquet"]], Directory.GetFiles(folder["out"]));
    }

    [Fact]
    public void ROOT_files_give_the_same_as_Parquet_files()
    {
        using var folder = new TestFolder();
        Events.Row[] rows = Events.Make(300, 3);
        LazyEvents[] sources = [LazyEvents.FromParquet(Events.Write(folder["a.parquet"], rows)), LazyEvents.FromRoot(Events.Write(folder["a.root"], rows), "Events")];
        using Pool pool = Pool.Threads(2);

        double[][] bins = [.. sources.Select(e => e.List<float>("Jet_pt").Histogram("jets", Axis.Regular(10, 0, 100)).Compute(pool).Values())];

        Assert.Equal(rows.Sum(r => r.Jets.Length), bins[0].Sum());
        Assert.Equal(bins[0], bins[1]);
    }

    [Fact]
    public void Only_used_columns_are_read()
    {
        using var folder = new TestFolder();
        string path = Events.Write(folder["a.parquet"], Events.Make(1000, 4), rowsPerGroup: 1000);
        Damage(path, "Muon_eta");
        LazyEvents events = LazyEvents.FromParquet(path);
        LazyHistogram jets = events.List<float>("Jet_pt").Histogram("jets", Axis.Regular(10, 0, 100));
        LazyValue<long> hard = events.Where(events.Column<float>("MET_pt"), m => m > 50).Count();
        LazyValue<long> etas = events.List<float>("Muon_eta").Total();
        using Pool pool = Pool.Synchronous();

        LazyEvents.Compute(pool, jets, hard);
        LazyReport report = events.Report(jets, hard);

        Assert.Equal(["Jet_pt", "MET_pt"], report.Columns.Select(c => c.Name));
        Assert.Equal(9, report.AllColumns);
        Assert.InRange(report.Bytes, 1, report.AllBytes - 1);
        Assert.Contains($"2 of 9 columns, {report.Bytes:N0} of {report.AllBytes:N0} bytes, 1,000 events in 1 partitions", report.ToString(), StringComparison.Ordinal);
        Assert.Contains("Muon_eta", Assert.Throws<PoolException>(() => etas.Compute(pool)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_several_results_need_is_computed_once()
    {
        using var folder = new TestFolder();
        string path = Events.Write(folder["a.parquet"], Events.Make(200, 5));
        int calls = 0;
        LazyEvents events = LazyEvents.FromParquet(path);
        LazyColumn<double> met = events.Column<float>("MET_pt").Select(m => { Interlocked.Increment(ref calls); return (double)m; });
        using Pool pool = Pool.Threads(2);

        LazyEvents.Compute(pool, met.Sum(), met.Mean(), met.Histogram("met", Axis.Regular(5, 0, 100)), events.Where(met, m => m > 10).Count());

        Assert.Equal(200, calls);
    }

    [Fact]
    public void Files_without_events_give_empty_results()
    {
        using var folder = new TestFolder();
        Events.Write(folder["a.parquet"], []);

        Dimuons computed = Dimuons.Compute(new(folder["a.parquet"], folder["rows.parquet"], 4), "threads:2");

        Assert.Equal((0, 0, 0, 0), (computed.Selected.Value, computed.Pairs.Value, computed.Rows.Rows, computed.Mass.Content.Entries));
        using IEventFile file = new ParquetFormat().Open(computed.Rows.Path);
        Assert.Equal(["mass", "met", "n"], file.Footer.Columns.Where(c => !c.IsCount).Select(c => c.Name));
    }

    [Fact]
    public void All_mistakes_in_columns_are_told_before_the_first_event()
    {
        using var folder = new TestFolder();
        LazyEvents events = LazyEvents.FromParquet(Events.Write(folder["a.parquet"], Events.Make(10, 6)));
        using Pool pool = Pool.Threads(2);
        LazyResult[] results = [events.Column<float>("MET_pz").Histogram("a", Axis.Regular(1, 0, 1)), events.Column<int>("MET_pt").Select(m => (double)m).Sum()];

        string message = Assert.Throws<UserError>(() => LazyEvents.Compute(pool, results)).Message;

        Assert.Contains("MET_pz", message, StringComparison.Ordinal);
        Assert.Contains("MET_pt", message, StringComparison.Ordinal);
        Assert.Contains("Nothing was run", message, StringComparison.Ordinal);
        Assert.Contains("no file matches", Assert.Throws<UserError>(() => LazyEvents.FromParquet(folder["b*.parquet"]).Count().Compute(pool)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_of_different_events_are_not_put_together()
    {
        LazyEvents events = LazyEvents.FromParquet("a.parquet");
        LazyColumn<float> met = events.Column<float>("MET_pt");
        LazyEvents hard = events.Where(met, m => m > 50);
        LazyEvents soft = events.Where(met, m => m < 10);

        Assert.Same(hard, hard.Column<float>("MET_phi").Zip(met, (a, b) => a + b).Events);
        string message = Assert.Throws<UserError>(() => hard.Column<float>("x").Zip(soft.Column<float>("y"), (a, b) => a + b)).Message;
        Assert.StartsWith("'x' is known of 'events where m => m > 50' and 'y' of 'events where m => m < 10'", message, StringComparison.Ordinal);
        Assert.Contains("'x'", Assert.Throws<UserError>(() => events.Where(hard.Column<float>("x"), x => x > 0, "'x'")).Message, StringComparison.Ordinal);
        Assert.Contains("Repartition", Assert.Throws<UserError>(() => hard.Repartition(5)).Message, StringComparison.Ordinal);
        Assert.Contains("column 'x'", Assert.Throws<UserError>(() => events.ToParquet("b.parquet", ("x", hard.Column<float>("x")))).Message, StringComparison.Ordinal);
        Assert.Contains("two columns", Assert.Throws<UserError>(() => events.ToParquet("b.parquet", ("x", met), ("x", met))).Message, StringComparison.Ordinal);
        Assert.Contains("DateTime", Assert.Throws<UserError>(() => events.ToParquet("b.parquet", ("x", met.Select(_ => DateTime.UnixEpoch)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_of_one_name_are_refused()
    {
        LazyColumn<double> met = LazyEvents.FromParquet("a.parquet").Column<double>("MET_pt");
        using Pool pool = Pool.Synchronous();

        string message = Assert.Throws<UserError>(() => LazyEvents.Compute(pool, met.Histogram("met", Axis.Regular(1, 0, 1)), met.Histogram("met", Axis.Regular(2, 0, 1)))).Message;

        Assert.StartsWith("2 results are called met", message, StringComparison.Ordinal);
        Assert.Throws<UserError>(() => LazyEvents.Compute(pool));
    }

    [Fact]
    public void What_is_not_computed_has_no_value() => Assert.Contains(
        "count is not computed yet", Assert.Throws<InvalidOperationException>(() => LazyEvents.FromParquet("a.parquet").Count().Value).Message, StringComparison.Ordinal);

    [Fact]
    public void The_graph_as_text_is_always_the_same()
    {
        LazyEvents events = LazyEvents.FromParquet("data/a.parquet").Repartition(5);
        LazyColumn<float> met = events.Column<float>("MET_pt");
        LazyEvents hard = events.Where(met, m => m > 50);

        Assert.Equal("""
            digraph {
              rankdir=LR;
              node [fontname="sans-serif"];
              n0 [label="a.parquet in 5 partitions", shape=cylinder];
              n1 [label="Jet_pt", shape=ellipse];
              n0 -> n1;
              n2 [label="as double", shape=ellipse];
              n1 -> n2;
              n3 [label="histogram jets", shape=box, style=bold];
              n2 -> n3;
              n4 [label="MET_pt", shape=ellipse];
              n0 -> n4;
              n5 [label="m => m > 50", shape=ellipse];
              n4 -> n5;
              n6 [label="events where m => m > 50", shape=box];
              n5 -> n6;
              n7 [label="count", shape=box, style=bold];
              n6 -> n7;
            }

            """.ReplaceLineEndings("\n"), LazyGraph.ToDot(events.List<float>("Jet_pt").Histogram("jets", Axis.Regular(1, 0, 1)), hard.Count()));
    }

    /// <summary>Overwrites the stored bytes of a column.</summary>
    private static void Damage(string path, string column)
    {
        using var file = (ParquetEventFile)new ParquetFormat().Open(path);
        byte[] bytes = File.ReadAllBytes(path);
        foreach (var chunk in file.Metadata.RowGroups.SelectMany(g => g.Columns).Where(c => c.MetaData!.PathInSchema[0] == column))
        {
            bytes.AsSpan((int)chunk.MetaData!.DataPageOffset, (int)Math.Min(40, chunk.MetaData.TotalCompressedSize)).Fill(0xFF);
        }

        File.WriteAllBytes(path, bytes);
    }
}
