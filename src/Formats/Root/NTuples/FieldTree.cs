namespace Heppy.Formats.Root.NTuples;

/// <summary>Fields by their parents, and what is attached to them.</summary>
internal sealed class FieldTree
{
    private readonly ILookup<int, NTupleField> _children;
    private readonly ILookup<int, NTupleColumn[]> _columns;
    private readonly Dictionary<int, string?> _problems = [];
    private readonly HashSet<int> _shown = [];
    private readonly List<NTupleField> _fields;

    public FieldTree(NTupleSchema schema)
    {
        _fields = schema.Fields;
        _children = _fields.Where(f => !f.IsTop).ToLookup(f => f.Parent);
        _columns = schema.ColumnsOfFields();
        _shown = [.. _fields.Where(f => f.Source >= 0).Select(f => f.Source)];
        foreach (NTupleField top in _fields.Where(f => f.IsTop))
        {
            string? problem = Within(top).Select(OwnProblem).FirstOrDefault(p => p is not null);
            foreach (NTupleField field in Within(top))
            {
                _problems[field.Id] = problem;
            }
        }
    }

    /// <summary>The fields in a field, in their order.</summary>
    public IEnumerable<NTupleField> Children(NTupleField field) => _children[field.Id];

    /// <summary>The columns of a field: one array for each representation.</summary>
    public NTupleColumn[][] Columns(NTupleField field) => [.. _columns[field.Id]];

    /// <summary>Whether a projected field shows a field, or one in it.</summary>
    public bool IsShown(NTupleField field) => Within(field).Any(f => _shown.Contains(f.Id));

    /// <summary>Why a top-level field must be ignored as a whole, with what is projected from it; null if it need not.</summary>
    /// <remarks>Source: RNTuple binary format specification 1.0, "Notes on Backward and Forward Compatibility".</remarks>
    public string? Problem(NTupleField top) => _problems[top.Id]
        ?? Within(top).Where(f => f.Source >= 0).Select(f => _problems.GetValueOrDefault(f.Source)).FirstOrDefault(p => p is not null);

    private string? OwnProblem(NTupleField field) =>
        field.Role > FieldRole.Streamer ? $"a field of the unknown structure {(int)field.Role}"
        : field.Version != 0 ? $"a field of the unknown version {field.Version}"
        : _columns[field.Id].SelectMany(r => r).FirstOrDefault(c => !ColumnTypes.IsKnown(c.Type, c.Bits)) is { } column
            ? $"a field with the unknown column type 0x{(int)column.Type:x2} of {column.Bits} bits"
        : null;

    private IEnumerable<NTupleField> Within(NTupleField field)
    {
        var open = new Stack<NTupleField>([field]);
        while (open.TryPop(out NTupleField? next))
        {
            yield return next;
            foreach (NTupleField child in _children[next.Id])
            {
                open.Push(child);
            }
        }
    }
}
