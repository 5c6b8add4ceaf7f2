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
    /// <param name="schema">Its columns.</param>
    /// <param name="branches">The branches.</param>
    /// <returns>Why there can be no such tree, with what to do; null if there can.</returns>
    public static string? Of(IReadOnlyList<ColumnSchema> schema, out List<TreeLayout> branches)
    {
        branches = [];
        if (TreeColumns.Problem(schema) is { } general)
        {
            return general;
        }

        var indices = schema.Select((column, i) => (column, i)).ToDictionary(c => c.column.Name, c => c.i, StringComparer.Ordinal);
        for (int i = 0; i < schema.Count; i++)
        {
            ColumnSchema column = schema[i];
            if (!column.IsJagged)
            {
                Add(branches, i, column.Name);
                continue;
            }

            if (column.Type == ElementType.String)
            {
                return $"Column {column.Name} has lists of strings, which a flat TTree cannot hold. Write Parquet, or one string per row.";
            }

            int counter = CounterOf(schema, indices, column.Name);
            if (counter < 0 && indices.ContainsKey("n" + column.Name))
            {
                return $"Column n{column.Name} is no flat column of at most 32-bit whole numbers, but the branch n{column.Name} counts the values of {column.Name} in a TTree. Give one of them another name.";
            }

            int at = counter >= 0 ? Add(branches, counter, schema[counter].Name) : Added(branches, i, "n" + column.Name);
            branches.Add(new TreeLayout(i, column.Name, at, false));
        }

        return null;
    }

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
