using System.Globalization;
using Heppy.Events;

namespace Heppy.Formats.Root.Trees;

/// <summary>Gives each column a name of its own.</summary>
internal static class ColumnNames
{
    private const int MostPaths = 3;

    /// <summary>Refuses columns whose name is taken, with the reason; they are called as in the file, and counted if that is taken too.</summary>
    /// <remarks>
    /// Of several branches of one name the first is read, as ROOT does. Of branches with different names that come to the same one, as <c>a.b</c> and
    /// <c>a_b</c> do, none is: which of them is meant would be a guess.
    /// </remarks>
    public static void MakeUnique(List<TreeBranch> columns)
    {
        HashSet<string> taken = [.. columns.Select(c => c.Schema.Name)];
        foreach (int[] same in Enumerable.Range(0, columns.Count).GroupBy(i => columns[i].Schema.Name, StringComparer.Ordinal)
            .Where(g => g.Count() > 1).Select(g => g.ToArray()).ToArray())
        {
            string name = columns[same[0]].Schema.Name;
            string[] paths = [.. same.Select(i => columns[i].Path).Distinct()];
            string why = paths.Length == 1
                ? string.Create(CultureInfo.InvariantCulture, $"one of {same.Length} branches {paths[0]}, of which only the first is read")
                : $"one of the branches {string.Join(", ", paths.Take(MostPaths))}{(paths.Length > MostPaths ? ", ..." : "")} that come to the same name {name}";
            int owner = same.FirstOrDefault(i => columns[i].Path == name, same[0]);
            foreach (int i in paths.Length == 1 ? same[1..] : same)
            {
                ColumnSchema schema = columns[i].Schema;
                schema = schema with { Type = ElementType.Unsupported, Stored = $"{schema.Stored}, {why}" };
                columns[i] = columns[i] with { Schema = schema with { Name = i == owner ? name : Free(taken, columns[i].Path) } };
            }
        }
    }

    private static string Free(HashSet<string> taken, string path)
    {
        string name = path;
        for (int i = 2; !taken.Add(name); i++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{path};{i}");
        }

        return name;
    }
}
