using System.Globalization;
using System.Text;

namespace Heppy.Lazy;

/// <summary>Pictures of what is computed from what.</summary>
public static class LazyGraph
{
    /// <summary>The graph of some results, as text for Graphviz: the same for the same graph.</summary>
    /// <param name="results">The results; what none of them needs is not there.</param>
    public static string ToDot(params LazyNode[] results)
    {
        ArgumentNullException.ThrowIfNull(results);
        Dictionary<LazyNode, int> numbers = new(ReferenceEqualityComparer.Instance);
        var text = new StringBuilder("digraph {\n  rankdir=LR;\n  node [fontname=\"sans-serif\"];\n");
        foreach (LazyNode result in results)
        {
            Add(result, numbers, text);
        }

        return text.Append("}\n").ToString();
    }

    private static int Add(LazyNode node, Dictionary<LazyNode, int> numbers, StringBuilder text)
    {
        if (numbers.TryGetValue(node, out int known))
        {
            return known;
        }

        int[] inputs = [.. InputsOf(node).Select(i => Add(i, numbers, text))];
        int number = numbers.Count;
        numbers.Add(node, number);
        string shape = node is LazyResult ? "box, style=bold" : node.Inputs.Count == 0 ? "cylinder" : node is LazyEvents ? "box" : "ellipse";
        text.Append(CultureInfo.InvariantCulture, $"  n{number} [label=\"{Escaped(node.Label)}\", shape={shape}];\n");
        foreach (int input in inputs)
        {
            text.Append(CultureInfo.InvariantCulture, $"  n{input} -> n{number};\n");
        }

        return number;
    }

    /// <summary>A result of events has an edge from these only if its values do not have it.</summary>
    private static IEnumerable<LazyNode> InputsOf(LazyNode node) =>
        node.Inputs.Where(i => i is not LazyEvents events || !node.Inputs.Any(o => o is LazyEventNode values && values.Events == events)).Distinct();

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
