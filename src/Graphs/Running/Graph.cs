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
        List<int> starts = [0];
        lock (Numbering)
        {
            long graph = ++_graphs << 32;
            foreach (Delayed output in outputs)
            {
                Number(output, graph, inputs, starts);
            }

            Outputs = [.. outputs.Select(o => (int)o.Number)];
        }

        (_inputs, _inputStarts) = ([.. inputs], [.. starts]);
        _userStarts = new int[_inputStarts.Length];
        foreach (int input in _inputs)
        {
            _userStarts[input + 1]++;
        }

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
    /// <param name="output">The last node.</param>
    /// <param name="graph">The number of the graph.</param>
    /// <param name="inputs">Gets the numbers of the inputs of each node.</param>
    /// <param name="starts">Gets where the inputs of each node end.</param>
    private void Number(Delayed output, long graph, List<int> inputs, List<int> starts)
    {
        Stack<(Delayed Node, int Next)> path = new([(output, 0)]);
        while (path.TryPop(out (Delayed Node, int Next) at))
        {
            Delayed[] needed = at.Node.Inputs;
            int next = at.Next;
            while (next < needed.Length && needed[next].Number >= graph)
            {
                next++;
            }

            if (next < needed.Length)
            {
                path.Push((at.Node, next + 1));
                path.Push((needed[next], 0));
            }
            else if (at.Node.Number < graph)
            {
                foreach (Delayed input in needed)
                {
                    inputs.Add((int)input.Number);
                }

                starts.Add(inputs.Count);
                at.Node.Number = graph | (long)Nodes.Count;
                Nodes.Add(at.Node);
            }
        }
    }
}
