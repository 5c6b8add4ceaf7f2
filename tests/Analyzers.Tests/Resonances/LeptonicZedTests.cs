using Heppy.Physics;
using Xunit;

namespace Heppy.Analyzers.Tests.Resonances;

public class LeptonicZedTests
{
    private static readonly Lepton MuPlus = Lepton.Muon(45, 0, 0, 1);
    private static readonly Lepton MuMinus = Lepton.Muon(45, 0, 3, -1);
    private static readonly Lepton EPlus = Lepton.Electron(40, 0, 1, 1);
    private static readonly Lepton EMinus = Lepton.Electron(40, 0, -2, -1);

    [Fact]
    public void Two_flavours_make_two_candidates_the_nearest_to_the_Z_mass_first()
    {
        Resonance<Lepton>[] zeds = Build([EPlus, MuPlus, MuMinus, EMinus]);

        Assert.Equal([(1, 2), (0, 3)], ResonanceTests.Indices(zeds));
        Assert.All(zeds, z => Assert.Equal((0, 23), (z.Charge, z.PdgId)));
    }

    [Theory]
    [InlineData(1, -13, -1, 13, true)]
    [InlineData(1, -11, -1, 11, true)]
    [InlineData(-1, 15, 1, -15, true)]
    [InlineData(1, -13, -1, 11, false)]
    [InlineData(1, -13, 1, -13, false)]
    [InlineData(-1, 13, -1, 13, false)]
    [InlineData(1, -13, 1, 13, false)]      // codes and charges that contradict each other
    [InlineData(1, 13, -1, 13, false)]
    [InlineData(0, -13, 0, 13, false)]
    [InlineData(0, -12, 0, 12, false)]      // neutrinos, quarks, pions are no charged leptons
    [InlineData(1, 2, -1, -2, false)]
    [InlineData(1, 211, -1, -211, false)]
    [InlineData(1, 0, -1, 0, false)]
    public void Flavour_and_charge_decide(int charge1, int id1, int charge2, int id2, bool isZed)
    {
        Lepton a = MuPlus with { Charge = charge1, PdgId = id1 };
        Lepton b = MuMinus with { Charge = charge2, PdgId = id2 };

        Assert.Equal(isZed ? 1 : 0, Build([a, b]).Length);
        Assert.Equal(isZed ? 1 : 0, Build([b, a]).Length);
    }

    [Fact]
    public void No_lepton_is_in_two_candidates()
    {
        Lepton soft = Lepton.Muon(20, 0, 0.2f, 1);

        Assert.Equal([(1, 2)], ResonanceTests.Indices(Build([soft, MuPlus, MuMinus])));
        Assert.Equal([(0, 2), (1, 3)], ResonanceTests.Indices(Build([MuPlus, MuPlus, MuMinus, MuMinus])));
    }

    [Fact]
    public void The_legs_of_all_candidates_come_in_their_order() =>
        Assert.Equal([MuPlus, MuMinus, EPlus, EMinus], Run<Lepton>("legs", [EPlus, MuPlus, MuMinus, EMinus]));

    [Fact]
    public void Leptons_with_NaN_are_not_taken()
    {
        Assert.Empty(Build([MuPlus with { Pt = float.NaN }, MuMinus]));
        Assert.Equal([(1, 2)], ResonanceTests.Indices(Build([MuPlus with { Phi = float.NaN }, MuPlus, MuMinus])));
    }

    [Fact]
    public void One_lepton_or_none_makes_no_candidate()
    {
        Assert.Empty(Build([]));
        Assert.Empty(Build([MuPlus]));
        Assert.Empty(Run<Lepton>("legs", [MuPlus]));
    }

    private static Resonance<Lepton>[] Build(Lepton[] leptons) => Run<Resonance<Lepton>>("zeds", leptons);

    private static T[] Run<T>(string collection, Lepton[] leptons) => TestRun.Once<T>(collection, () =>
    [
        new Given<Lepton>("leptons", leptons),
        new LeptonicZedBuilder<Lepton> { Leptons = "leptons", Output = "zeds", OutputLegs = "legs" },
    ]);
}
