namespace Heppy.Graphs.Running;

/// <summary>What is done of a graph, what can be done next, and the results that somebody still needs. For one thread at a time.</summary>
/// <remarks>
/// Next is always the first node in depth-first order that can be run, so that results are used soon after they are made. Nothing begins far ahead
/// of the first open node, which can always be run: so the results that are kept are those of a single worker, and a fixed number more.
/// </remarks>
internal sealed class GraphState
{
    private readonly Graph _graph;
    private readonly int _ahead;
    private readonly NodeState[] _states;
    private readonly object?[] _results;
    private readonly int[] _missing;
    private readonly int[] _uses;
    private readonly ReadySet _ready;
    private readonly Stack<(int Node, object? Result)> _arrived = new();
    private int _first;
    private int _open;

    /// <param name="graph">The graph.</param>
    /// <param name="ahead">How far nodes may run ahead of the first that is open.</param>
    internal GraphState(Graph graph, int ahead)
    {
        (_graph, _ahead, _open) = (graph, ahead, graph.Nodes.Count);
        (_states, _results) = (new NodeState[_open], new object?[_open]);
        (_missing, _uses, _ready) = (new int[_open], new int[_open], new ReadySet(_open));
        foreach (int output in graph.Outputs)
        {
            _uses[output]++;
        }

        // Inputs come before their users: what needs no call is there at once.
        for (int node = 0; node < graph.Nodes.Count; node++)
        {
            _uses[node] += graph.UsersOf(node).Length;
            foreach (int input in graph.InputsOf(node))
            {
                _missing[node] += IsOpen(input) ? 1 : 0;
            }

            bool isCall = graph.Nodes[node].IsCall;
            Calls += isCall ? 1 : 0;
            if (_missing[node] == 0 && isCall)
            {
                _ready.Add(node);
            }
            else if (_missing[node] == 0)
            {
                _results[node] = RunHere(node);
                Live += Weight(node);
                End(node, NodeState.Done);
            }
        }

        PeakLive = Live;
    }

    /// <summary>Number of calls.</summary>
    internal int Calls { get; }

    /// <summary>Calls that are done.</summary>
    internal int Done { get; private set; }

    /// <summary>Calls that failed, or were left out.</summary>
    internal int Failed { get; private set; }

    /// <summary>Results of calls that are kept.</summary>
    internal int Live { get; private set; }

    /// <summary>The most that were kept at a time.</summary>
    internal int PeakLive { get; private set; }

    /// <summary>Whether all nodes have ended.</summary>
    internal bool IsOver => _open == 0;

    /// <summary>Whether a node can be taken.</summary>
    internal bool HasReady => _ready.Count > 0 && _ready.First <= (long)_first + _ahead;

    /// <summary>Whether several nodes are ready.</summary>
    internal bool HasMany => _ready.Count > 1 && HasReady;

    /// <summary>Takes the next node.</summary>
    internal int Take()
    {
        int node = _ready.First;
        _ready.Remove(node);
        return node;
    }

    /// <summary>Gives a node back that was taken.</summary>
    internal void PutBack(int node)
    {
        if (IsOpen(node))
        {
            _ready.Add(node);
        }
    }

    /// <summary>Whether a node has not ended.</summary>
    internal bool IsOpen(int node) => _states[node] == NodeState.Open;

    /// <summary>The result of a node that somebody still needs.</summary>
    internal object? ResultOf(int node) => _results[node];

    /// <summary>A call is done.</summary>
    internal void Succeed(int node, object? result)
    {
        Done++;
        _arrived.Push((node, result));
        Settle();
    }

    /// <summary>A call failed: what needs it is left out.</summary>
    internal void Fail(int node)
    {
        Stack<(int Node, NodeState State)> ended = new([(node, NodeState.Failed)]);
        while (ended.TryPop(out (int Node, NodeState State) at))
        {
            if (IsOpen(at.Node))
            {
                Failed += _graph.Nodes[at.Node].IsCall ? 1 : 0;
                End(at.Node, at.State);
                foreach (int user in _graph.UsersOf(at.Node))
                {
                    ended.Push((user, NodeState.LeftOut));
                }
            }
        }
    }

    private void Settle()
    {
        while (_arrived.TryPop(out (int Node, object? Result) at))
        {
            if (_uses[at.Node] > 0)
            {
                _results[at.Node] = at.Result;
                Live += Weight(at.Node);
                PeakLive = Math.Max(PeakLive, Live);
            }

            End(at.Node, NodeState.Done);
            foreach (int user in _graph.UsersOf(at.Node))
            {
                if (--_missing[user] == 0 && IsOpen(user))
                {
                    Ready(user);
                }
            }
        }
    }

    private void Ready(int node)
    {
        if (_graph.Nodes[node].IsCall)
        {
            _ready.Add(node);
            return;
        }

        _arrived.Push((node, RunHere(node)));
    }

    private object? RunHere(int node)
    {
        ReadOnlySpan<int> inputs = _graph.InputsOf(node);
        object?[] values = inputs.Length == 0 ? [] : new object?[inputs.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = _results[inputs[i]];
        }

        return _graph.Nodes[node].Run(values);
    }

    /// <summary>Ends a node: it needs its inputs no longer.</summary>
    private void End(int node, NodeState state)
    {
        _states[node] = state;
        _open--;
        while (_first < _states.Length && !IsOpen(_first))
        {
            _first++;
        }

        foreach (int input in _graph.InputsOf(node))
        {
            if (--_uses[input] == 0 && _states[input] == NodeState.Done)
            {
                _results[input] = null;
                Live -= Weight(input);
            }
        }
    }

    /// <summary>How many results of calls a node keeps alive: those of a list are in its array.</summary>
    private int Weight(int node) => _graph.Nodes[node].IsCall ? 1 : _graph.InputsOf(node).Length;
}
