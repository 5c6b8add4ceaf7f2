using Heppy.Events;

namespace Heppy.Formats.Root.Writing;

/// <summary>Which branches a tree gets for its columns: each list has a counter before it.</summary>
/// <remarks>
/// The counter of a list <c>Jet_pt</c> is the column of whole numbers <c>nJet_pt</c> or <c>nJet</c>, as NanoAOD has it; where there is
/// none, a branch <c>nJet_pt</c> is added. What is read from such a tree and written again has the same branches.
/// </remarks>
/// <param name="Column">Index of the column; of the list for a counter that is added.</param>
/// <param name="Name">Name of the branch.</param>
/// <param name="Counter">Index of the branch that counts this one's values; -1 if it has one value per row.</param>
/// <param name="IsAdded">Whether it counts the values of a list and is no column itself.</param>
internal readonly record struct TreeLayout(int Column, string Name, int Counter, bool IsAdded)
{
    /// <summary>The branches of a tree, in their order.</summary>
    /// <exception cref="ArgumentException">A column cannot be in a flat tree, or has the name of a counter.</exception>
    public static List<TreeLayout> Of(IReadOnlyList<ColumnSchema> schema)
    {
        TreeColumns.RequireNames(schema);
        var indices = schema.Select((column, i) => (column, i)).ToDictionary(c => c.column.Name, c => c.i, StringComparer.Ordinal);
        List<TreeLayout> branches = [];
        for (int i = 0; i < schema.Count; i++)
        {
            ColumnSchema column = schema[i];
            if (!column.IsJagged)
            {
                Add(branches, i, column.Name);
                continue;
            }

            if (Problem(column) is { } problem)
            {
                throw new ArgumentException(problem, nameof(schema));
            }

            int counter = CounterOf(schema, indices, column.Name);
            if (counter < 0 && indices.ContainsKey("n" + column.Name))
            {
                throw new ArgumentException($"Column n{column.Name} is no flat column of whole numbers, but the branch "
                    + $"n{column.Name} counts the values of {column.Name} in a TTree. Give one of them another name.", nameof(schema));
            }

            int at = counter >= 0 ? Add(branches, counter, schema[counter].Name) : Added(branches, i, "n" + column.Name);
            branches.Add(new TreeLayout(i, column.Name, at, false));
        }

        return branches;
    }

    /// <summary>Why a column cannot be in a flat tree; null if it can.</summary>
    public static string? Problem(ColumnSchema column) => column is { IsJagged: true, Type: ElementType.String }
        ? $"Column {column.Name} has lists of strings, which a flat TTree cannot hold. Write Parquet, or one string per row."
        : null;

    private static int Add(List<TreeLayout> branches, int column, string name)
    {
        int at = branches.FindIndex(b => b.Column == column && !b.IsAdded);
        if (at < 0)
        {
            branches.Add(new TreeLayout(column, name, -1, false));
        }

        return at < 0 ? branches.Count - 1 : at;
    }

    private static int Added(List<TreeLayout> branches, int list, string name)
    {
        branches.Add(new TreeLayout(list, name, -1, true));
        return branches.Count - 1;
    }

    /// <summary>The column that counts a list: by its whole name, or by what is before an underscore of it.</summary>
    private static int CounterOf(IReadOnlyList<ColumnSchema> schema, Dictionary<string, int> indices, string list)
    {
        for (string name = list; ; name = name[..name.LastIndexOf('_')])
        {
            if (indices.TryGetValue("n" + name, out int counter)
                && schema[counter] is { IsJagged: false, Type: >= ElementType.Int8 and <= ElementType.UInt32 })
            {
                return counter;
            }

            if (name.LastIndexOf('_') <= 0)
            {
                return -1;
            }
        }
    }
}
