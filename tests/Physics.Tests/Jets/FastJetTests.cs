using System.Globalization;
using Xunit;

namespace Heppy.Physics.Tests.JetsOf;

/// <summary>The jets of FastJet, to the last digit that was printed: number, rapidity, azimuth in [0, 2 pi) and
/// transverse momentum, decreasing.</summary>
public class FastJetTests
{
    [Fact]
    public void Anti_kt_of_a_pp_event() => AssertAsFastJet("antikt_r0.4", "pp", JetDefinition.AntiKt(0.4));

    [Fact]
    public void Cambridge_Aachen_of_a_pp_event() => AssertAsFastJet("cam_r1.0", "pp", JetDefinition.CambridgeAachen(1));

    [Fact]
    public void Kt_of_a_pp_event() => AssertAsFastJet("kt_r0.7", "pp", JetDefinition.Kt(0.7));

    [Fact]
    public void Generalised_kt_of_an_ee_event() =>
        AssertAsFastJet("eegenkt_p-1.0_r0.7", "ee", JetDefinition.ElectronPositronKt(0.7, -1));

    [Fact]
    public void Durham_of_an_ee_event_at_a_cut() =>
        AssertAsFastJet("eekt_excld+2.0_r0.4", "ee", JetDefinition.Durham(), dCut: 2);

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(-1)]
    public void Generalised_kt_contains_the_named_algorithms(double power)
    {
        var particles = JetEvents.Read("single-pp-event.dat");
        var named = new JetClustering(power > 0 ? JetDefinition.Kt(0.5)
            : power < 0 ? JetDefinition.AntiKt(0.5) : JetDefinition.CambridgeAachen(0.5));
        var general = new JetClustering(JetDefinition.GeneralisedKt(0.5, power));
        named.Cluster(particles);
        general.Cluster(particles);
        Assert.Equal(named.Inclusive().ToArray().Select(jet => jet.P4), general.Inclusive().ToArray().Select(jet => jet.P4));
    }

    private static void AssertAsFastJet(string reference, string collider, JetDefinition definition, double? dCut = null)
    {
        var clustering = new JetClustering(definition);
        clustering.Cluster(JetEvents.Read($"single-{collider}-event.dat"));
        var jets = (dCut is { } cut ? clustering.ExclusiveAt(cut) : clustering.Inclusive()).ToArray();
        var expected = JetEvents.Numbers($"{reference}_escheme_best.ref");
        Assert.Equal(
            expected.Select(row => Print(row[1], row[2], row[3])),
            jets.OrderByDescending(jet => jet.Pt).Select(jet => Print(jet.Rapidity,
                jet.Phi < 0 ? jet.Phi + Math.Tau : jet.Phi, jet.Pt)));
    }

    private static string Print(params double[] numbers) =>
        string.Join(' ', numbers.Select(number => number.ToString("F8", CultureInfo.InvariantCulture)));
}
