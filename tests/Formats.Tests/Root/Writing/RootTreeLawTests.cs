using CsCheck;
using Heppy.Events;
using Heppy.Formats.Root;
using Heppy.Formats.Root.Writing;
using Heppy.Formats.Tests.Parquet;
using Heppy.Trees;
using Xunit;
using RandomTrees = Heppy.Formats.Tests.Parquet.Trees;

namespace Heppy.Formats.Tests.Root.Writing;

/// <summary>What is written as a TTree is read, value by value, and its bytes depend on the rows only.</summary>
public sealed class RootTreeLawTests
{
    private static readonly int[] InSchema =
        [.. WrittenTrees.Schema.Select(c => Array.IndexOf(RandomTrees.Schema, c))];

    [Theory]
    [InlineData(RootCompression.None)]
    [InlineData(RootCompression.Zlib)]
    [InlineData(RootCompression.Zstd)]
    public void What_is_written_is_read(RootCompression compression)
    {
        using var folder = new ScratchFolder();
        Gen.Select(RandomTrees.Gen(40), Gen.Int[2, 12]).Sample(
            (all, mostRows) =>
            {
                ColumnBuffer[] columns = [.. InSchema.Select(i => all[i])];
                string path = folder.Write("tree.root", WrittenTrees.Write(WrittenTrees.Schema, columns, mostRows, compression));
                using IEventFile file = new RootFormat().Open(path);
                Dictionary<string, ColumnSchema> read = file.Footer.Columns.ToDictionary(c => c.Name);
                for (int i = 0; i < columns.Length; i++)
                {
                    ColumnSchema column = read[columns[i].Name];
                    Assert.Equal(WrittenTrees.Schema[i], column with { Stored = "" });
                    Decoded.AssertSame(column.Name, [.. Decoded.Rows(columns[i])], Decoded.Column(file, column));
                }
            },
            iter: 20, threads: 1);
    }

    [Fact]
    public void The_same_rows_give_the_same_bytes_however_they_are_appended() =>
        Gen.Select(RandomTrees.Gen(40), Gen.Int[0, 40].Array[0, 6]).Sample(
            (all, cuts) =>
            {
                ColumnBuffer[] columns = [.. InSchema.Select(i => all[i])];
                Assert.Equal(WrittenTrees.Write(WrittenTrees.Schema, columns, 6), WrittenTrees.Write(WrittenTrees.Schema, columns, 6, cuts: cuts));
            },
            iter: 20, threads: 1);

    [Fact]
    public void What_is_read_and_written_again_has_the_same_bytes()
    {
        using var folder = new ScratchFolder();
        byte[] once = WrittenTrees.Write(WrittenTrees.Schema, RandomTrees.Fill(WrittenTrees.Schema, 50, seed: 3), 8);
        string path = folder.Write("tree.root", once);
        using IEventFile file = new RootFormat().Open(path);
        using var stream = new MemoryStream();
        using var writer = new RootTreeWriter(stream, "tree", file.Footer.Columns, RootCompression.Zstd, 8, 2);
        ColumnBuffer[] columns = [.. file.Footer.Columns.Select(TreeColumns.BufferFor)];
        for (int group = 0; group < file.Footer.RowGroups.Count; group++)
        {
            file.Read(group, columns, TestContext.Current.CancellationToken);
            writer.Append(columns, 0, columns[0].Rows);
        }

        writer.Finish();
        Assert.Equal(once, stream.ToArray());
    }

    [Fact]
    public void Beyond_the_border_of_large_files_offsets_have_eight_bytes_and_everything_is_read()
    {
        using var folder = new ScratchFolder();
        ColumnBuffer[] columns = RandomTrees.Fill(WrittenTrees.Schema, 60, seed: 5);
        foreach (long border in (long[])[150, 3_000, 9_000, 12_000, 20_000])
        {
            byte[] bytes = WrittenTrees.Write(WrittenTrees.Schema, columns, 8, RootCompression.None, border);
            string path = folder.Write("tree.root", bytes);
            Assert.Equal(bytes.Length > border, bytes[32] == 8 || bytes[4] == 0 && bytes[5] == 0x10);
            for (int i = 0; i < columns.Length; i++)
            {
                Decoded.AssertSame(columns[i].Name, [.. Decoded.Rows(columns[i])], WrittenTrees.Read(path, columns[i].Name));
            }
        }
    }

    [Fact]
    public void Clusters_of_rows_of_any_size_are_found_again()
    {
        using var folder = new ScratchFolder();
        ColumnSchema[] schema = [new("x", ElementType.Int64, IsJagged: true)];
        var x = new ColumnBuffer<long>("x", true);
        for (int i = 0; i < 40; i++)
        {
            x.Append(new long[i is > 10 and < 20 ? 50 : 1]);
        }

        using var stream = new MemoryStream();
        using (var writer = new RootTreeWriter(stream, "tree", schema, RootCompression.None, mostRows: 8, step: 2, mostBytes: 400))
        {
            writer.Append([x], 0, 40);
            writer.Finish();
        }

        string path = folder.Write("tree.root", stream.ToArray());
        using IEventFile file = new RootFormat().Open(path);
        Assert.Equal([8, 4, 2, 2, 2, 2, 8, 8, 4], file.Footer.RowGroups);
        Decoded.AssertSame("x", [.. Decoded.Rows(x)], WrittenTrees.Read(path, "x"));
    }

    [Fact]
    public void A_tree_without_rows_has_its_branches()
    {
        using var folder = new ScratchFolder();
        string path = folder.Write("tree.root", WrittenTrees.Write(WrittenTrees.Schema, RandomTrees.Fill(WrittenTrees.Schema, 0, 1), 8));
        using IEventFile file = new RootFormat().Open(path);
        Assert.Equal(0, file.Footer.Entries);
        Assert.Equal(WrittenTrees.Schema.Length + WrittenTrees.Schema.Count(c => c.IsJagged), file.Footer.Columns.Count);
    }

    [Fact]
    public void A_long_tree_goes_through_the_public_format_in_clusters_of_131072_rows()
    {
        using var folder = new ScratchFolder();
        ColumnSchema[] schema = [new("x", ElementType.Float)];
        ColumnBuffer[] columns = RandomTrees.Fill(schema, 140_000, 1);
        using (FileStream stream = File.Create(folder["tree.root"]))
        {
            using ITreeWriter writer = new RootFormat().Create(stream, schema, "rows");
            writer.Append(columns, 0, 1);
            writer.Append(columns, 1, 139_999);
            Assert.Equal(140_000, writer.Rows);
            writer.Finish();
        }

        using IEventFile file = new RootFormat().Open(folder["tree.root"], "rows");
        Assert.Equal([131_072, 8_928], file.Footer.RowGroups);
        Decoded.AssertSame("x", [.. Decoded.Rows(columns[0])], Decoded.Column(file, file.Footer.Columns[0]));
    }
}
