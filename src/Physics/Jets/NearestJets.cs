namespace Heppy.Physics;

/// <summary>Merges the closest pair, again and again, keeping for each particle the nearest other one.</summary>
/// <remarks>
/// <para>The pair with the smallest distance contains a particle whose nearest neighbour in the plane is the other
/// one (M. Cacciari, G. P. Salam, hep-ph/0512210), so one distance for each particle is enough, and a merging
/// changes only those whose neighbour is gone, or that are close to the new one.</para>
/// <para>Equally near neighbours: the lower node. A neighbour at the radius or beyond is none, but the
/// beam.</para>
/// </remarks>
internal sealed class NearestJets
{
    private readonly JetSequence _sequence;
    private readonly JetTiles _tiles = new();
    private readonly JetTournament _tournament = new();
    private readonly int[] _around = new int[9];
    private readonly int[] _touched = new int[27];
    private readonly JetDefinition _definition;
    private readonly double _reach;
    private readonly double _perReach;
    private readonly bool _isPlane;
    private double[] _x = [];
    private double[] _y = [];
    private double[] _z = [];
    private double[] _scale = [];
    private double[] _apart = [];                       // squared distance to the neighbour
    private int[] _neighbour = [];                      // slot, or the beam
    private int[] _node = [];

    internal NearestJets(JetDefinition definition, JetSequence sequence)
    {
        (_definition, _sequence) = (definition, sequence);
        _reach = definition.SquaredReach;
        _perReach = definition.HasBeam ? 1 / _reach : 1;
        _isPlane = !definition.IsElectronPositron;
    }

    /// <summary>Runs through the sequence that has been started.</summary>
    internal void Run()
    {
        int slots = _sequence.Particles;
        if (slots == 0)
        {
            return;
        }
        if (_node.Length < slots)
        {
            int room = 2 * slots;
            (_x, _y, _z) = (new double[room], new double[room], new double[_isPlane ? 0 : room]);
            (_scale, _apart) = (new double[room], new double[room]);
            (_neighbour, _node) = (new int[room], new int[room]);
        }
        _tournament.Start(slots);
        if (_isPlane)
        {
            Run(new Cylinder(_x, _y), slots);
        }
        else
        {
            Run(new Sphere(_x, _y, _z), slots);
        }
    }

    private void Run<T>(T geometry, int slots) where T : struct, IJetGeometry
    {
        for (int slot = 0; slot < slots; slot++)
        {
            Put(geometry, slot, slot);
        }
        if (_isPlane)
        {
            _tiles.Divide(_x.AsSpan(0, slots), _definition.Radius);
        }
        else
        {
            _tiles.Undivided(slots);
        }
        for (int slot = 0; slot < slots; slot++)
        {
            // Each looks at those before it, and they at it.
            _tiles.Add(slot, _x[slot], _y[slot]);
            (_apart[slot], _neighbour[slot]) = (_reach, JetSequence.Beam);
            _tiles.Anew();
            int count = _tiles.Gather(slot, _touched, 0);
            for (int t = 0; t < count; t++)
            {
                for (int other = _tiles.First(_touched[t]); other >= 0; other = _tiles.Next(other))
                {
                    if (other != slot)
                    {
                        double apart = geometry.Distance(slot, other);
                        Meet(slot, other, apart);
                        Meet(other, slot, apart);
                    }
                }
            }
        }
        for (int slot = 0; slot < slots; slot++)
        {
            SetKey(slot);
        }
        _tournament.Build();
        for (int left = slots; left > 0; left--)
        {
            Advance(geometry);
        }
    }

    private void Advance<T>(T geometry) where T : struct, IJetGeometry
    {
        int slot = _tournament.Winner;
        double distance = _tournament.Distance(slot) * _perReach;
        _tiles.Remove(slot);
        _tiles.Anew();
        int count = _tiles.Gather(slot, _touched, 0);
        if (_neighbour[slot] == JetSequence.Beam)
        {
            _sequence.End(_node[slot], distance);
            _tournament.Remove(slot);
            Leave(geometry, slot, count);
        }
        else
        {
            Merge(geometry, slot, _neighbour[slot], distance, count);
        }
    }

    private void Leave<T>(T geometry, int slot, int count) where T : struct, IJetGeometry
    {
        for (int t = 0; t < count; t++)
        {
            for (int other = _tiles.First(_touched[t]); other >= 0; other = _tiles.Next(other))
            {
                if (_neighbour[other] == slot)
                {
                    Search(geometry, other);
                    Change(other);
                }
            }
        }
    }

    private void Merge<T>(T geometry, int slot, int gone, double distance, int count) where T : struct, IJetGeometry
    {
        _tiles.Remove(gone);
        _tournament.Remove(gone);
        count = _tiles.Gather(gone, _touched, count);
        int node = _sequence.Merge(Math.Min(_node[slot], _node[gone]), Math.Max(_node[slot], _node[gone]), distance);
        Put(geometry, slot, node);
        // Added to see its tile, but found by no search: all will have met it one by one.
        _tiles.Add(slot, _x[slot], _y[slot]);
        count = _tiles.Gather(slot, _touched, count);
        _tiles.Remove(slot);
        (_apart[slot], _neighbour[slot]) = (_reach, JetSequence.Beam);
        for (int t = 0; t < count; t++)
        {
            for (int other = _tiles.First(_touched[t]); other >= 0; other = _tiles.Next(other))
            {
                bool isBereft = _neighbour[other] == slot || _neighbour[other] == gone;
                if (isBereft)
                {
                    Search(geometry, other);
                }
                double apart = geometry.Distance(slot, other);
                Meet(slot, other, apart);
                if (Meet(other, slot, apart) || isBereft)
                {
                    Change(other);
                }
            }
        }
        _tiles.Add(slot, _x[slot], _y[slot]);
        Change(slot);
    }

    private void Search<T>(T geometry, int slot) where T : struct, IJetGeometry
    {
        (_apart[slot], _neighbour[slot]) = (_reach, JetSequence.Beam);
        _tiles.Anew();
        int count = _tiles.Gather(slot, _around, 0);
        for (int t = 0; t < count; t++)
        {
            for (int other = _tiles.First(_around[t]); other >= 0; other = _tiles.Next(other))
            {
                if (other != slot)
                {
                    Meet(slot, other, geometry.Distance(slot, other));
                }
            }
        }
    }

    private bool Meet(int slot, int other, double apart)
    {
        double nearest = _apart[slot];
        if (!(apart < nearest) && (apart != nearest || _neighbour[slot] == JetSequence.Beam
            || _node[other] > _node[_neighbour[slot]]))
        {
            return false;
        }
        (_apart[slot], _neighbour[slot]) = (apart, other);
        return true;
    }

    private void Put<T>(T geometry, int slot, int node) where T : struct, IJetGeometry
    {
        ref readonly var momentum = ref _sequence.Momentum(node);
        geometry.Place(slot, momentum);
        _node[slot] = node;
        _scale[slot] = _definition.Scale(geometry.SquaredScale(momentum));
    }

    private void Change(int slot)
    {
        SetKey(slot);
        _tournament.Update(slot);
    }

    private void SetKey(int slot)
    {
        int neighbour = _neighbour[slot];
        if (neighbour == JetSequence.Beam)
        {
            _tournament.Set(slot, _apart[slot] * _scale[slot], _apart[slot], _node[slot], JetSequence.Beam);
            return;
        }
        double scale = Math.Min(_scale[slot], _scale[neighbour]);
        _tournament.Set(slot, _apart[slot] * scale, _apart[slot], _node[slot], _node[neighbour]);
    }
}
