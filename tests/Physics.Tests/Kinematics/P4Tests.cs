using CsCheck;
using Xunit;

namespace Heppy.Physics.Tests.KinematicsOf;

public class P4Tests
{
    private static readonly Gen<P4> s_particle = Gen.Select(Gen.Double[0.1, 500], Gen.Double[-4, 4],
        Gen.Double[-3.14, 3.14], Gen.Double[0.1, 200], P4.FromPtEtaPhiM);

    [Fact]
    public void Detector_coordinates_come_back() =>
        Gen.Select(Gen.Double[0.1, 500], Gen.Double[-4, 4], Gen.Double[-3.14, 3.14], Gen.Double[0.1, 200])
            .Sample((pt, eta, phi, mass) =>
            {
                var p = P4.FromPtEtaPhiM(pt, eta, phi, mass);
                return Near(p.Pt, pt) && Near(p.Eta, eta) && Near(p.Phi, phi) && Math.Abs(p.Mass2 - mass * mass) < 1e-9 * p.E * p.E
                    && Near(p.P, pt * Math.Cosh(eta)) && Near(Math.Tanh(p.Rapidity), p.Pz / p.E)
                    && Near(p.Mt * p.Mt, p.E * p.E - p.Pz * p.Pz, p.E * p.E);
            });

    [Fact]
    public void A_boost_keeps_invariants_and_its_inverse_undoes_it() =>
        Gen.Select(s_particle, s_particle, Gen.Double[-0.5, 0.5], Gen.Double[-0.5, 0.5], Gen.Double[-0.5, 0.5])
            .Sample((a, b, x, y, z) =>
            {
                var (a2, b2) = (a.Boost(x, y, z), b.Boost(x, y, z));
                double scale = (a.E + b.E) * (a.E + b.E) * 30;
                var back = a2.Boost(-x, -y, -z);
                return Near((a + b).Mass2, (a2 + b2).Mass2, scale) && Near((a - b).Mass2, (a2 - b2).Mass2, scale)
                    && Near(back.Px, a.Px, a.E * 30) && Near(back.Pz, a.Pz, a.E * 30) && Near(back.E, a.E, a.E * 30);
            });

    [Fact]
    public void In_its_rest_frame_a_particle_rests() =>
        s_particle.Where(p => p.Eta is > -2 and < 2 && p.Mass > 5).Sample(p =>
            Near(p.InRestFrameOf(p).E, p.Mass, p.E * 1e4) && Near(p.InRestFrameOf(p).P, 0, p.E * 1e4));

    [Fact]
    public void A_negative_square_gives_a_negative_mass() =>
        Assert.Equal(-3, new P4(0, 0, 5, 4).Mass);

    [Fact]
    public void A_velocity_of_light_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => default(P4).Boost(1, 0, 0));

    [Theory]
    [InlineData(0.0, 0.0, 0.0)]
    [InlineData(3, -3, 6 - Math.Tau)]
    [InlineData(-3, 3, Math.Tau - 6)]
    [InlineData(Math.PI, 0, Math.PI)]
    [InlineData(0, Math.PI, Math.PI)]
    [InlineData(100, 0, 100 - 16 * Math.Tau)]
    public void Azimuths_are_wrapped(double phi1, double phi2, double delta) =>
        Assert.Equal(delta, Kinematics.DeltaPhi(phi1, phi2), 13);

    [Fact]
    public void The_azimuth_of_minus_x_is_pi_whatever_the_sign_of_zero() =>
        Assert.Equal((Math.PI, Math.PI), (new P4(-1, -0.0, 0, 1).Phi, new P4(-1, 0.0, 0, 1).Phi));

    [Fact]
    public void Along_the_beam_the_azimuth_is_0_whatever_the_sign_of_zero() =>
        Assert.All((P4[])[new(-0.0, 0, 1, 1), new(-0.0, -0.0, 1, 1), new(0, -0.0, -1, 1), default], p => Assert.Equal(0, p.Phi));

    [Fact]
    public void Distances_are_symmetric_and_periodic() =>
        Gen.Select(Gen.Double[-4, 4], Gen.Double[-3.14, 3.14], Gen.Double[-4, 4], Gen.Double[-3.14, 3.14], Gen.Int[-3, 3])
            .Sample((eta1, phi1, eta2, phi2, turns) =>
            {
                double r = Kinematics.DeltaR(eta1, phi1, eta2, phi2);
                return r == Kinematics.DeltaR(eta2, phi2, eta1, phi1)
                    && Near(r, Kinematics.DeltaR(eta1, phi1 + turns * Math.Tau, eta2, phi2))
                    && Near(r, Kinematics.DeltaR(eta1, phi1 + 1.3, eta2, phi2 + 1.3))
                    && Kinematics.DeltaPhi(phi1, phi2) is > -Math.PI and <= Math.PI && r <= Math.Sqrt((eta1 - eta2) * (eta1 - eta2) + Math.PI * Math.PI);
            });

    [Fact]
    public void Transverse_mass_of_back_to_back_particles_is_twice_their_momentum()
    {
        Assert.Equal(80, Kinematics.TransverseMass(40, 0.3, 40, 0.3 + Math.PI), 12);
        Assert.Equal(0, Kinematics.TransverseMass(40, 0.3, 20, 0.3));
        Assert.Equal(5, Kinematics.DeltaR(0, 0, 4, 3), 14);
    }

    private static bool Near(double a, double b, double scale = 1) => Math.Abs(a - b) <= 1e-9 * Math.Max(Math.Abs(scale), Math.Abs(b));
}
