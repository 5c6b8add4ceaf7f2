namespace Heppy.Physics;

/// <summary>Walks along mothers and daughters of generated particles.</summary>
public static class Ancestry
{
    extension<T>(ReadOnlySpan<T> particles) where T : struct, IGenParticle
    {
        /// <summary>Index of the mother of a particle, or -1.</summary>
        /// <param name="index">Index of the particle.</param>
        /// <exception cref="InvalidDataException">The mother is no particle of the list, or the particle
        /// itself.</exception>
        public int MotherOf(int index)
        {
            int mother = particles[index].MotherIndex;
            return mother >= -1 && mother < particles.Length && mother != index
                ? mother
                : throw new InvalidDataException($"generated particle {index} (PDG {particles[index].PdgId}) has the mother {mother}, but there are {particles.Length} particles");
        }

        /// <summary>Index of the nearest ancestor with a property, or -1.</summary>
        /// <param name="index">Index of the particle, which is no ancestor of itself.</param>
        /// <param name="which">The property, of the code of a particle.</param>
        /// <exception cref="InvalidDataException">The mothers go in a circle, or are not in the list.</exception>
        public int AncestorOf(int index, Predicate<int> which)
        {
            ArgumentNullException.ThrowIfNull(which);
            int steps = 0;
            for (int at = particles.MotherOf(index); at >= 0; at = particles.MotherOf(at))
            {
                if (which(particles[at].PdgId))
                {
                    return at;
                }
                if (++steps > particles.Length)
                {
                    throw new InvalidDataException($"the mothers of generated particle {index} (PDG {particles[index].PdgId}) go in a circle");
                }
            }
            return -1;
        }

        /// <summary>Number of daughters of a particle.</summary>
        /// <param name="index">Index of the particle.</param>
        public int CountDaughters(int index)
        {
            int count = 0;
            foreach (ref readonly T particle in particles)
            {
                count += particle.MotherIndex == index ? 1 : 0;
            }
            return count;
        }

        /// <summary>Index of the next daughter of a particle, or -1: <c>for (int d = gen.NextDaughter(i); d >= 0; d =
        /// gen.NextDaughter(i, d))</c>.</summary>
        /// <param name="index">Index of the particle.</param>
        /// <param name="after">The daughter before, or -1 for the first.</param>
        public int NextDaughter(int index, int after = -1)
        {
            for (int i = after + 1; i < particles.Length; i++)
            {
                if (particles[i].MotherIndex == index)
                {
                    return i;
                }
            }
            return -1;
        }

        /// <summary>Index of the last copy of a particle: generators repeat a particle that radiates as its own
        /// daughter.</summary>
        /// <param name="index">Index of the particle.</param>
        public int LastCopyOf(int index)
        {
            for (int steps = 0; steps <= particles.Length; steps++)
            {
                int copy = -1;
                for (int d = particles.NextDaughter(index); d >= 0 && copy < 0; d = particles.NextDaughter(index, d))
                {
                    copy = d != index && particles[d].PdgId == particles[index].PdgId ? d : -1;
                }
                if (copy < 0)
                {
                    return index;
                }
                index = copy;
            }
            throw new InvalidDataException($"the copies of generated particle {index} (PDG {particles[index].PdgId}) go in a circle");
        }
    }

    /// <summary>Whether a code is that of a hadron with a b quark, or of the quark itself.</summary>
    /// <remarks>From the digits of the Monte Carlo particle numbering scheme of the Particle Data Group.</remarks>
    /// <param name="pdgId">The code.</param>
    public static bool HasBottom(int pdgId) => HasQuark(Math.Abs(pdgId), 5);

    /// <summary>Whether a code is that of a hadron with a c quark but no b quark, or of the c quark itself.</summary>
    /// <param name="pdgId">The code.</param>
    public static bool HasCharm(int pdgId) => !HasBottom(pdgId) && HasQuark(Math.Abs(pdgId), 4);

    /// <summary>Whether a code is that of a charged hadron.</summary>
    /// <param name="pdgId">The code.</param>
    public static bool IsChargedHadron(int pdgId)
    {
        int id = Math.Abs(pdgId);
        (int q1, int q2, int q3) = (id / 1000 % 10, id / 100 % 10, id / 10 % 10);
        if (id < 100 || id >= 1_000_000_000 || q2 == 0 || q3 == 0)
        {
            return false;
        }
        // Charges in thirds: up-type quarks have even codes. A meson is a quark and an antiquark.
        return q1 == 0 ? Third(q2) != Third(q3) : Third(q1) + Third(q2) + Third(q3) != 0;

        static int Third(int quark) => quark % 2 == 0 ? 2 : -1;
    }

    private static bool HasQuark(int id, int quark) =>
        id == quark || (id is > 100 and < 1_000_000_000 && (id / 1000 % 10 == quark || id / 100 % 10 == quark || id / 10 % 10 == quark));
}
