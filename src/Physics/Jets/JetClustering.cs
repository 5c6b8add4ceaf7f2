namespace Heppy.Physics;

/// <summary>Finds the jets of one event after the other by sequential recombination, as FastJet does.</summary>
/// <remarks>
/// <para>M. Cacciari, G. P. Salam, G. Soyez, "FastJet user manual", arXiv:1111.6097; nearest neighbours and tiles:
/// hep-ph/0512210. At worst the time grows as the square of the number of particles, for hadron colliders
/// with small radii little faster than the number.</para>
/// <para>Make one and use it for all events: its memory grows with the largest and is used again. It is not for
/// several threads at a time. The spans it gives are parts of that memory, each valid until the same method or
/// <see cref="Cluster(ReadOnlySpan{P4})"/> is called again.</para>
/// <para>Jets come in decreasing transverse momentum, or energy for electron-positron colliders; of equal ones
/// the one with the particle of lowest index is first. Of equal distances the particles closer to each other are
/// merged first, then those of lower index.</para>
/// </remarks>
public sealed class JetClustering
{
    private const double LargestMomentum = 1e150;       // so that squares stay finite
    private const int EventBits = 40;
    private static long s_made;
    private readonly JetSequence _sequence = new();
    private readonly NearestJets _nearest;
    private readonly JetList _inclusive;
    private readonly JetList _exclusive;
    private long _event = Interlocked.Increment(ref s_made) << EventBits;

    /// <summary>Makes ready to find jets.</summary>
    /// <param name="definition">Which jets.</param>
    public JetClustering(JetDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        Definition = definition;
        _nearest = new NearestJets(definition, _sequence);
        _inclusive = new JetList(_sequence, definition.IsElectronPositron);
        _exclusive = new JetList(_sequence, definition.IsElectronPositron);
    }

    /// <summary>Which jets are found.</summary>
    public JetDefinition Definition { get; }

    /// <summary>Number of particles of the event.</summary>
    public int ParticleCount => _sequence.Particles;

    /// <summary>Sum of the energies of the particles, Q; distances over Q² are the y of electron-positron
    /// colliders.</summary>
    public double TotalEnergy { get; private set; }

    /// <summary>Clusters the particles of an event; jets of the event before are gone.</summary>
    /// <param name="particles">Four-momenta in GeV; copied.</param>
    /// <exception cref="ArgumentException">A component is NaN, infinite or beyond 1e150 GeV.</exception>
    public void Cluster(ReadOnlySpan<P4> particles)
    {
        _sequence.Start(particles.Length);
        particles.CopyTo(_sequence.Inputs);
        Cluster();
    }

    /// <summary>Clusters the particles of an event; jets of the event before are gone.</summary>
    /// <typeparam name="T">Type of the particles.</typeparam>
    /// <param name="particles">The particles, of which the four-momenta are taken.</param>
    /// <exception cref="ArgumentException">A component of a four-momentum is NaN, infinite or beyond
    /// 1e150 GeV.</exception>
    public void Cluster<T>(ReadOnlySpan<T> particles) where T : struct, IParticle
    {
        _sequence.Start(particles.Length);
        var momenta = _sequence.Inputs;
        for (int i = 0; i < particles.Length; i++)
        {
            momenta[i] = particles[i].P4;
        }
        Cluster();
    }

    /// <summary>The jets that ended in the beam.</summary>
    /// <param name="ptMin">Smallest transverse momentum in GeV, which a jet may have; for electron-positron
    /// colliders too.</param>
    /// <returns>The jets in decreasing transverse momentum or energy; one for Durham.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The smallest transverse momentum is NaN.</exception>
    public ReadOnlySpan<Jet> Inclusive(double ptMin = 0)
    {
        if (double.IsNaN(ptMin))
        {
            throw new ArgumentOutOfRangeException(nameof(ptMin), "The smallest transverse momentum is NaN.");
        }
        _inclusive.Start(_event);
        for (int step = 0; step < _sequence.Steps; step++)
        {
            var (node, second, _, _) = _sequence.Step(step);
            ref readonly var p = ref _sequence.Momentum(node);
            if (second == JetSequence.Beam && (ptMin <= 0 || p.Px * p.Px + p.Py * p.Py >= ptMin * ptMin))
            {
                _inclusive.Add(node);
            }
        }
        return _inclusive.Sorted();
    }

