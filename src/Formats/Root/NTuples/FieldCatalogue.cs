using Heppy.Events;

namespace Heppy.Formats.Root.NTuples;

/// <summary>Finds the columns of events in the tree of fields: one for every leaf.</summary>
/// <remarks>
/// Names of members are joined by <c>_</c>; items of lists, base classes and the like add nothing. A leaf in a list
/// or a fixed-size array is a list; what is in a list of lists, a variant or a streamed object is listed as unsupported.
/// </remarks>
internal sealed class FieldCatalogue
{
    private const int Deepest = 64;
    private const int Longest = 1 << 24;
    private const string Item = "_0";
    private const string Helper = "_collection";
    private readonly FieldTree _tree;
    private readonly List<(NTupleLeaf Leaf, string Collection)> _leaves = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private FieldCatalogue(NTupleSchema schema) => _tree = new FieldTree(schema);

    private readonly record struct Place(
        string Path, string Name, string Collection, NTupleColumn[] List, long Length, bool IsArray, int Depth);

    /// <summary>The columns, in the order of the fields; then the lengths of lists that no field gives.</summary>
    public static List<NTupleLeaf> Of(NTupleSchema schema)
    {
        var catalogue = new FieldCatalogue(schema);
        foreach (NTupleField field in schema.Fields.Where(f => f.IsTop && !catalogue.IsHelper(f)))
        {
            var place = new Place(field.Name, field.Name, "", [], 1, false, 0);
            if (catalogue._tree.Problem(field) is { } problem)
            {
                catalogue.Refuse(field, place, problem);
            }
            else
            {
                catalogue.Visit(field, place);
            }
        }

        catalogue.AddCounts();
        return [.. catalogue._leaves.Select(l => l.Leaf)];
    }

    /// <summary>The importer of trees keeps <c>Muon_*</c> in a collection without a meaning of its own, and shows them by projected fields.</summary>
    private bool IsHelper(NTupleField field) => field.Role == FieldRole.Collection && field.TypeName.Length == 0
        && field.Name.StartsWith(Helper, StringComparison.Ordinal) && _tree.IsShown(field);

    private void Visit(NTupleField field, Place here)
    {
        if (field.Length >= 0)
        {
            // Arrays of arrays are one array, row by row, as they are in memory.
            long length = Math.Min(field.Length, Longest + 1) * here.Length;
            here = here with { Length = length, IsArray = true };
            if (here.List.Length > 0 || length > Longest)
            {
                Refuse(field, here, length > Longest ? $"an array of more than {Longest} values" : "arrays in a list");
                return;
            }
        }

        switch (field.Role)
        {
            case FieldRole.Variant: Refuse(field, here, "a variant"); break;
            case FieldRole.Streamer: Refuse(field, here, "an object as ROOT streams it"); break;
            case FieldRole.Collection: List(field, here); break;
            case FieldRole.Record: Members(field, here); break;
            default: Plain(field, here); break;
        }
    }

    private void Members(NTupleField field, Place here)
    {
        if (!_tree.Children(field).Any() || here.Depth >= Deepest)
        {
            if (field.Name.StartsWith(':') && here.Depth < Deepest)
            {
                // A base class without members adds nothing.
                return;
            }

            Refuse(field, here, here.Depth >= Deepest ? $"a field inside {Deepest} others" : "a structure without members");
            return;
        }

        foreach (NTupleField child in _tree.Children(field))
        {
            bool isSame = child.Name.StartsWith(':') || (child.Name == Item && field.Role != FieldRole.Record);
            string name = isSame ? here.Name : child.Name.StartsWith('_') ? here.Name + child.Name : $"{here.Name}_{child.Name}";
            Visit(child, here with { Path = $"{here.Path}.{child.Name}", Name = name, Depth = here.Depth + 1 });
        }
    }

    private void List(NTupleField field, Place here)
    {
        NTupleColumn[][] columns = _tree.Columns(field);
        if (here.List.Length > 0 || here.IsArray)
        {
            Refuse(field, here, here.IsArray ? "lists in an array" : "a list of lists");
        }
        else if (columns.Length == 0 || !columns.All(r => r.Length == 1 && ColumnTypes.IsIndex(r[0].Type)))
        {
            Refuse(field, here, "a list without the ends of its entries");
        }
        else
        {
            Members(field, here with { Collection = here.Name, List = [.. columns.Select(r => r[0])] });
        }
    }

    private void Plain(NTupleField field, Place here)
    {
        NTupleColumn[][] columns = _tree.Columns(field);
        if (columns.Length == 0)
        {
            Members(field, here);
            return;
        }

        (LeafKind kind, ElementType type) = FieldTypes.IsText(field.TypeName) ? (LeafKind.Texts, ElementType.String)
            : FieldTypes.IsCardinality(field.TypeName) ? (LeafKind.Counts, FieldTypes.OfCardinality(field.TypeName))
            : (LeafKind.Values, FieldTypes.Of(field.TypeName, columns[0][0].Type));
        bool isReadable = columns.All(r => kind switch
        {
            LeafKind.Texts => r.Length == 2 && ColumnTypes.IsIndex(r[0].Type) && r[1].Type == ColumnType.Char,
            LeafKind.Counts => r.Length == 1 && ColumnTypes.IsIndex(r[0].Type),
            _ => r.Length == 1 && ColumnTypes.Converts(r[0].Type, type),
        });
        if (!isReadable)
        {
            Refuse(field, here, $"a value stored as {string.Join(" and ", columns[0].Select(c => c.Type))}");
            return;
        }

        bool isJagged = here.List.Length > 0 || here.IsArray;
        Add(here, new NTupleLeaf
        {
            Schema = new ColumnSchema(here.Name, type, isJagged, Stored: $"{here.Path}: {field.TypeName}"),
            Kind = kind,
            Columns = columns,
            List = here.List,
            Length = here.Length,
        });
    }

    private void Refuse(NTupleField field, Place here, string why)
    {
        string typed = field.TypeName.Length == 0 ? here.Path : $"{here.Path}: {field.TypeName}";
        Add(here, new NTupleLeaf { Schema = new ColumnSchema(here.Name, ElementType.Unsupported, Stored: $"{why} ({typed})") });
    }

    private void Add(Place here, NTupleLeaf leaf)
    {
        string name = _names.Add(here.Name) ? here.Name : here.Path;
        _names.Add(name);
        _leaves.Add((leaf with { Schema = leaf.Schema with { Name = name } }, here.Collection));
    }

    private void AddCounts()
    {
        foreach ((NTupleLeaf leaf, string list) in _leaves.Where(l => l.Leaf.List.Length > 0).ToList())
        {
            string name = "n" + CollectionNames.Of(list, leaf.Schema.Name);
            if (_names.Add(name))
            {
                _leaves.Add((new NTupleLeaf
                {
                    Schema = new ColumnSchema(name, ElementType.Int32, IsCount: true, Stored: $"length of {leaf.Schema.Name}"),
                    Kind = LeafKind.Counts,
                    Columns = [.. leaf.List.Select(c => new[] { c })],
                }, ""));
            }
        }
    }
}
