using System.Text;
using Heppy.Events;
using Heppy.Formats.Root;
using Heppy.Formats.Root.Objects;
using Heppy.Formats.Root.Writing;
using Heppy.Trees;
using Xunit;

namespace Heppy.Application.Tests.Listing;

/// <summary>What <c>heppy-ls</c> says of ROOT files with old cycles, classes that nobody knows, and branches that come to one name.</summary>
public sealed class RootLsTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Older_cycles_are_listed_when_they_are_asked_for()
    {
        string path = Write(file =>
        {
            WrittenDirectory plots = file.MakeDirectory(file.Top, "plots", "");
            file.Write(file.Top, Tree(entries: 3), "events", "");
            file.Write(plots, Note("first"), "note", "first");
            file.Write(plots, Note("second"), "note", "second");
            file.Write(file.Top, Tree(entries: 5), "events", "");
        });

        Assert.Equal(["plots/", "events;2 5", "plots/note;2"], Objects(path));
        Assert.Equal(["plots/", "events;1 3", "events;2 5", "plots/note;1", "plots/note;2"], Objects("-l", path));
        Assert.Equal(["events;1 3"], Objects("--tree", "events;1", path));
        Assert.Equal(["plots/note;2"], Objects("--tree", "plots/*", path));
    }

    [Fact]
    public void An_object_of_an_unknown_class_is_listed_by_its_class_and_size_and_the_rest_is_read()
    {
        string path = Write(file =>
        {
            Foreign(file, "RooWorkspace", "fit");
            Foreign(file, "TH2Poly", "map");
            file.Write(file.Top, Tree(entries: 3), "events", "");
        });
        var (code, output, error) = Converting.ConvertTool.List(path);

        Assert.Equal((0, ""), (code, error));
        string[] lines = [.. output.TrimEnd('\n').Split('\n').Skip(1)];
        Assert.Equal(["fit;1 RooWorkspace 98 B (40 B unpacked) \"from elsewhere\"", "map;1 TH2Poly 93 B (40 B unpacked) \"from elsewhere\""], lines[..2].Select(Words));
        Assert.StartsWith("  events;1  TTree         3 entries, 0 columns, 1 cluster", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_histogram_whose_class_is_not_described_is_said_to_be_unreadable()
    {
        string path = Write(file => Foreign(file, "TH1F", "h"));
        var (code, output, error) = Converting.ConvertTool.List(path);

        Assert.Contains("  h;1  TH1F  88 B, cannot be read", output, StringComparison.Ordinal);
        Assert.Contains($"heppy-ls: {path}: TH1F h;1 cannot be understood: TH1F version ", error, StringComparison.Ordinal);
        Assert.Equal(1, code);
    }

    [Fact]
    public void Branches_that_come_to_one_name_are_all_listed_and_are_not_converted()
    {
        string path = _folder["clash.root"];
        using (FileStream stream = File.Create(path))
        using (ITreeWriter tree = new RootFormat().Create(stream, [new("a.b", ElementType.Float), new("c", ElementType.Int32), new("a_b", ElementType.Float)]))
        {
            tree.Finish();
        }

        string[] columns = [.. Converting.ConvertTool.List("-l", path).Output.TrimEnd('\n').Split('\n').Skip(2).Select(Words)];
        Assert.Equal(3, columns.Length);
        Assert.Equal("a.b TLeafF a.b, one of the branches a.b, a_b that come to the same name a_b 0 B 0 B unpacked cannot be read", columns[0]);
        Assert.StartsWith("a_b TLeafF a_b, one of the branches a.b, a_b that come", columns[2], StringComparison.Ordinal);

        var (code, _, error) = Converting.ConvertTool.Run("-q", path, _folder["all.parquet"]);
        Assert.Equal(0, code);
        Assert.Contains("2 columns are left out: a.b (TLeafF a.b, one of the branches a.b, a_b that come to the same name a_b cannot be read)", error, StringComparison.Ordinal);
        using IEventFile converted = Converting.ConvertTool.Parquet(_folder["all.parquet"]);
        Assert.Equal(["c"], converted.Footer.Columns.Select(c => c.Name));

        var asked = Converting.ConvertTool.Run("-q", "--columns", "a_b", path, _folder["one.parquet"]);
        Assert.Equal(1, asked.Code);
        Assert.Contains("column a_b was asked for, but TLeafF a_b, one of the branches a.b, a_b that come to the same name a_b cannot be read.", asked.Error, StringComparison.Ordinal);
    }

    private string Write(Action<RootFileWriter> objects)
    {
        using FileStream stream = File.Create(_folder["made.root"]);
        using var file = new RootFileWriter(stream, "made.root", "", RootCompression.None);
        objects(file);
        file.Finish();
        return _folder["made.root"];
    }

    /// <summary>Each object that is listed: its name, and of a tree its entries.</summary>
    private static IEnumerable<string> Objects(params string[] typed) => Converting.ConvertTool.List(typed).Output.TrimEnd('\n').Split('\n').Skip(1)
        .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(w => w[1] == "TTree" ? $"{w[0]} {w[2]}" : w[0]);

    private static string Words(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static RootObject Tree(long entries)
    {
        RootObject tree = Look.Of("TTree");
        tree.Set("fName", "events");
        tree.Set("fEntries", entries);
        return tree;
    }

    private static RootObject Note(string text)
    {
        var note = new RootObject("TNamed");
        note.Set("fName", "note");
        note.Set("fTitle", text);
        return note;
    }

    /// <summary>An object of a class that the file does not describe: 40 bytes with a byte count and version 99.</summary>
    private static void Foreign(RootFileWriter file, string className, string name)
    {
        byte[] bytes = [0x40, 0, 0, 36, 0, 99, .. Encoding.ASCII.GetBytes(new string('x', 34))];
        file.Top.Add(file.Record(new KeyHeader(className, name, "from elsewhere", file.Top.Position), bytes));
    }
}
