namespace Heppy.Batch;

/// <summary>A block per job, in it a line per key and value, as <c>qacct</c> prints.</summary>
internal static class RecordsOutput
{
    internal static IEnumerable<Row> Rows(OutputFormat format, string output)
    {
        ILookup<string, string> fields = format.Fields.ToLookup(f => f.Value, f => f.Key, StringComparer.Ordinal);
        foreach (string block in Patterns.Of(format.Block).Split(output))
        {
            var row = new Row();
            foreach (string line in block.Split('\n'))
            {
                string text = line.Trim();
                int end = text.IndexOfAny([' ', '\t']);
                foreach (string field in fields[end < 0 ? text : text[..end]])
                {
                    row[field] = end < 0 ? "" : text[end..].Trim();
                }
            }

            yield return row;
        }
    }
}
