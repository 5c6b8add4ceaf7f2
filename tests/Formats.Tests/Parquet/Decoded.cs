using System.Collections;
using Heppy.Events;
using Heppy.Formats.Parquet;
using Xunit;

namespace Heppy.Formats.Tests.Parquet;

/// <summary>Columns of a file as plain lists, through the format's own interface.</summary>
internal static class Decoded
{
    public static FileFooter Footer(string path)
    {
        using IEventFile file = new ParquetFormat().Open(path);
        return file.Footer;
    }

    /// <summary>One array per row: the list, or the one value of a flat column.</summary>
    public static List<object?[]> Column(string path, string name, Type? type = null)
    {
        using IEventFile file = new ParquetFormat().Open(path);
        return Column(file, file.Footer.Columns.Single(c => c.Name == name), type);
    }

    public static List<object?[]> Column(IEventFile file, ColumnSchema column, Type? type = null)
    {
        type ??= Conversions.TypeOf(column.Type) is { IsValueType: true } value && column.IsNullable
            ? typeof(Nullable<>).MakeGenericType(value)
            : Conversions.TypeOf(column.Type);
        var buffer = ColumnBuffer.Create(column.Name, type, column.IsJagged);
        List<object?[]> rows = [];
        for (int group = 0; group < file.Footer.RowGroups.Count; group++)
        {
            file.Read(group, [buffer]);
            Assert.Equal(file.Footer.RowGroups[group], buffer.Rows);
            rows.AddRange(Rows(buffer));
        }

        return rows;
    }

    public static IEnumerable<object?[]> Rows(ColumnBuffer buffer)
    {
        var values = (IList)buffer.GetType().GetProperty("Values")!.GetValue(buffer)!;
        for (int row = 0; row < buffer.Rows; row++)
        {
            int start = buffer.IsJagged ? buffer.Offsets[row] : row;
            int end = buffer.IsJagged ? buffer.Offsets[row + 1] : row + 1;
            yield return [.. Enumerable.Range(start, end - start).Select(i => values[i])];
        }
    }

    public static void AssertSame(string name, List<object?[]> expected, List<object?[]> actual)
    {
        Assert.True(expected.Count == actual.Count, $"{name}: {expected.Count} rows expected, {actual.Count} read");
        for (int row = 0; row < expected.Count; row++)
        {
            Assert.True(expected[row].SequenceEqual(actual[row]),
                $"{name}, row {row}: [{string.Join(", ", expected[row])}] expected, [{string.Join(", ", actual[row])}] read");
        }
    }
}
