namespace Heppy.Physics;

/// <summary>What was merged with what and at which distance. Nodes 0 to n-1 are the particles, those after them
/// the merged ones in the order of merging; each of the n steps takes one node away.</summary>
internal sealed class JetSequence
{
    private P4[] _momentum = [];
    private int[] _count = [];
    private int[] _lowest = [];
    private int[] _start = [];
    private (int First, int Second)[] _branches = [];   // of the merged nodes
    private (int First, int Second, double Distance, double Largest)[] _steps = [];
    private int[] _order = [];

    /// <summary>The node of a step that ends in the beam.</summary>
    internal const int Beam = -1;

    /// <summary>Number of particles.</summary>
    internal int Particles { get; private set; }

    /// <summary>Number of nodes so far.</summary>
    internal int Nodes { get; private set; }

    /// <summary>Number of steps so far.</summary>
    internal int Steps { get; private set; }

    /// <summary>The momenta of the particles, to be filled.</summary>
    internal Span<P4> Inputs => _momentum.AsSpan(0, Particles);

    internal ref readonly P4 Momentum(int node) => ref _momentum[node];

    internal int Count(int node) => _count[node];

    /// <summary>The lowest particle in a node.</summary>
    internal int Lowest(int node) => _lowest[node];

    /// <summary>The particles of a node; those of its branches are parts of it.</summary>
    internal ReadOnlySpan<int> Leaves(int node) => _order.AsSpan(_start[node], _count[node]);

    internal (int First, int Second, double Distance, double Largest) Step(int step) => _steps[step];

    /// <summary>Forgets everything and makes room.</summary>
    internal void Start(int particles)
    {
        (Particles, Nodes, Steps) = (particles, particles, 0);
        if (_order.Length < particles)
        {
            int room = 2 * particles;
            (_order, _branches) = (new int[room], new (int, int)[room]);
            _steps = new (int, int, double, double)[room];
            (_momentum, _count) = (new P4[2 * room], new int[2 * room]);
            (_lowest, _start) = (new int[2 * room], new int[2 * room]);
        }
        for (int i = 0; i < particles; i++)
        {
            (_count[i], _lowest[i]) = (1, i);
        }
    }

    /// <summary>A node ends in the beam.</summary>
    internal void End(int node, double distance) => Record(node, Beam, distance);

    /// <summary>Two nodes, the lower first, become a new one, whose number is returned.</summary>
    internal int Merge(int first, int second, double distance)
    {
        Record(first, second, distance);
        int node = Nodes++;
        _momentum[node] = _momentum[first] + _momentum[second];
        _count[node] = _count[first] + _count[second];
        _lowest[node] = Math.Min(_lowest[first], _lowest[second]);
        _branches[node - Particles] = (first, second);
        return node;
    }

    /// <summary>Puts the particles into an order in which those of every node are together.</summary>
    internal void Arrange()
    {
        int start = 0;
        for (int step = 0; step < Steps; step++)
        {
            if (_steps[step].Second == Beam)
            {
                _start[_steps[step].First] = start;
                start += _count[_steps[step].First];
            }
        }
        for (int node = Nodes - 1; node >= Particles; node--)
        {
            var (first, second) = _branches[node - Particles];
            _start[first] = _start[node];
            _start[second] = _start[node] + _count[first];
        }
        for (int i = 0; i < Particles; i++)
        {
            _order[_start[i]] = i;
        }
    }

    private void Record(int first, int second, double distance)
    {
        double largest = Steps == 0 ? distance : Math.Max(distance, _steps[Steps - 1].Largest);
        _steps[Steps++] = (first, second, distance, largest);
    }
}
