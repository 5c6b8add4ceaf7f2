using System.Globalization;

namespace Heppy.Physics.Tests.JetsOf;

/// <summary>What the name of a reference says: algorithm, radius, power, and which jets.</summary>
/// <param name="Collider">Which event: pp or ee.</param>
/// <param name="Definition">The algorithm.</param>
/// <param name="Count">Number of exclusive jets.</param>
/// <param name="Cut">Distance cut of exclusive jets.</param>
internal sealed record JetReference(string Collider, JetDefinition Definition, int? Count, double? Cut)
{
    /// <summary>Reads a name such as <c>eegenkt_p-1.0_r0.7_escheme_best</c> or <c>eekt_excld+2.0_r0.4_escheme_best</c>.</summary>
    internal static JetReference Parse(string name)
    {
        string[] parts = name.Split('_');
        double? Value(string begin) => parts.Skip(1).FirstOrDefault(part => part.StartsWith(begin, StringComparison.Ordinal)
            && part.Length > begin.Length && (char.IsAsciiDigit(part[begin.Length]) || part[begin.Length] is '+' or '-')) is { } found
                ? double.Parse(found[begin.Length..], NumberStyles.Float, CultureInfo.InvariantCulture)
                : null;

        double radius = Value("r")!.Value;
        var definition = parts[0] switch
        {
            "kt" => JetDefinition.Kt(radius),
            "cam" => JetDefinition.CambridgeAachen(radius),
            "antikt" => JetDefinition.AntiKt(radius),
            "genkt" => JetDefinition.GeneralisedKt(radius, Value("p")!.Value),
            "eekt" => JetDefinition.Durham(),
            "eegenkt" => JetDefinition.ElectronPositronKt(radius, Value("p")!.Value),
            _ => throw new ArgumentException($"{name}: no algorithm '{parts[0]}'.", nameof(name)),
        };
        return new JetReference(definition.IsElectronPositron ? "ee" : "pp", definition, (int?)Value("excln"), Value("excld"));
    }

    /// <summary>The jets that are asked for.</summary>
    internal Jet[] Jets(JetClustering clustering) =>
        [.. Count is { } count ? clustering.Exclusive(count) : Cut is { } cut ? clustering.ExclusiveAt(cut) : clustering.Inclusive()];
}
