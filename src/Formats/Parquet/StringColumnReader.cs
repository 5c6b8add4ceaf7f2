using Heppy.Events;

namespace Heppy.Formats.Parquet;

/// <summary>Decodes strings; a stored null is null, as a reference can be.</summary>
internal sealed class StringColumnReader(ParquetColumn column) : ColumnReader(column)
{
    public override void Read(RowGroupScope scope, ColumnBuffer buffer)
    {
        var target = (ColumnBuffer<string?>)buffer;
        int entries = Entries(scope);
        ReadOnlyMemory<char>[] stored = scope.Values<ReadOnlyMemory<char>>(entries);
        int values = ReadRaw(scope, entries, stored.AsMemory(0, entries));
        int elements = SetRows(scope, entries, target);
        target.Resize(scope.Rows, elements);
        ReadOnlySpan<byte> definition = Column.ValueLevel > 0 ? scope.Definition(entries) : default;
        int next = 0;
        int place = 0;
        for (int i = 0; i < entries; i++)
        {
            bool isValue = definition.IsEmpty || definition[i] == Column.ValueLevel;
            if (isValue)
            {
                // Names of data sets and triggers repeat: the same string serves all of them.
                ReadOnlySpan<char> text = stored[next++].Span;
                string? before = place > 0 ? target.Values[place - 1] : null;
                target.Values[place++] = before is not null && text.SequenceEqual(before) ? before : text.ToString();
            }
            else if (definition[i] >= Column.ListLevel)
            {
                target.Values[place++] = null;
            }
        }

        stored.AsSpan(0, values).Clear();
    }
}
