using System.Globalization;
using Xunit;

namespace Heppy.Physics.Tests.JetsOf;

/// <summary>The jets of FastJet, to the last digit that was printed: number, rapidity, azimuth in [0, 2 pi) and
/// transverse momentum, decreasing. All references beside the events are compared, by what their names
/// say.</summary>
public class FastJetTests
{
    /// <summary>The references that are always there; others are found.</summary>
    private static readonly string[] s_known =
    [
        "antikt_r0.4_escheme_best", "cam_r1.0_escheme_best", "kt_r0.7_escheme_best", "eegenkt_p-1.0_r0.7_escheme_best",
        "eekt_excld+2.0_r0.4_escheme_best",
    ];

    public static TheoryData<string> References =>
        [.. s_known.Union(JetEvents.References().Where(name => !name.StartsWith("area_", StringComparison.Ordinal))).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(References))]
    public void Jets_are_those_of_FastJet(string reference)
    {
        var settings = JetReference.Parse(reference);
        var clustering = new JetClustering(settings.Definition);
        clustering.Cluster(JetEvents.Read($"single-{settings.Collider}-event.dat"));
        Assert.Equal(
            JetEvents.Numbers($"{reference}.ref").Select(row => Print(row[1], row[2], row[3])),
            settings.Jets(clustering).OrderByDescending(jet => jet.Pt).Select(jet => Print(jet.Rapidity,
                jet.Phi < 0 ? jet.Phi + Math.Tau : jet.Phi, jet.Pt)));
    }

    public static TheoryData<string> Names
    {
        get
        {
            string[] ends = ["", "_excln3", "_excln+3", "_excld2.0", "_excld+2.0"];
            string[] powers = ["p-1.0", "p+0.0", "p0.0", "p+0.5", "p+1.0", "p1.0"];
            return
            [
                .. from algorithm in (string[])["kt", "cam", "antikt", .. powers.Select(p => $"genkt_{p}"), .. powers.Select(p => $"eegenkt_{p}"), "eekt"]
                   from end in ends
                   from radius in (string[])["0.4", "0.7", "1.0", "3.5"]
                   where !(algorithm == "eekt" && end.Length == 0)
                   select $"{algorithm}{end}_r{radius}_escheme_best",
            ];
        }
    }

    /// <summary>Against the loop over all pairs, for all that such a name can ask for.</summary>
    [Fact]
    public void Every_name_of_a_reference_can_be_computed()
    {
        foreach (string name in Names.Select(row => row.Data))
        {
            var settings = JetReference.Parse(name);
            var particles = JetEvents.Read($"single-{settings.Collider}-event.dat");
            var clustering = new JetClustering(settings.Definition);
            clustering.Cluster(particles);
            var jets = settings.Jets(clustering);

            Assert.True(settings.Count is { } count ? jets.Length == count
                : settings.Cut is { } cut ? jets.Length == clustering.CountAt(cut)
                : jets.Sum(jet => jet.Count) == particles.Length, name);
        }
    }

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

    private static string Print(params double[] numbers) =>
        string.Join(' ', numbers.Select(number => number.ToString("F8", CultureInfo.InvariantCulture)));
}
