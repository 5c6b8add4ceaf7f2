using System.Globalization;
using System.Text;
using Heppy.Graphs;

namespace Heppy.Lazy;

/// <summary>Pictures of what is computed from what.</summary>
public static class LazyGraph
{
    /// <summary>The graph of some results, as text for Graphviz: the same for the same graph.</summary>
    /// <param name="results">The results; what none of them needs is not there.</param>
    public static string ToDot(params LazyNode[] results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var text = new StringBuilder("digraph {\n  rankdir=LR;\n  node [fontname=\"sans-serif\"];\n");
        int number = 0;
        foreach ((LazyNode node, int[] inputs) in Walk(results))
        {
            string shape = node is LazyResult ? "box, style=bold" : node.Inputs.Count == 0 ? "cylinder" : node is LazyEvents ? "box" : "ellipse";
            text.Append(CultureInfo.InvariantCulture, $"  n{number} [label=\"{Escaped(node.Label)}\", shape={shape}];\n");
            foreach (int input in inputs)
            {
                text.Append(CultureInfo.InvariantCulture, $"  n{input} -> n{number};\n");
            }

            number++;
        }

        return text.Append("}\n").ToString();
    }

    /// <summary>Draws the graph of some results: events and results as boxes, what is computed from them as rounded boxes.</summary>
    /// <param name="path">The picture: <c>.svg</c>, or <c>.dot</c> for Graphviz.</param>
    /// <param name="results">The results; what none of them needs is not there.</param>
    /// <exception cref="UserError">The path ends in neither, or its directory is not there.</exception>
    public static void Visualize(string path, params LazyNode[] results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var picture = new GraphPicture(Path.GetFileNameWithoutExtension(path));
        foreach ((LazyNode node, int[] inputs) in Walk(results))
        {
            int number = node is LazyResult or LazyEvents || inputs.Length == 0 ? picture.AddData(node.Label) : picture.AddCall(node.Label);
            foreach (int input in inputs)
            {
                picture.Connect(input, number);
            }
        }

        picture.Write(path);
    }

    /// <summary>Each node once, after its inputs, with their numbers.</summary>
    private static List<(LazyNode Node, int[] Inputs)> Walk(IEnumerable<LazyNode> results)
    {
        Dictionary<LazyNode, int> numbers = new(ReferenceEqualityComparer.Instance);
        List<(LazyNode, int[])> nodes = [];
        foreach (LazyNode result in results)
        {
            Add(result);
        }

        return nodes;

        int Add(LazyNode node)
        {
            if (!numbers.TryGetValue(node, out int number))
            {
                int[] inputs = [.. InputsOf(node).Select(Add)];
                number = nodes.Count;
                numbers.Add(node, number);
                nodes.Add((node, inputs));
            }

            return number;
        }
    }

    /// <summary>A result of events has an edge from these only if its values do not have it.</summary>
    private static IEnumerable<LazyNode> InputsOf(LazyNode node) =>
        node.Inputs.Where(i => i is not LazyEvents events || !node.Inputs.Any(o => o is LazyEventNode values && values.Events == events)).Distinct();

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
