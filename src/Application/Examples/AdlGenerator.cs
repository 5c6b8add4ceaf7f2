using Heppy.Events;
using Heppy.Physics;

namespace Heppy.Examples;

/// <summary>Makes events with the columns and multiplicities of the IRIS-HEP ADL benchmark's data, CMS collisions of 2012 with a muon.</summary>
/// <param name="seed">Seed.</param>
public sealed class AdlGenerator(ulong seed) : IEventGenerator
{
    private const int Most = 16;
    private readonly EventColumns _columns = new(Schema());

    /// <inheritdoc/>
    public IReadOnlyList<ColumnSchema> Columns { get; } = Schema();

    /// <inheritdoc/>
    public void Generate(long number, IReadOnlyList<ColumnBuffer> columns)
    {
        _columns.Use(columns);
        var random = new EventRandom(seed, 0, 0, (ulong)number, nameof(AdlGenerator));
        _columns.Set("run", 194_000u + (uint)(number / 100_000));
        _columns.Set("luminosityBlock", 1u + (uint)(number / 500 % 200));
        _columns.Set("event", (ulong)number + 1);
        _columns.Set("MET_pt", (float)(20 * random.NextExponential()));
        _columns.Set("MET_phi", (float)Angle(ref random));
        bool hasZ = random.NextDouble() < 0.06;
        Leptons(ref random, "Muon", (float)Pdg.Muon.Mass, hasZ ? 2 : random.NextDouble() < 0.85 ? 1 : 3, hasZ);
        Leptons(ref random, "Electron", (float)Pdg.Electron.Mass, random.NextDouble() < 0.8 ? 0 : random.NextDouble() < 0.7 ? 1 : 2, isPair: false);
        Jets(ref random);
    }

    private static ColumnSchema[] Schema() =>
    [
        EventColumns.Flat("run", ElementType.UInt32),
        EventColumns.Flat("luminosityBlock", ElementType.UInt32),
        EventColumns.Flat("event", ElementType.UInt64),
        EventColumns.Flat("MET_pt", ElementType.Float),
        EventColumns.Flat("MET_phi", ElementType.Float),
        .. from lepton in (string[])["Muon", "Electron"]
           from column in (string[])["pt", "eta", "phi", "mass", "charge"]
           select EventColumns.Lists($"{lepton}_{column}", column == "charge" ? ElementType.Int32 : ElementType.Float),
        .. from column in (string[])["pt", "eta", "phi", "mass", "btag"]
           select EventColumns.Lists($"Jet_{column}", ElementType.Float),
    ];

    private static double Angle(ref EventRandom random) => ((2 * random.NextDouble()) - 1) * Math.PI;

    private void Leptons(ref EventRandom random, string name, float mass, int count, bool isPair)
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
        _columns.List<float>($"{name}_pt", pt[..count]);
        _columns.List<float>($"{name}_eta", eta[..count]);
        _columns.List<float>($"{name}_phi", phi[..count]);
        _columns.List<float>($"{name}_mass", masses[..count]);
        _columns.List<int>($"{name}_charge", charge[..count]);
    }

    private void Jets(ref EventRandom random)
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

        _columns.List<float>("Jet_pt", pt[..count]);
        _columns.List<float>("Jet_eta", eta[..count]);
        _columns.List<float>("Jet_phi", phi[..count]);
        _columns.List<float>("Jet_mass", mass[..count]);
        _columns.List<float>("Jet_btag", btag[..count]);
    }
}
