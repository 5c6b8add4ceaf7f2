using System.Globalization;
using System.Text;

namespace Heppy.Lazy;

/// <summary>What is read for some results.</summary>
/// <param name="Columns">The columns that are read, by name, with their compressed sizes in all files.</param>
/// <param name="AllColumns">Number of columns that are stored in the files.</param>
/// <param name="AllBytes">Their compressed size in all files.</param>
/// <param name="Events">Number of events.</param>
/// <param name="Partitions">Number of partitions.</param>
public sealed record LazyReport(IReadOnlyList<PlannedColumn> Columns, int AllColumns, long AllBytes, long Events, int Partitions)
{
    /// <summary>Compressed size of the columns that are read, in bytes.</summary>
    public long Bytes => Columns.DistinctBy(c => c.Name).Sum(c => c.CompressedBytes);

    /// <summary>A table, and a line with the sums.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        int width = Columns.Select(c => c.Name.Length).DefaultIfEmpty(0).Max();
        int types = Columns.Select(c => c.Type.Length).DefaultIfEmpty(0).Max();
        foreach (PlannedColumn column in Columns)
        {
            text.Append(CultureInfo.InvariantCulture, $"{column.Name.PadRight(width)}  {column.Type.PadRight(types)} {column.CompressedBytes,14:N0} bytes\n");
        }

        int read = Columns.DistinctBy(c => c.Name).Count();
        return text.Append(CultureInfo.InvariantCulture, $"{read} of {AllColumns} columns, {Bytes:N0} of {AllBytes:N0} bytes, {Events:N0} events in {Partitions} partitions\n").ToString();
    }
}
