using Heppy.Events;
using Heppy.Physics;

namespace Heppy.Examples;

/// <summary>Makes events with the columns and multiplicities of the IRIS-HEP ADL benchmark's data, CMS collisions of 2012 with a muon.</summary>
/// <param name="seed">Seed.</param>
public sealed class AdlGenerator(ulong seed) : IEventGenerator
{
    private const int Most = 16;

    /// <inheritdoc/>
    public IReadOnlyList<ColumnSchema> Columns { get; } = Schema();

    /// <inheritdoc/>
    public void Generate(long number, EventColumns columns)
    {
        var random = new EventRandom(seed, 0, 0, (ulong)number, nameof(AdlGenerator));
        columns.Set("run", 194_000u + (uint)(number / 100_000));
        columns.Set("luminosityBlock", 1u + (uint)(number / 500 % 200));
        columns.Set("event", (ulong)number + 1);
        columns.Set("MET_pt", (float)(20 * random.NextExponential()));
        columns.Set("MET_phi", (float)Angle(ref random));
        bool hasZ = random.NextDouble() < 0.06;
        Leptons(ref random, columns, "Muon", (float)Pdg.Muon.Mass, hasZ ? 2 : random.NextDouble() < 0.85 ? 1 : 3, hasZ);
        Leptons(ref random, columns, "Electron", (float)Pdg.Electron.Mass, random.NextDouble() < 0.8 ? 0 : random.NextDouble() < 0.7 ? 1 : 2, isPair: false);
        Jets(ref random, columns);
    }

    private static ColumnSchema[] Schema() =>
    [
        Flat("run", ElementType.UInt32),
        Flat("luminosityBlock", ElementType.UInt32),
        Flat("event", ElementType.UInt64),
        Flat("MET_pt", ElementType.Float),
        Flat("MET_phi", ElementType.Float),
        .. from lepton in (string[])["Muon", "Electron"]
           from column in (string[])["pt", "eta", "phi", "mass", "charge"]
           select Lists($"{lepton}_{column}", column == "charge" ? ElementType.Int32 : ElementType.Float),
        .. from column in (string[])["pt", "eta", "phi", "mass", "btag"]
           select Lists($"Jet_{column}", ElementType.Float),
    ];

    private static ColumnSchema Flat(string name, ElementType type) => new(name, type);

    private static ColumnSchema Lists(string name, ElementType type) => new(name, type, IsJagged: true);

    private static double Angle(ref EventRandom random) => ((2 * random.NextDouble()) - 1) * Math.PI;

    private static void Leptons(ref EventRandom random, EventColumns columns, string name, float mass, int count, bool isPair)
    {
        Span<float> pt = stackalloc float[Most];
        Span<float> eta = stackalloc float[Most];
        Span<float> phi = stackalloc float[Most];
        Span<int> charge = stackalloc int[Most];
        for (int i = 0; i < count; i++)
        {
            (pt[i], eta[i], phi[i]) = ((float)(5 + (12 * random.NextExponential())), (float)(1.1 * random.NextGaussian()), (float)Angle(ref random));
            charge[i] = random.NextInt(2) == 0 ? 1 : -1;
        }

        if (isPair)
        {
            P4 z = Decays.Produce(ref random, Decays.BreitWigner(ref random, Pdg.Z.Mass, Pdg.Z.Width, 40, 200), 20, 1.6);
            (P4 a, P4 b) = Decays.TwoBody(ref random, z, mass, mass);
            (pt[0], eta[0], phi[0], charge[0]) = ((float)a.Pt, (float)a.Eta, (float)a.Phi, 1);
            (pt[1], eta[1], phi[1], charge[1]) = ((float)b.Pt, (float)b.Eta, (float)b.Phi, -1);
        }

        Span<float> masses = stackalloc float[Most];
        masses.Fill(mass);
        columns.List<float>($"{name}_pt", pt[..count]);
        columns.List<float>($"{name}_eta", eta[..count]);
        columns.List<float>($"{name}_phi", phi[..count]);
        columns.List<float>($"{name}_mass", masses[..count]);
        columns.List<int>($"{name}_charge", charge[..count]);
    }

    private static void Jets(ref EventRandom random, EventColumns columns)
    {
        Span<float> pt = stackalloc float[Most];
        Span<float> eta = stackalloc float[Most];
        Span<float> phi = stackalloc float[Most];
        Span<float> mass = stackalloc float[Most];
        Span<float> btag = stackalloc float[Most];
        int count = 0;
        while (count < Most && random.NextDouble() < 0.63)
        {
            (pt[count], eta[count], phi[count]) = ((float)(15 + (18 * random.NextExponential())), (float)(2.1 * random.NextGaussian()), (float)Angle(ref random));
            (mass[count], btag[count]) = (0.14f * pt[count], (float)Math.Pow(random.NextDouble(), 3));
            count++;
        }

        columns.List<float>("Jet_pt", pt[..count]);
        columns.List<float>("Jet_eta", eta[..count]);
        columns.List<float>("Jet_phi", phi[..count]);
        columns.List<float>("Jet_mass", mass[..count]);
        columns.List<float>("Jet_btag", btag[..count]);
    }
}
