using Heppy.Events;
using Heppy.Formats.Root;
using Heppy.Formats.Root.Files;
using Heppy.Formats.Root.Objects;
using Heppy.Formats.Root.Writing;
using Heppy.Formats.Tests.Parquet;
using Xunit;

namespace Heppy.Formats.Tests.Root;

/// <summary>Which tree of a file is read: of several cycles, in directories, without entries; and files that were never closed.</summary>
public sealed class RootDirectoryTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    [Theory]
    [InlineData(null, 5)]
    [InlineData("ntuples/events", 5)]
    [InlineData("ntuples/events;1", 3)]
    [InlineData("ntuples/events;2", 5)]
    public void The_newest_cycle_of_a_tree_is_read_or_the_one_that_is_named(string? name, long entries)
    {
        using IEventFile file = new RootFormat().Open(_folder.Write("cycles.root", Trees("events", "events")), name);

        Assert.Equal(entries, file.Footer.Entries);
    }

    [Theory]
    [InlineData("ntuples/events;3", "there is no tree ntuples/events;3 in this file. It has ntuples/events. Name one of them.")]
    [InlineData("events", "there is no tree events in this file. It has ntuples/events.")]
    [InlineData("ntuples", "there is no tree ntuples in this file.")]
    public void A_tree_that_is_not_there_is_refused_with_those_that_are(string name, string message)
    {
        string path = _folder.Write("cycles.root", Trees("events", "events"));

        Assert.StartsWith($"{path}: {message}", Assert.Throws<InvalidDataException>(() => new RootFormat().Open(path, name)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_trees_one_must_be_named()
    {
        string path = _folder.Write("two.root", Trees("electrons", "muons"));

        Assert.Contains("there is no tree Events in this file, but 2 others: ntuples/electrons, ntuples/muons.",
            Assert.Throws<InvalidDataException>(() => new RootFormat().Open(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tree_without_entries_has_its_columns_and_no_clusters()
    {
        using var stream = new MemoryStream();
        new RootFormat().Create(stream, [new ColumnSchema("run", ElementType.UInt32), new ColumnSchema("x", ElementType.Float, IsJagged: true)]).Finish();
        using IEventFile file = new RootFormat().Open(_folder.Write("none.root", stream.ToArray()));

        Assert.Equal(["run", "nx", "x"], file.Footer.Columns.Select(c => c.Name));
        Assert.Empty(file.Footer.RowGroups);
    }

    [Fact]
    public void A_file_that_was_never_closed_is_refused_and_not_taken_for_an_empty_one()
    {
        byte[] bytes = Trees("events");
        RootHeader header = RootFile.Open(new MemoryStream(bytes), "whole.root").Header;
        const int Keys = 26; // of a directory record with offsets of four bytes
        bytes.AsSpan(header.Begin + header.NameLength + Keys, 4).Clear();

        var e = Assert.Throws<InvalidDataException>(() => RootFile.Open(new MemoryStream(bytes), "stopped.root"));
        Assert.StartsWith("stopped.root was not closed: it has no list of its objects.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_objects_is_read_as_one()
    {
        using var stream = new MemoryStream();
        using (var writer = new RootFileWriter(stream, "empty.root", "", RootCompression.None))
        {
            writer.Finish();
        }

        string path = _folder.Write("empty.root", stream.ToArray());
        Assert.Equal($"{path}: there is no tree in this file. It has no objects.", Assert.Throws<InvalidDataException>(() => new RootFormat().Open(path)).Message);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Trees without branches in a directory, with 3 entries, 5, ...</summary>
    private static byte[] Trees(params string[] names)
    {
        using var stream = new MemoryStream();
        using var file = new RootFileWriter(stream, "trees.root", "", RootCompression.Zlib);
        WrittenDirectory directory = file.MakeDirectory(file.Top, "ntuples", "");
        for (int i = 0; i < names.Length; i++)
        {
            RootObject tree = Look.Of("TTree");
            tree.Set("fName", names[i]);
            tree.Set("fEntries", 3L + (2 * i));
            file.Write(directory, tree, names[i], "");
        }

        file.Finish();
        return stream.ToArray();
    }
}
