using Heppy.Graphs.Nodes;
using Heppy.Pools.Calls;

namespace Heppy.Graphs.Running;

/// <summary>The functions that a graph calls, numbered: another process is told each of them once.</summary>
/// <param name="graph">The graph.</param>
internal sealed class GraphFunctions(Graph graph)
{
    private readonly Lazy<Table> _table = new(() => new Table(graph));

    /// <summary>The functions, by number.</summary>
    internal IReadOnlyList<FunctionDescription> Descriptions => _table.Value.Descriptions;

    /// <summary>Number of the function of a node.</summary>
    internal int NumberOf(ICallNode node) => _table.Value.Numbers[node.Function];

    private sealed class Table
    {
        internal Table(Graph graph)
        {
            foreach (ICallNode call in graph.Nodes.OfType<ICallNode>())
            {
                if (Numbers.TryAdd(call.Function, Descriptions.Count))
                {
                    Descriptions.Add(FunctionDescription.Of(call.Function, call.Job, call.Result));
                }
            }
        }

        internal List<FunctionDescription> Descriptions { get; } = [];

        // Delegates are equal when their methods are.
        internal Dictionary<Delegate, int> Numbers { get; } = [];
    }
}
