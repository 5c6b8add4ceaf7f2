using Parquet.Meta;

namespace Heppy.Formats.Parquet;

/// <summary>Finds the leaves of a stored schema, in every way that lists have been written.</summary>
/// <remarks>
/// After the backward-compatibility rules of the Parquet format (LogicalTypes.md, "Lists"): a list is a group marked
/// LIST with a repeated child that is the element itself or wraps it, or a repeated field without any mark.
/// </remarks>
internal sealed class LeafWalk
{
    private readonly List<SchemaElement> _schema;
    private readonly List<Leaf> _leaves = [];
    private int _next = 1;

    private LeafWalk(List<SchemaElement> schema) => _schema = schema;

    private readonly record struct Place(
        string Path,
        string Name,
        string Collection,
        string Lists,
        int Definition,
        int Repetition,
        int ListLevel,
        bool InMap);

    /// <summary>Lists the leaves in stored order, and rewrites what the decoder would refuse.</summary>
    public static List<Leaf> Of(List<SchemaElement> schema)
    {
        var walk = new LeafWalk(schema);
        int children = schema[0].NumChildren ?? 0;
        for (int i = 0; i < children; i++)
        {
            walk.Visit(new Place("", "", "", "", 0, 0, 0, false), isNamed: true);
        }

        return walk._leaves;
    }

    private void Visit(Place above, bool isNamed)
    {
        SchemaElement element = _schema[_next++];
        Place here = Enter(above, element, isNamed);
        int children = element.NumChildren ?? 0;
        if (children == 0)
        {
            _leaves.Add(new Leaf(element, here.Path, here.Name, here.Collection, here.Lists,
                here.Definition, here.Repetition, here.ListLevel, here.InMap));
            Simplify(element);
            return;
        }

        bool isList = IsList(element) && children == 1 && _schema[_next].RepetitionType == FieldRepetitionType.REPEATED;
        if (isList)
        {
            VisitList(here, element);
            return;
        }

        int first = _leaves.Count;
        for (int i = 0; i < children; i++)
        {
            Visit(here, isNamed: true);
        }

        if (element.RepetitionType == FieldRepetitionType.REPEATED && !IsMap(element) && !here.InMap && isNamed)
        {
            RepeatLeaves(element, _leaves.GetRange(first, _leaves.Count - first), here);
        }
    }

    private void VisitList(Place here, SchemaElement list)
    {
        SchemaElement repeated = _schema[_next];
        int children = repeated.NumChildren ?? 0;
        bool wrapsElement = children == 1 && repeated.Name != "array" && repeated.Name != list.Name + "_tuple";
        if (!wrapsElement)
        {
            int first = _leaves.Count;
            Visit(here, isNamed: false);
            if (children > 0)
            {
                list.ConvertedType = null;
                list.LogicalType = null;
                Place inside = Enter(here, repeated, isNamed: false);
                RepeatLeaves(repeated, _leaves.GetRange(first, _leaves.Count - first), inside);
            }

            return;
        }

        _next++;
        Visit(Enter(here, repeated, isNamed: false), isNamed: false);
    }

    private static Place Enter(Place above, SchemaElement element, bool isNamed)
    {
        string path = above.Path.Length == 0 ? element.Name : $"{above.Path}.{element.Name}";
        string name = !isNamed ? above.Name : above.Name.Length == 0 ? element.Name : $"{above.Name}_{element.Name}";
        Place here = above with { Path = path, Name = name, InMap = above.InMap || IsMap(element) };
        return element.RepetitionType switch
        {
            FieldRepetitionType.REPEATED => here with
            {
                Definition = above.Definition + 1,
                Repetition = above.Repetition + 1,
                ListLevel = above.Definition + 1,
                Collection = name,
                Lists = path,
            },
            FieldRepetitionType.OPTIONAL => here with { Definition = above.Definition + 1 },
            _ => here,
        };
    }

    // Parquet.Net takes the repeated group of such a list for a wrapper of one element, or refuses it. As plain groups
    // with repeated leaves, the levels come out the same, and they are all that decoding needs.
    private static void RepeatLeaves(SchemaElement repeated, List<Leaf> leaves, Place inside)
    {
        bool isOptional = leaves.TrueForAll(l => l.Definition == inside.Definition + 1);
        repeated.RepetitionType = isOptional ? FieldRepetitionType.OPTIONAL : FieldRepetitionType.REQUIRED;
        foreach (Leaf leaf in leaves)
        {
            leaf.Element.RepetitionType = FieldRepetitionType.REPEATED;
        }
    }

    // A type that Parquet.Net does not know would make the whole file unreadable, not only that column.
    private static void Simplify(SchemaElement element)
    {
        if (element.LogicalType?.FLOAT16 is not null)
        {
            element.LogicalType = null;
        }
    }

    private static bool IsList(SchemaElement element) =>
        element.LogicalType?.LIST is not null || element.ConvertedType == ConvertedType.LIST;

    private static bool IsMap(SchemaElement element) =>
        element.LogicalType?.MAP is not null || element.ConvertedType is ConvertedType.MAP or ConvertedType.MAP_KEY_VALUE;
}
