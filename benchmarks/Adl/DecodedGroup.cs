using Heppy.Events;

/// <summary>The columns of one row group as plain arrays.</summary>
internal sealed class DecodedGroup(IReadOnlyDictionary<string, ColumnBuffer> columns, int rows)
{
    internal int Rows => rows;

    internal float[] MetPt { get; } = Values<float>(columns, "MET_pt");

    internal float[] MetPhi { get; } = Values<float>(columns, "MET_phi");

    internal DecodedCollection Jets { get; } = new(columns, "Jet");

    internal float[] Btag { get; } = Values<float>(columns, "Jet_btag");

    internal DecodedCollection Muons { get; } = new(columns, "Muon");

    internal int[] MuonCharge { get; } = Values<int>(columns, "Muon_charge");

    internal DecodedCollection Electrons { get; } = new(columns, "Electron");

    internal int[] ElectronCharge { get; } = Values<int>(columns, "Electron_charge");

    internal static T[] Values<T>(IReadOnlyDictionary<string, ColumnBuffer> columns, string name) => ((ColumnBuffer<T>)columns[name]).Values;
}

/// <summary>What all collections of particles have.</summary>
internal sealed class DecodedCollection(IReadOnlyDictionary<string, ColumnBuffer> columns, string name)
{
    internal readonly int[] Offsets = columns[$"{name}_pt"].Offsets;
    internal readonly float[] Pt = DecodedGroup.Values<float>(columns, $"{name}_pt");
    internal readonly float[] Eta = DecodedGroup.Values<float>(columns, $"{name}_eta");
    internal readonly float[] Phi = DecodedGroup.Values<float>(columns, $"{name}_phi");
    internal readonly float[] Mass = DecodedGroup.Values<float>(columns, $"{name}_mass");
}
