using Heppy.Graphs.Nodes;
using Heppy.Graphs.Running;

namespace Heppy.Graphs.Drawing;

/// <summary>Pictures of graphs: plain values and outputs are data; lists are not drawn, arrows go past them.</summary>
internal static class GraphDrawing
{
    internal static GraphPicture Of(Delayed[] outputs)
    {
        var graph = new Graph(outputs);
        var picture = new GraphPicture("graph of delayed calls");
        int[][] drawn = new int[graph.Nodes.Count][];
        for (int number = 0; number < drawn.Length; number++)
        {
            Delayed node = graph.Nodes[number];
            List<int> inputs = [];
            foreach (int input in graph.InputsOf(number))
            {
                inputs.AddRange(drawn[input]);
            }

            if (node is IListNode)
            {
                drawn[number] = [.. inputs];
                continue;
            }

            int here = node is ICallNode ? picture.AddCall(node.Name) : picture.AddData(ValueText(node), node.Name);
            drawn[number] = [here];
            inputs.Distinct().ToList().ForEach(i => picture.Connect(i, here));
        }

        for (int i = 0; i < outputs.Length; i++)
        {
            int result = picture.AddData(outputs.Length == 1 ? "result" : FormattableString.Invariant($"result {i + 1}"), "result");
            Array.ForEach(drawn[graph.Outputs[i]], d => picture.Connect(d, result));
        }

        return picture;
    }

    private static string ValueText(Delayed node) => node.Name == ValueNode.DefaultName ? ShortText.Of(node.Run([])) : node.Name;
}
