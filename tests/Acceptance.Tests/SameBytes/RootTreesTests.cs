using Heppy.Events;
using Heppy.Formats.Root;
using Heppy.Trees;
using Xunit;

namespace Heppy.Acceptance.Tests.SameBytes;

/// <summary>Ntuples as TTrees, and histograms in one ROOT file per component: the same bytes from any split.</summary>
public sealed class RootTreesTests : IDisposable
{
    private const string Configuration = """
        #:project ../src/Application
        using Heppy;
        using Heppy.Examples;

        var options = new Options(args);
        var made = new GeneratedComponent("made") { Generator = new FourMuonGenerator(FourMuonProcess.Collisions, seed: 1), Events = 150_000 };
        made.SplitFactor = options.Get("split", 1);
        return Application.Run(args, new Config { Components = [made], Trees = TreeFormat.Root, Sequence = sample => [new Rows()] });

        readonly record struct Row(long Entry, LISTS Numbers, string Name, double? Odd);

        sealed class Rows : Analyzer
        {
            readonly Ntuple<Row> rows = new("rows");
            readonly Histogram<double> entry = new("entry", Axis.Regular(10, 0, 150_000, "entry"));
            readonly Histogram<string> name = new("name", Axis.Categories("name"));

            public override bool Process(Event ev)
            {
                string last = $"n{ev.Entry % 10}";
                entry.Fill(ev, ev.Entry);
                name.Fill(ev, last);
                rows.Fill(ev, new Row(ev.Entry, ev.Entry % 3 == 0 ? [] : [VALUES], last, ev.Entry % 2 == 1 ? ev.Entry : null));
                return true;
            }
        }
        """;

    private readonly TestFolder _folder = new();

    [Fact]
    public void Trees_and_histograms_have_the_same_bytes_from_one_chunk_and_from_seven()
    {
        File.WriteAllText(_folder["rows.cs"], Configuration.Replace("LISTS", "float[]", StringComparison.Ordinal).Replace("VALUES", "ev.Entry, 1.5f", StringComparison.Ordinal));
        Run("heppy", "-q", "one", "rows.cs").ShouldEndWith(ExitCode.Success);
        Run("heppy", "-q", "-o", "split=7", "seven", "rows.cs").ShouldEndWith(ExitCode.Success);
        Run("heppy-hadd", "seven").ShouldEndWith(ExitCode.Success);

        Results.ShouldBeSame(Results.Of(_folder["one"]), Results.Of(_folder["seven"]));
        using IEventFile rows = new RootFormat().Open(_folder["seven/made/Rows/rows.root"], "rows");
        Assert.Equal([131_072L, 18_928L], rows.Footer.RowGroups);
        Assert.Equal(["Entry", "nNumbers", "Numbers", "Name", "Odd"], rows.Footer.Columns.Select(c => c.Name));
        var entry = new ColumnBuffer<long>("Entry", false);
        var odd = new ColumnBuffer<double>("Odd", false);
        rows.Read(1, [entry, odd], TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(131_072, 18_928).Select(i => (long)i), entry.Values.Take(entry.Rows));
        Assert.Equal([double.NaN, 131_073], odd.Values[..2]);

        RootHistograms histograms = RootHistograms.Read(_folder["seven/made/histograms.root"]);
        Assert.Equal(["Rows/entry", "Rows/name"], histograms.All.Select(h => h.Path));
        Assert.Equal(Enumerable.Repeat(15_000d, 10), histograms["Rows/entry"].Values);
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"n{i}"), histograms["Rows/name"].Axes[0].Categories);
    }

    [Fact]
    public void What_a_flat_tree_cannot_hold_is_refused_before_the_first_event()
    {
        File.WriteAllText(_folder["rows.cs"], Configuration.Replace("LISTS", "string[]", StringComparison.Ordinal).Replace("VALUES", "\"a\"", StringComparison.Ordinal));
        ToolResult result = Run("heppy", "-q", "out", "rows.cs").ShouldEndWith(ExitCode.WrongArguments);
        Assert.Contains("tree rows: Column Numbers has lists of strings, which a flat TTree cannot hold", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_whose_name_two_branches_come_to_is_refused_before_the_first_event()
    {
        using (FileStream stream = File.Create(_folder["clash.root"]))
        using (ITreeWriter tree = new RootFormat().Create(stream, [new("a.b", ElementType.Float), new("a_b", ElementType.Float)]))
        {
            tree.Finish();
        }

        File.WriteAllText(_folder["reads.cs"], """
            #:project ../src/Application
            using Heppy;

            var data = new DataComponent("data") { Files = ["clash.root"] };
            return Application.Run(args, new Config { Components = [data], Sequence = sample => [new Reads()] });

            sealed class Reads : Analyzer
            {
                readonly Column<float> b = new("a.b");

                public override bool Process(Event ev) => b[ev] > 0;
            }
            """);
        ToolResult result = Run("heppy", "-q", "out", "reads.cs").ShouldEndWith(ExitCode.WrongArguments);

        Assert.Contains("column a_b (float, read by Reads", result.Error, StringComparison.Ordinal);
        Assert.Contains(") is stored as TLeafF a_b, one of the branches a.b, a_b that come to the same name a_b in 1 of 1 file: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("clash.root, which cannot be read", result.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private ToolResult Run(string command, params string[] args) => Tool.RunIn(_folder.Path, new Dictionary<string, string>(), command, args);
}
