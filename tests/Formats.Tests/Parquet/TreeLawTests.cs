using CsCheck;
using Heppy.Events;
using Heppy.Formats.Parquet;
using Heppy.Trees;
using ParquetSharp;
using Xunit;

namespace Heppy.Formats.Tests.Parquet;

public class TreeLawTests
{
    [Fact]
    public void What_is_written_is_read()
    {
        using var folder = new ScratchFolder();
        Trees.Gen(40).Sample(
            columns =>
            {
                string path = folder.Write($"{Guid.NewGuid():N}.parquet", Trees.Write(Trees.Schema, columns, rowsPerGroup: 7));
                using IEventFile file = new ParquetFormat().Open(path);
                for (int i = 0; i < columns.Length; i++)
                {
                    ColumnSchema read = file.Footer.Columns[i];
                    Assert.Equal(Trees.Schema[i], read with { Stored = "" });
                    Decoded.AssertSame(read.Name, [.. Decoded.Rows(columns[i])], Decoded.Column(file, read));
                }
            },
            iter: 30, threads: 1);
    }

    [Fact]
    public void The_same_rows_give_the_same_bytes_however_they_are_appended() =>
        Gen.Select(Trees.Gen(40), Gen.Int[0, 40].Array[0, 6]).Sample(
            (columns, cuts) => Assert.Equal(
                Trees.Write(Trees.Schema, columns, 7), Trees.Write(Trees.Schema, columns, 7, cuts)),
            iter: 30, threads: 1);

    [Fact]
    public void DuckDB_reads_what_is_written()
    {
        using var folder = new ScratchFolder();
        using var duck = new Duck();
        ColumnBuffer[] columns = Trees.Fill(Trees.Schema, 100, seed: 1);
        string path = folder.Write("tree.parquet", Trees.Write(Trees.Schema, columns, 33));
        using IEventFile file = new ParquetFormat().Open(path);
        for (int i = 0; i < columns.Length; i++)
        {
            Decoded.AssertSame(columns[i].Name, [.. Decoded.Rows(columns[i])], duck.Column(path, file.Footer.Columns[i]));
        }
    }

    [Fact]
    public void A_tree_without_rows_has_its_full_schema_and_no_row_group()
    {
        using var folder = new ScratchFolder();
        string path = folder.Write("empty.parquet", Trees.Write(Trees.Schema, Trees.Fill(Trees.Schema, 0, 1), 7));
        FileFooter footer = Decoded.Footer(path);
        Assert.Empty(footer.RowGroups);
        Assert.Equal(Trees.Schema, footer.Columns.Select(c => c with { Stored = "" }).Take(Trees.Schema.Length));
        using var duck = new Duck();
        Assert.All(duck.Columns(path, footer.Columns.Take(Trees.Schema.Length).ToArray()), Assert.Empty);
    }

    [Fact]
    public void Lists_are_required_with_required_elements_and_integers_keep_their_sign()
    {
        using var folder = new ScratchFolder();
        string path = folder.Write("tree.parquet", Trees.Write(Trees.Schema, Trees.Fill(Trees.Schema, 10, 1), 7));
        using var reader = new ParquetFileReader(path);
        SchemaDescriptor schema = reader.FileMetaData.Schema;
        for (int i = 0; i < Trees.Schema.Length; i++)
        {
            ColumnSchema column = Trees.Schema[i];
            ColumnDescriptor stored = schema.Column(i);
            Assert.Equal(column.IsJagged ? $"{column.Name}.list.element" : column.Name, stored.Path.ToDotString());
            Assert.Equal((column.IsJagged ? 1 : 0) + (column.IsNullable ? 1 : 0), stored.MaxDefinitionLevel);
            using ParquetSharp.LogicalType type = stored.LogicalType;
            if (column.Type is >= ElementType.Int8 and <= ElementType.UInt64 && type is IntLogicalType integer)
            {
                Assert.Equal(column.Type.ToString()[0] == 'I', integer.IsSigned);
                Assert.EndsWith(column.Type.ToString().TrimStart('U', 'I', 'n', 't'), $"{integer.BitWidth}", StringComparison.Ordinal);
            }
            else
            {
                Assert.DoesNotContain(column.Type, (ElementType[])[ElementType.UInt8, ElementType.UInt32, ElementType.UInt64]);
            }
        }
    }

    [Fact]
    public void Row_groups_are_counted_from_the_first_row()
    {
        using var folder = new ScratchFolder();
        ColumnSchema[] schema = [new("x", ElementType.Float)];
        ColumnBuffer[] columns = Trees.Fill(schema, 140_000, 1);
        using (FileStream stream = File.Create(folder["tree.parquet"]))
        {
            using ITreeWriter writer = new ParquetFormat().Create(stream, schema);
            writer.Append(columns, 0, 1);
            writer.Append(columns, 1, 139_999);
            Assert.Equal(140_000, writer.Rows);
            writer.Finish();
        }

        Assert.Equal([65_536, 65_536, 8_928], Decoded.Footer(folder["tree.parquet"]).RowGroups);
    }

    [Fact]
    public void A_filter_of_DuckDB_finds_values_beside_NaN()
    {
        using var folder = new ScratchFolder();
        ColumnSchema[] schema = [new("x", ElementType.Float)];
        var x = new ColumnBuffer<float>("x", false);
        foreach (float value in (float[])[float.NaN, 3, float.NaN, -1])
        {
            x.Append(value);
        }

        string path = folder.Write("nan.parquet", Trees.Write(schema, [x], 100));
        using var duck = new Duck();
        Assert.Equal(1L, duck.Scalar($"SELECT count(*) FROM read_parquet('{path}') WHERE x > 2 AND x < 4"));
        Assert.Equal(1L, duck.Scalar($"SELECT count(*) FROM read_parquet('{path}') WHERE x < 0"));
    }
}