    /// <summary>The jets when so many are left, without those that ended in the beam before.</summary>
    /// <param name="jets">Their number, from 0 to that of the particles.</param>
    /// <returns>The jets in decreasing transverse momentum or energy.</returns>
    /// <remarks>Means little where distances do not grow while soft and close particles are merged: for negative
    /// powers. For Cambridge/Aachen all distances to the beam are equal, so that which jets are left is a matter of
    /// ties, and not the same for all strategies of FastJet; ask for a distance there.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative or larger than that of the
    /// particles.</exception>
    public ReadOnlySpan<Jet> Exclusive(int jets)
    {
        if (jets < 0 || jets > ParticleCount)
        {
            throw new ArgumentOutOfRangeException(nameof(jets), FormattableString.Invariant(
                $"{jets} jets of {ParticleCount} particles; ask for 0 to {ParticleCount}, or use ExclusiveUpTo."));
        }
        _exclusive.Start(_event);
        int start = ParticleCount - jets;
        int nodes = ParticleCount;
        for (int step = 0; step < start; step++)
        {
            nodes += _sequence.Step(step).Second == JetSequence.Beam ? 0 : 1;
        }
        for (int step = start; step < _sequence.Steps; step++)
        {
            var (first, second, _, _) = _sequence.Step(step);
            if (first < nodes)
            {
                _exclusive.Add(first);
            }
            if (second != JetSequence.Beam && second < nodes)
            {
                _exclusive.Add(second);
            }
        }
        return _exclusive.Sorted();
    }

    /// <summary>The jets when so many are left, or all particles where there are fewer.</summary>
    /// <param name="jets">Their number, 0 or more.</param>
    /// <returns>The jets in decreasing transverse momentum or energy.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public ReadOnlySpan<Jet> ExclusiveUpTo(int jets) => Exclusive(Math.Min(jets, ParticleCount));

    /// <summary>The jets that are left when all distances up to a cut have been merged.</summary>
    /// <param name="dCut">The cut, in GeV² for kt and Durham; for a cut in y times the square of
    /// <see cref="TotalEnergy"/>.</param>
    /// <returns>The jets in decreasing transverse momentum or energy.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The cut is NaN.</exception>
    public ReadOnlySpan<Jet> ExclusiveAt(double dCut) => Exclusive(CountAt(dCut));

    /// <summary>Number of jets that are left when all distances up to a cut have been merged.</summary>
    /// <param name="dCut">The cut, as for <see cref="ExclusiveAt"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The cut is NaN.</exception>
    public int CountAt(double dCut)
    {
        if (double.IsNaN(dCut))
        {
            throw new ArgumentOutOfRangeException(nameof(dCut), "The cut in the distance is NaN.");
        }
        int step = _sequence.Steps;
        while (step > 0 && !(_sequence.Step(step - 1).Largest <= dCut))
        {
            step--;
        }
        return ParticleCount - step;
    }

    /// <summary>The distance d_{n,n+1} at which n+1 jets became n.</summary>
    /// <param name="jets">n, 0 or more.</param>
    /// <returns>The distance, in GeV² for kt and Durham; 0 where there were never more than n.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public double MergingScale(int jets)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(jets);
        return jets < ParticleCount ? _sequence.Step(ParticleCount - jets - 1).Distance : 0;
    }

    /// <summary>The largest distance up to where n+1 jets became n: above it, as a cut, there are n or
    /// fewer.</summary>
    /// <param name="jets">n, 0 or more.</param>
    /// <returns>The distance, in GeV² for kt and Durham; 0 where there were never more than n.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public double LargestMergingScale(int jets)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(jets);
        return jets < ParticleCount ? _sequence.Step(ParticleCount - jets - 1).Largest : 0;
    }

    /// <summary>The indices of the particles of a jet.</summary>
    /// <param name="jet">A jet of the event clustered last.</param>
    /// <returns>Indices into the span that was clustered, in the order of the merging tree; valid until the next
    /// event.</returns>
    /// <exception cref="ArgumentException">The jet is of another event or clustering.</exception>
    public ReadOnlySpan<int> Constituents(in Jet jet) => jet.Clustering == _event
        ? _sequence.Leaves(jet.Node)
        : throw new ArgumentException(
            "The jet is not of the event clustered last: ask for its particles before the next event.", nameof(jet));

    private void Cluster()
    {
        _event++;
        TotalEnergy = 0;
        var momenta = _sequence.Inputs;
        for (int i = 0; i < momenta.Length; i++)
        {
            ref readonly var p = ref momenta[i];
            // False for NaN.
            bool isGood = Math.Abs(p.Px) <= LargestMomentum && Math.Abs(p.Py) <= LargestMomentum
                && Math.Abs(p.Pz) <= LargestMomentum && Math.Abs(p.E) <= LargestMomentum;
            if (!isGood)
            {
                string message = FormattableString.Invariant(
                    $"Particle {i} has the momentum ({p.Px}, {p.Py}, {p.Pz}; E = {p.E}): it must be finite.");
                _sequence.Start(0);
                TotalEnergy = 0;
                throw new ArgumentException(message, "particles");
            }
            TotalEnergy += p.E;
        }
        _nearest.Run();
        _sequence.Arrange();
    }
}
