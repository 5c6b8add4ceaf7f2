namespace Heppy.Physics;

/// <summary>Jets in decreasing transverse momentum or energy, in memory that is used again.</summary>
internal sealed class JetList(JetSequence sequence, bool byEnergy)
{
    private static readonly Comparison<Jet> s_byPt = (a, b) =>
        Square(b.P4).CompareTo(Square(a.P4)) is not 0 and var order ? order : a.First.CompareTo(b.First);

    private static readonly Comparison<Jet> s_byEnergy = (a, b) =>
        b.E.CompareTo(a.E) is not 0 and var order ? order : a.First.CompareTo(b.First);

    private Jet[] _jets = [];
    private int _count;
    private long _event;

    /// <summary>Empties the list for jets of an event.</summary>
    internal void Start(long clustering)
    {
        (_count, _event) = (0, clustering);
        if (_jets.Length < sequence.Particles)
        {
            _jets = new Jet[2 * sequence.Particles];
        }
    }

    /// <summary>Adds the jet of a node.</summary>
    internal void Add(int node) => _jets[_count++] =
        new Jet(sequence.Momentum(node), node, sequence.Count(node), sequence.Lowest(node), _event);

    /// <summary>The jets in their order.</summary>
    internal ReadOnlySpan<Jet> Sorted()
    {
        var jets = _jets.AsSpan(0, _count);
        jets.Sort(byEnergy ? s_byEnergy : s_byPt);
        return jets;
    }

    private static double Square(in P4 p) => p.Px * p.Px + p.Py * p.Py;
}
