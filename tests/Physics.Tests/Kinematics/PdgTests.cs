using Xunit;

namespace Heppy.Physics.Tests.KinematicsOf;

public class PdgTests
{
    [Theory]
    [InlineData(211, "pi+", 0.13957039, 3)]
    [InlineData(-211, "pi-", 0.13957039, -3)]
    [InlineData(310, "K(S)0", 0.497611, 0)]
    [InlineData(-2212, "pbar-", 0.93827208816, -3)]
    [InlineData(2224, "Delta(1232)++", 1.232, 6)]
    [InlineData(-5, "bbar", 4.183, 1)]
    [InlineData(443, "J/psi(1S)", 3.0969, 0)]
    [InlineData(531, "B(s)0", 5.36693, 0)]
    [InlineData(-24, "W-", 80.3692, -3)]
    [InlineData(22, "gamma", 0, 0)]
    [InlineData(16, "nu_tau", 0, 0)]
    public void Particles_are_known_by_their_code(int id, string name, double mass, int threeCharge)
    {
        var found = Pdg.Find(id);

        Assert.Equal((id, name, mass, threeCharge, threeCharge / 3.0), (found.Id, found.Name, found.Mass, found.ThreeCharge, found.Charge));
    }

    [Theory]
    [InlineData(-22)]
    [InlineData(-443)]
    [InlineData(0)]
    [InlineData(7)]
    public void What_is_no_particle_is_not_found(int id)
    {
        Assert.False(Pdg.TryFind(id, out _));
        Assert.Contains($"no particle {id} ", Assert.Throws<KeyNotFoundException>(() => Pdg.Find(id)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constants_are_those_of_the_table()
    {
        Assert.Equal(
            [Pdg.Z.Mass, Pdg.W.Mass, Pdg.H.Mass, Pdg.Electron.Mass, Pdg.Muon.Mass, Pdg.Tau.Mass, Pdg.B.Mass, Pdg.Top.Mass],
            ((int[])[Pdg.Z.Id, Pdg.W.Id, Pdg.H.Id, Pdg.Electron.Id, Pdg.Muon.Id, Pdg.Tau.Id, Pdg.B.Id, Pdg.Top.Id]).Select(id => Pdg.Find(id).Mass));
    }

    /// <summary>The digits of a hadron's code are its quarks: an independent way to its charge.</summary>
    [Fact]
    public void Charges_of_hadrons_are_those_of_their_quarks()
    {
        int hadrons = 0;
        foreach (var particle in Pdg.Particles.Where(particle => particle.Id > 100))
        {
            int[] quarks = [particle.Id / 1000 % 10, particle.Id / 100 % 10, particle.Id / 10 % 10];
            int Thirds(int quark) => quark % 2 == 0 ? 2 : -1;
            // Of a meson the heavier quark comes first: it is an antiquark where its code is odd.
            int sum = quarks[0] > 0 ? quarks.Sum(Thirds)
                : quarks[1] % 2 == 0 ? Thirds(quarks[1]) - Thirds(quarks[2]) : Thirds(quarks[2]) - Thirds(quarks[1]);
            bool isNeutralKaon = particle.Id is 130 or 310;
            Assert.True(isNeutralKaon || sum == particle.ThreeCharge, particle.Name);
            Assert.Equal(particle.ThreeCharge != 0, Ancestry.IsChargedHadron(particle.Id));
            hadrons++;
        }
        Assert.InRange(hadrons, 100, 300);
    }

    [Fact]
    public void Antiparticles_have_the_opposite_charge_the_same_mass_and_another_name()
    {
        Assert.Equal(Pdg.Particles.Count, Pdg.Particles.Select(particle => particle.Name).Distinct().Count());
        foreach (var particle in Pdg.Particles.Where(particle => particle.HasAntiparticle))
        {
            var other = Pdg.Find(-particle.Id);
            Assert.Equal((particle.Mass, -particle.ThreeCharge), (other.Mass, other.ThreeCharge));
        }
        Assert.All(Pdg.Particles.Where(particle => !particle.HasAntiparticle), particle => Assert.Equal((0, false), (particle.ThreeCharge, Pdg.TryFind(-particle.Id, out _))));
    }
}
