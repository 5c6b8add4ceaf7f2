namespace Heppy.Physics;

/// <summary>Slots by tiles of the cylinder, not smaller than the radius: only slots of adjacent tiles can be
/// closer to each other than it.</summary>
/// <remarks>M. Cacciari, G. P. Salam, hep-ph/0512210. The outermost tiles in rapidity reach to infinity. Where
/// tiles do not help there is one.</remarks>
internal sealed class JetTiles
{
    private const int FewestAround = 3;                 // fewer, and a tile is its own neighbour twice
    private const double Edge = 10;                     // of the tiles in rapidity
    private int[] _first = [];
    private int[] _next = [];
    private int[] _previous = [];
    private int[] _tile = [];
    private int[] _seen = [];
    private int _mark;
    private int _around = 1;
    private int _along = 1;
    private double _low;
    private double _perRapidity;
    private double _perPhi;

    /// <summary>First slot of a tile, or -1.</summary>
    internal int First(int tile) => _first[tile];

    /// <summary>Slot after another in its tile, or -1.</summary>
    internal int Next(int slot) => _next[slot];

    /// <summary>Makes one tile for all slots.</summary>
    internal void Undivided(int slots) => Lay(slots, 1, 1);

    /// <summary>Makes tiles for slots at some rapidities.</summary>
    internal void Divide(ReadOnlySpan<double> rapidity, double radius)
    {
        double low = Edge;
        double high = -Edge;
        foreach (double y in rapidity)
        {
            low = Math.Min(low, y);
            high = Math.Max(high, y);
        }
        low = Math.Clamp(low, -Edge, Edge);
        high = Math.Clamp(high, -Edge, Edge);
        // A little more than the radius, against rounding; and not many more tiles than slots.
        double size = Math.Max(radius * (1 + 1e-9), Math.Sqrt((high - low + 1) * Math.Tau / (rapidity.Length + 1)));
        if (Math.Tau / size < FewestAround)
        {
            Undivided(rapidity.Length);
            return;
        }
        Lay(rapidity.Length, (int)((high - low) / size) + 1, (int)(Math.Tau / size));
        (_low, _perRapidity, _perPhi) = (low, 1 / size, _around / Math.Tau);
    }

    /// <summary>Puts a slot into the tile of a place.</summary>
    internal void Add(int slot, double rapidity, double phi)
    {
        int along = _along == 1 ? 0 : (int)Math.Clamp((rapidity - _low) * _perRapidity, 0, _along - 1);
        int around = _around == 1 ? 0 : Math.Min((int)(phi * _perPhi), _around - 1);
        int tile = along * _around + around;
        int first = _first[tile];
        (_tile[slot], _next[slot], _previous[slot]) = (tile, first, -1);
        if (first >= 0)
        {
            _previous[first] = slot;
        }
        _first[tile] = slot;
    }

    /// <summary>Takes a slot out of its tile, which is remembered.</summary>
    internal void Remove(int slot)
    {
        int next = _next[slot];
        int previous = _previous[slot];
        if (next >= 0)
        {
            _previous[next] = previous;
        }
        if (previous >= 0)
        {
            _next[previous] = next;
        }
        else
        {
            _first[_tile[slot]] = next;
        }
    }

    /// <summary>Starts a new set of tiles.</summary>
    internal void Anew() => _mark++;

    /// <summary>Adds the tile of a slot, present or removed, and those around it to a set of tiles.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="tiles">The set.</param>
    /// <param name="count">How many tiles are in it.</param>
    /// <returns>How many are in it now, 9 more at most.</returns>
    internal int Gather(int slot, Span<int> tiles, int count)
    {
        int along = _tile[slot] / _around;
        int around = _tile[slot] - along * _around;
        int last = Math.Min(along + 1, _along - 1);
        int before = around == 0 ? _around - 1 : around - 1;
        int after = around == _around - 1 ? 0 : around + 1;
        for (int row = Math.Max(along - 1, 0); row <= last; row++)
        {
            int start = row * _around;
            count = GatherOne(start + around, tiles, count);
            count = GatherOne(start + before, tiles, count);
            count = GatherOne(start + after, tiles, count);
        }
        return count;
    }

    private int GatherOne(int tile, Span<int> tiles, int count)
    {
        if (_seen[tile] != _mark)
        {
            _seen[tile] = _mark;
            tiles[count++] = tile;
        }
        return count;
    }

    private void Lay(int slots, int along, int around)
    {
        (_along, _around, _mark) = (along, around, 1);
        if (_first.Length < along * around)
        {
            _first = new int[2 * along * around];
            _seen = new int[2 * along * around];
        }
        if (_next.Length < slots)
        {
            (_next, _previous, _tile) = (new int[2 * slots], new int[2 * slots], new int[2 * slots]);
        }
        _first.AsSpan(0, along * around).Fill(-1);
        _seen.AsSpan(0, along * around).Clear();
    }
}
