namespace Heppy.Formats.Root.NTuples;

/// <summary>Fields and columns, from the header and from what the footer adds.</summary>
internal sealed class NTupleSchema
{
    private const int ShortestAlias = 16;
    private readonly List<(int Column, int Field)> _aliases = [];

    /// <summary>The fields, by number.</summary>
    public List<NTupleField> Fields { get; } = [];

    /// <summary>The physical columns, by number.</summary>
    public List<NTupleColumn> Columns { get; } = [];

    /// <summary>Reads a schema description and adds what it says.</summary>
    public void Add(EnvelopeBuffer buffer)
    {
        int fields = buffer.List(NTupleField.Shortest);
        for (int i = 0; i < fields; i++)
        {
            Fields.Add(NTupleField.Read(buffer, Fields.Count));
        }

        buffer.Close();
        int columns = buffer.List(NTupleColumn.Shortest);
        for (int i = 0; i < columns; i++)
        {
            Columns.Add(NTupleColumn.Read(buffer, Columns.Count));
        }

        buffer.Close();
        int aliases = buffer.List(ShortestAlias);
        for (int i = 0; i < aliases; i++)
        {
            buffer.Record();
            _aliases.Add((buffer.Index(), buffer.Index()));
            buffer.Close();
        }

        buffer.Close();
        buffer.List(1);
        buffer.Close();
    }

    /// <summary>Checks that all numbers of fields and columns are of ones that there are.</summary>
    /// <exception cref="InvalidDataException">One is not.</exception>
    public void Check(EnvelopeBuffer buffer)
    {
        if (Fields.Find(f => f.Parent >= Fields.Count || f.Source >= Fields.Count) is { } lost)
        {
            throw buffer.Damaged($"field {lost.Name} refers to field {Math.Max(lost.Parent, lost.Source)} of {Fields.Count}");
        }

        if (Columns.Find(c => c.Field >= Fields.Count) is { } column)
        {
            throw buffer.Damaged($"column {column.Id} belongs to field {column.Field} of {Fields.Count}");
        }

        foreach ((int physical, int field) in _aliases)
        {
            if (physical >= Columns.Count || field >= Fields.Count)
            {
                throw buffer.Damaged($"an alias shows column {physical} of {Columns.Count} in field {field} of {Fields.Count}");
            }
        }
    }

    /// <summary>The columns of each field, aliases of projected fields included: one array for each representation.</summary>
    public ILookup<int, NTupleColumn[]> ColumnsOfFields() => Columns.Select(c => (c.Field, Column: c))
        .Concat(_aliases.Select(a => (a.Field, Column: Columns[a.Column])))
        .GroupBy(c => (c.Field, c.Column.Representation))
        .OrderBy(g => g.Key.Representation)
        .ToLookup(g => g.Key.Field, g => g.Select(c => c.Column).ToArray());
}
