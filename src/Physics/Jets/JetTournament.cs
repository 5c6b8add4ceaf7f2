namespace Heppy.Physics;

/// <summary>The slot with the smallest distance, kept by matches between slots, the winners of these, and so
/// on: a change costs a match on each level at most.</summary>
/// <remarks>Equal distances are decided by the distance without momenta, then by the nodes, so that the result
/// depends on nothing else.</remarks>
internal sealed class JetTournament
{
    private (double Distance, double Apart, int First, int Second)[] _key = [];
    private int[] _winner = [];
    private int _leaves;

    /// <summary>The slot with the smallest distance.</summary>
    internal int Winner => _winner[1];

    /// <summary>The distance of a slot.</summary>
    internal double Distance(int slot) => _key[slot].Distance;

    /// <summary>Sets what a slot is compared by before <see cref="Build"/>, or before
    /// <see cref="Update"/>.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="distance">Distance with momenta.</param>
    /// <param name="apart">Distance without.</param>
    /// <param name="node">Node in the slot.</param>
    /// <param name="other">Its nearest, or that of the beam.</param>
    internal void Set(int slot, double distance, double apart, int node, int other) =>
        _key[slot] = (distance, apart, other == JetSequence.Beam ? node : Math.Min(node, other), Math.Max(node, other));

    /// <summary>Makes room for some slots, which are all to be set.</summary>
    internal void Start(int slots)
    {
        _leaves = 1;
        while (_leaves < slots)
        {
            _leaves *= 2;
        }
        if (_key.Length < _leaves)
        {
            (_key, _winner) = (new (double, double, int, int)[_leaves], new int[2 * _leaves]);
        }
        _key.AsSpan(slots, _leaves - slots).Fill((double.PositiveInfinity, 0, 0, 0));
    }

    /// <summary>Plays all matches.</summary>
    internal void Build()
    {
        for (int i = 0; i < _leaves; i++)
        {
            _winner[_leaves + i] = i;
        }
        for (int match = _leaves - 1; match > 0; match--)
        {
            _winner[match] = Play(match);
        }
    }

    /// <summary>Plays the matches of a slot again, after it was set.</summary>
    internal void Update(int slot)
    {
        for (int match = (_leaves + slot) >> 1; match > 0; match >>= 1)
        {
            int winner = Play(match);
            if (winner != slot && winner == _winner[match])
            {
                return;                                 // it lost here before and does so again
            }
            _winner[match] = winner;
        }
    }

    /// <summary>Takes a slot out.</summary>
    internal void Remove(int slot)
    {
        _key[slot].Distance = double.PositiveInfinity;
        Update(slot);
    }

    private int Play(int match)
    {
        int left = _winner[2 * match];
        int right = _winner[2 * match + 1];
        ref readonly var a = ref _key[left];
        ref readonly var b = ref _key[right];
        bool isRight = b.Distance < a.Distance || (b.Distance == a.Distance && (b.Apart < a.Apart
            || (b.Apart == a.Apart && (b.First < a.First || (b.First == a.First && b.Second < a.Second)))));
        return isRight ? right : left;
    }
}
