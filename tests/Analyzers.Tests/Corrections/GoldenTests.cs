using System.Globalization;
using System.IO.Compression;
using Xunit;

namespace Heppy.Analyzers.Tests.Corrections;

/// <summary>
/// <c>golden/muons.json</c> has every kind of node, and <c>golden/muons.tsv</c> what the format's own C++ library, correctionlib, gives for hundreds of
/// inputs; it also throws where the table says so.
/// </summary>
public class GoldenTests
{
    private static readonly string Folder = Path.Combine(AnalyzersPageTests.Root(), "tests/Analyzers.Tests/Corrections/golden");

    [Fact]
    public void All_values_are_those_of_correctionlib()
    {
        CorrectionSet set = CorrectionSet.Parse("muons.json", File.ReadAllBytes(Path.Combine(Folder, "muons.json")));
        string[] lines = [.. File.ReadLines(Path.Combine(Folder, "muons.tsv")).Where(l => l[0] != '#')];
        var asked = new HashSet<string>();

        foreach (string line in lines)
        {
            string[] parts = line.Split('\t');
            asked.Add(parts[0]);
            CorrectionValue[] inputs = [.. parts[1..^1].Select(Value)];
            if (parts[^1] == "error")
            {
                Assert.Throws<CorrectionException>(() => set[parts[0]].Evaluate(inputs));
                continue;
            }

            double expected = double.Parse(parts[^1], CultureInfo.InvariantCulture);
            double found = set[parts[0]].Evaluate(inputs);
            // Functions of the two mathematical libraries may differ in the last bits.
            Assert.True(found.Equals(expected) || Math.Abs(found - expected) <= 4e-15 * Math.Max(1, Math.Abs(expected)), $"{line}: {found:R}");
        }

        Assert.InRange(lines.Length, 700, 2_000);
        // L1 and L2 are asked by the compound corrections.
        Assert.Equal(set.Names.Concat(set.CompoundNames).Order(StringComparer.Ordinal), asked.Concat(["L1", "L2"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Packed_it_is_the_same()
    {
        byte[] plain = File.ReadAllBytes(Path.Combine(Folder, "muons.json"));
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(plain);
        }

        Assert.Equal(
            CorrectionSet.Parse("a", plain)["NUM_IsoMu24"].Evaluate(0.4, 27.5),
            CorrectionSet.Parse("a", packed.ToArray())["NUM_IsoMu24"].Evaluate(0.4, 27.5));
    }

    private static CorrectionValue Value(string text) => text[0] switch
    {
        'r' => double.Parse(text[2..], CultureInfo.InvariantCulture),
        'i' => long.Parse(text[2..], CultureInfo.InvariantCulture),
        _ => text[2..],
    };
}
