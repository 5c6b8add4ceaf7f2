using Heppy.Formats.Parquet;
using Xunit;

namespace Heppy.Acceptance.Tests.SameBytes;

/// <summary>Trees of several row groups: merging cuts them anew, counted from the first row of the component.</summary>
public sealed class LongTreeTests : IDisposable
{
    private const string Configuration = """
        #:project ../src/Application
        using Heppy;
        using Heppy.Examples;

        var options = new Options(args);
        var made = new GeneratedComponent("made") { Generator = new FourMuonGenerator(FourMuonProcess.Collisions, seed: 1), Events = 150_000 };
        made.SplitFactor = options.Get("split", 1);
        return Application.Run(args, new Config { Components = [made], Sequence = sample => [new Rows()] });

        readonly record struct Row(long Entry, float[] Numbers, int? Odd);

        sealed class Rows : Analyzer
        {
            readonly Ntuple<Row> rows = new("rows");

            public override bool Process(Event ev)
            {
                rows.Fill(ev, new Row(ev.Entry, ev.Entry % 3 == 0 ? [] : [ev.Entry, 1.5f], ev.Entry % 2 == 1 ? (int)ev.Entry : null));
                return true;
            }
        }
        """;

    private readonly TestFolder _folder = new();

    [Fact]
    public void A_tree_of_many_rows_has_the_same_bytes_from_one_chunk_and_from_seven()
    {
        File.WriteAllText(_folder["rows.cs"], Configuration);
        Run("heppy", "-q", "one", "rows.cs");
        Run("heppy", "-q", "-o", "split=7", "seven", "rows.cs");
        Run("heppy-hadd", "seven");

        Results.ShouldBeSame(Results.Of(_folder["one"]), Results.Of(_folder["seven"]));
        using Heppy.Events.IEventFile source = new ParquetFormat().Open(Path.Combine(_folder["seven"], "made", "Rows", "rows.parquet"));
        Assert.Equal([65_536L, 65_536L, 18_928L], source.Footer.RowGroups);
    }

    public void Dispose() => _folder.Dispose();

    private void Run(string command, params string[] args) =>
        Tool.RunIn(_folder.Path, new Dictionary<string, string>(), command, args).ShouldEndWith(ExitCode.Success);
}
