using Heppy.Events;
using ParquetSharp;
using ParquetSharp.Schema;
using Xunit;

namespace Heppy.Formats.Tests.Parquet;

/// <summary>Ways in which others have stored lists and nulls.</summary>
public sealed class LayoutTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public static TheoryData<string, string, bool, bool> Lists()
    {
        TheoryData<string, string, bool, bool> data = [];
        foreach ((string middle, string element) in ((string, string)[])[("list", "element"), ("list", "item"), ("bag", "array_element"), ("array", "")])
        {
            foreach (bool nullList in (bool[])[false, true])
            {
                data.Add(middle, element, nullList, false);
                if (element.Length > 0)
                {
                    data.Add(middle, element, nullList, true);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public void Lists_are_read_in_every_layout(string middle, string element, bool nullList, bool nullElement)
    {
        string path = _folder["list.parquet"];
        Node leaf = new PrimitiveNode(element.Length > 0 ? element : middle,
            element.Length == 0 ? Repetition.Repeated : nullElement ? Repetition.Optional : Repetition.Required,
            ParquetSharp.LogicalType.None(), PhysicalType.Float);
        Node inner = element.Length == 0 ? leaf : new GroupNode(middle, Repetition.Repeated, [leaf]);
        using var list = new GroupNode("Muon_pt", nullList ? Repetition.Optional : Repetition.Required, [inner], ParquetSharp.LogicalType.List());
        using var root = new GroupNode("schema", Repetition.Required, [list]);

        // Rows: [1, 2], [], null or [], [3 or null, 4].
        short some = (short)((nullList ? 1 : 0) + 1);
        short value = (short)(some + (nullElement ? 1 : 0));
        short[] definition = [value, value, (short)(some - 1), 0, nullElement ? some : value, value];
        short[] repetition = [0, 1, 0, 0, 0, 1];
        float[] values = nullElement ? [1, 2, 4] : [1, 2, 3, 4];
        WriteFloats(path, root, definition, repetition, values);

        Decoded.AssertSame("Muon_pt", [[1f, 2f], [], [], [nullElement ? null : 3f, 4f]], Decoded.Column(path, "Muon_pt"));
        Decoded.AssertSame("nMuon", [[2], [0], [0], [2]], Decoded.Column(path, "nMuon"));
        if (nullElement)
        {
            var e = Assert.Throws<InvalidDataException>(() => Decoded.Column(path, "Muon_pt", typeof(float)));
            Assert.Contains($"column Muon_pt (Muon_pt.{middle}.{element}: float)", e.Message, StringComparison.Ordinal);
            Assert.Contains("entry 3, is null inside its list", e.Message, StringComparison.Ordinal);
        }
        else
        {
            Decoded.AssertSame("Muon_pt", [[1d, 2d], [], [], [3d, 4d]], Decoded.Column(path, "Muon_pt", typeof(double?)));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Old_lists_of_structs_without_a_wrapper_are_read(bool isOptional)
    {
        Repetition repetition = isOptional ? Repetition.Optional : Repetition.Required;
        string path = _folder["array.parquet"];
        using var root = new GroupNode("schema", Repetition.Required,
        [
            new GroupNode("Muon", Repetition.Optional,
            [
                new GroupNode("array", Repetition.Repeated,
                [
                    new PrimitiveNode("pt", repetition, ParquetSharp.LogicalType.None(), PhysicalType.Float),
                    new PrimitiveNode("eta", repetition, ParquetSharp.LogicalType.None(), PhysicalType.Float),
                ]),
            ], ParquetSharp.LogicalType.List()),
        ]);
        short value = (short)(isOptional ? 3 : 2);
        WriteFloats(path, root, [value, value, 1, 0, value], [0, 1, 0, 0, 0], [1, 2, 3]);
        Decoded.AssertSame("Muon_pt", [[1f, 2f], [], [], [3f]], Decoded.Column(path, "Muon_pt", typeof(float)));
        Decoded.AssertSame("Muon_eta", [[1f, 2f], [], [], [3f]], Decoded.Column(path, "Muon_eta"));
        Decoded.AssertSame("nMuon", [[2], [0], [0], [1]], Decoded.Column(path, "nMuon", null));
    }

    [Fact]
    public void A_flat_null_needs_a_nullable_request()
    {
        using var duck = new Duck();
        string path = _folder["null.parquet"];
        duck.Run($"COPY (SELECT CASE WHEN i % 3 = 1 THEN NULL ELSE i::FLOAT END AS x, {{'pt': i}} AS MET FROM range(7) t(i)) TO '{path}'");
        Decoded.AssertSame("x", [[0f], [null], [2f], [3f], [null], [5f], [6f]], Decoded.Column(path, "x"));
        var e = Assert.Throws<InvalidDataException>(() => Decoded.Column(path, "x", typeof(double)));
        Assert.Contains($"{path}: column x (x: float), entry 1, is null", e.Message, StringComparison.Ordinal);
        Assert.Equal(7, Decoded.Column(path, "MET_pt", typeof(long)).Count);
    }

    [Fact]
    public void What_cannot_be_read_is_listed_and_the_rest_is_read()
    {
        using var duck = new Duck();
        string path = _folder["odd.parquet"];
        duck.Run($"COPY (SELECT 1.5::DECIMAL(9,2) AS d, DATE '2020-01-01' AS day, TIMESTAMP '2020-01-01' AS t, TIME '12:00' AS c, "
            + "[[1, 2]] AS nested, map(['a'], [1]) AS m, 'x'::BLOB AS b, uuid() AS u, 7::TINYINT AS ok, "
            + "['é', ''] AS names, 170141183460469231731687303715884105727::HUGEINT AS h) "
            + $"TO '{path}'");
        FileFooter footer = Decoded.Footer(path);
        Assert.Equal(["ok", "names", "h", "nnames"], footer.Columns.Where(c => c.Type != ElementType.Unsupported).Select(c => c.Name));
        Assert.Contains(footer.Columns, c => c.Stored == "nested.list.element.list.element: list of list of int32");
        Decoded.AssertSame("ok", [[(sbyte)7]], Decoded.Column(path, "ok"));
        Decoded.AssertSame("names", [["é", ""]], Decoded.Column(path, "names"));
    }

    [Theory]
    [InlineData("uncompressed")]
    [InlineData("snappy")]
    [InlineData("gzip")]
    [InlineData("zstd")]
    [InlineData("brotli")]
    [InlineData("lz4_raw")]
    public void Every_codec_is_read(string codec)
    {
        using var duck = new Duck();
        string path = _folder["codec.parquet"];
        duck.Run($"COPY (SELECT i % 5 AS few, i::DOUBLE / 7 AS x, range(i % 4) AS l, (i % 3)::VARCHAR AS s "
            + $"FROM range(3000) t(i)) TO '{path}' (COMPRESSION {codec})");
        foreach (ColumnSchema column in Decoded.Footer(path).Columns.Where(c => !c.IsCount))
        {
            Decoded.AssertSame(column.Name, duck.Column(path, column), Decoded.Column(path, column.Name));
        }
    }

    [Fact]
    public void A_count_is_that_of_the_first_column_of_its_name_whatever_else_is_read()
    {
        using var duck = new Duck();
        string path = _folder["counts.parquet"];
        duck.Run($"COPY (SELECT [1, 2] AS A_x, [1] AS A_y) TO '{path}'");
        using IEventFile file = new Heppy.Formats.Parquet.ParquetFormat().Open(path);
        var count = new ColumnBuffer<int>("nA", false);
        file.Read(0, [count, new ColumnBuffer<int>("A_y", true)], TestContext.Current.CancellationToken);
        Assert.Equal(2, count.Values[0]);
        Assert.Equal("length of A_x", file.Footer.Columns.Single(c => c.IsCount).Stored);
    }

    [Fact]
    public void Files_without_rows_are_read()
    {
        using var duck = new Duck();
        string path = _folder["empty.parquet"];
        duck.Run($"COPY (SELECT 1::FLOAT AS x, [1] AS Muon_q WHERE false) TO '{path}'");
        Assert.Equal(0, Decoded.Footer(path).Entries);
        Assert.Empty(Decoded.Column(path, "x"));
        Assert.Empty(Decoded.Column(path, "nMuon"));
    }

    public void Dispose() => _folder.Dispose();

    private static void WriteFloats(string path, GroupNode root, short[] definition, short[] repetition, float[] values)
    {
        using WriterProperties properties = WriterProperties.GetDefaultWriterProperties();
        using var writer = new ParquetFileWriter(path, root, properties);
        using (RowGroupWriter group = writer.AppendRowGroup())
        {
            for (int i = 0; i < CountLeaves(root); i++)
            {
                using var column = (ColumnWriter<float>)group.NextColumn();
                column.WriteBatch(definition.Length, definition, repetition, values);
            }
        }

        writer.Close();
    }

    private static int CountLeaves(Node node) => node is GroupNode group ? group.Fields.Sum(CountLeaves) : 1;
}
