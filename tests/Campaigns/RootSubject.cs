using Heppy.Formats.Root.Files;
using Heppy.Formats.Root.NTuples;
using Heppy.Formats.Root.Objects;
using Heppy.Formats.Root.Trees;

namespace Heppy.Campaigns;

/// <summary>A good ROOT file.</summary>
internal sealed class RootSubject : Subject
{
    private readonly byte[] _bytes;
    private readonly List<(int Start, int Length)> _structure = [(0, 100)];
    private readonly List<(int Start, int Length)> _packed = [];

    internal RootSubject(string name, byte[] bytes)
    {
        Name = name;
        _bytes = bytes;
        using RootFile file = RootFile.Open(new MemoryStream(bytes, writable: false), name);
        _structure.Add(((int)file.Top.KeysPosition, file.Top.KeysLength));
        _structure.Add((file.Header.Begin, 200));
        _structure.Add(((int)file.Header.InfoPosition, 400));
        foreach (RootKey key in file.Keys)
        {
            _structure.Add(((int)key.Position, key.Length));
            if (IsTree(key))
            {
                foreach (TreeBranch branch in TreeFile.Open(file, key).Branches)
                {
                    _structure.AddRange(branch.Positions.Where(p => p > 0).Select(p => ((int)p, 100)));
                    AddPacked(file, branch);
                }
            }
        }

        SetGood(Read(bytes));
    }

    internal override string Name { get; }

    internal override int Length => _bytes.Length;

    internal override bool HasChecksums => _packed.Count > 0;

    internal override long MostMemory(long size) => (64L << 20) + (1100 * size);

    internal override byte[] Damaged(Random random) => Mutation.Damage(_bytes, _structure, random);

    internal override byte[] DamagedValues(Random random) => Flipped(_bytes, _packed, random);

    internal override Dictionary<string, ulong> Read(byte[] bytes, Action<InvalidDataException>? refused = null)
    {
        var values = new Dictionary<string, ulong>();
        using RootFile file = RootFile.Open(new MemoryStream(bytes, writable: false), Name);
        foreach (RootKey key in file.Keys)
        {
            if (IsTree(key))
            {
                ValueDigests.Add(TreeFile.Open(file, key), $"{key.Path};{key.Cycle}", values, refused);
            }
            else if (NTupleAnchor.IsAnchor(key.ClassName))
            {
                ValueDigests.Add(NTupleFile.Open(file, key), $"{key.Path};{key.Cycle}", values, refused);
            }
            else if (key.ClassName.StartsWith("TH", StringComparison.Ordinal) || key.ClassName.StartsWith("TProfile", StringComparison.Ordinal))
            {
                ReadObject(file, key);
            }
        }

        return values;
    }

    private static void ReadObject(RootFile file, RootKey key)
    {
        try
        {
            new ObjectReader(file.Object(key), key.HeaderLength, StreamerInfoReader.Read(file)).Inline(key.ClassName);
        }
        catch (NotDescribedException)
        {
            // An answer that callers expect.
        }
    }

    private static bool IsTree(RootKey key) => key.ClassName is "TTree" or "TNtuple" or "TNtupleD";

    /// <summary>Where a basket's blocks have a checksum: zlib, LZ4 and LZMA; their headers, and records with stored bytes, have none.</summary>
    private void AddPacked(RootFile file, TreeBranch branch)
    {
        for (int i = 0; i < branch.Positions.Length; i++)
        {
            if (branch.Positions[i] > 0)
            {
                BasketRecord basket = BasketRecord.Read(new RootBuffer(file.Bytes(branch.Positions[i], branch.Sizes[i]), Name));
                int data = (int)branch.Positions[i] + basket.HeaderLength;
                if (basket.IsCompressed && basket.PackedLength > 9 && _bytes[data] != (byte)'Z' | _bytes[data + 1] == (byte)'L')
                {
                    _packed.Add((data + 9, basket.PackedLength - 9));
                }
            }
        }
    }
}
