namespace Heppy.Batch;

/// <summary>A line per job.</summary>
internal static class LinesOutput
{
    internal static IEnumerable<Row> Rows(OutputFormat format, string output)
    {
        foreach (string line in output.Split('\n'))
        {
            string[] values = line.TrimEnd('\r').Split(format.Separator, format.Columns.Count);
            if (values.Length < format.Columns.Count)
            {
                continue;
            }

            var row = new Row();
            for (int i = 0; i < values.Length; i++)
            {
                row[format.Columns[i]] = values[i].Trim();
            }

            yield return row;
        }
    }
}
