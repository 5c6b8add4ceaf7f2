namespace Heppy.Graphs.Running;

/// <summary>All that some outputs need, in depth-first order: a node comes after its inputs, and as soon after them as can be.</summary>
/// <remarks>Lists of numbers instead of objects, and no recursion: there may be a hundred thousand nodes, in a chain as well.</remarks>
internal sealed class Graph
{
    // A table of a hundred thousand nodes takes several times as long as a number in each (measured 2026-11-28).
    private static readonly Lock Numbering = new();
    private static long _graphs;

    private readonly int[] _inputs;
    private readonly int[] _inputStarts;
    private readonly int[] _users;
    private readonly int[] _userStarts;

    internal Graph(IReadOnlyList<Delayed> outputs)
    {
        List<int> inputs = [];
        lock (Numbering)
        {
            long graph = ++_graphs << 32;
            foreach (Delayed output in outputs)
            {
                Number(output, graph);
            }

            Outputs = [.. outputs.Select(o => (int)o.Number)];
            _inputStarts = new int[Nodes.Count + 1];
            _userStarts = new int[Nodes.Count + 1];
            inputs.Capacity = 2 * Nodes.Count;
            for (int node = 0; node < Nodes.Count; node++)
            {
                foreach (Delayed input in Nodes[node].Inputs)
                {
                    int number = (int)input.Number;
                    inputs.Add(number);
                    _userStarts[number + 1]++;
                }

                _inputStarts[node + 1] = inputs.Count;
            }
        }

        _inputs = [.. inputs];
        for (int node = 0; node < Nodes.Count; node++)
        {
            _userStarts[node + 1] += _userStarts[node];
        }

        _users = new int[_inputs.Length];
        int[] next = _userStarts[..^1];
        for (int node = 0; node < Nodes.Count; node++)
        {
            foreach (int input in InputsOf(node))
            {
                _users[next[input]++] = node;
            }
        }
    }

    /// <summary>The nodes.</summary>
    internal List<Delayed> Nodes { get; } = [];

    /// <summary>Numbers of the outputs.</summary>
    internal int[] Outputs { get; }

    /// <summary>Numbers of the inputs of a node, in order; one that is used twice is there twice.</summary>
    internal ReadOnlySpan<int> InputsOf(int node) => _inputs.AsSpan(_inputStarts[node].._inputStarts[node + 1]);

    /// <summary>Numbers of the nodes that use one, in order; one that uses it twice is there twice.</summary>
    internal ReadOnlySpan<int> UsersOf(int node) => _users.AsSpan(_userStarts[node].._userStarts[node + 1]);

    /// <summary>Names of the nodes from the first user of a node to an output; lists are left out, as they do nothing.</summary>
    internal IReadOnlyList<string> PathFrom(int node)
    {
        List<string> names = [];
        while (!Outputs.Contains(node) && UsersOf(node) is [var user, ..])
        {
            node = user;
            if (Nodes[node].IsCall)
            {
                names.Add(Nodes[node].Name);
            }
        }

        return names;
    }

    /// <summary>Gives numbers to what has none in this graph: which graph, and which node in it.</summary>
    private void Number(Delayed output, long graph)
    {
        Stack<(Delayed Node, int Next)> path = new([(output, 0)]);
        while (path.TryPop(out (Delayed Node, int Next) at))
        {
            if (at.Next < at.Node.Inputs.Length)
            {
                path.Push((at.Node, at.Next + 1));
                if (at.Node.Inputs[at.Next].Number < graph)
                {
                    path.Push((at.Node.Inputs[at.Next], 0));
                }
            }
            else if (at.Node.Number < graph)
            {
                at.Node.Number = graph | (long)Nodes.Count;
                Nodes.Add(at.Node);
            }
        }
    }
}
