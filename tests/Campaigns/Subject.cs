using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Heppy.Events;
using Heppy.Formats.Root.Files;
using Heppy.Formats.Root.NTuples;
using Heppy.Formats.Root.Objects;
using Heppy.Formats.Root.Trees;

namespace Heppy.Campaigns;

/// <summary>A good file whose damaged copies are read.</summary>
internal sealed class Subject
{
    private readonly byte[] _bytes;
    private readonly List<(int Start, int Length)> _structure = [(0, 100)];
    private readonly List<(int Start, int Length)> _packed = [];
    private readonly Dictionary<string, ulong> _values;

    internal Subject(string name, byte[] bytes)
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

        _values = Read(bytes);
    }

    internal string Name { get; }

    internal int Length => _bytes.Length;

    /// <summary>Whether checksums protect the values, so that damage to packed bytes cannot go unseen.</summary>
    internal bool HasChecksums => _packed.Count > 0;

    /// <summary>A copy with damage anywhere.</summary>
    internal byte[] Damaged(Random random) => Mutation.Damage(_bytes, _structure, random);

    /// <summary>A copy with damage in the packed values alone.</summary>
    internal byte[] DamagedValues(Random random)
    {
        byte[] bad = [.. _bytes];
        (int start, int length) = _packed[random.Next(_packed.Count)];
        for (int flips = random.Next(1, 4); flips > 0; flips--)
        {
            bad[start + random.Next(length)] ^= (byte)(1 << random.Next(8));
        }

        return bad;
    }

    /// <summary>The columns whose values differ from those of the good file; those that are refused do not count.</summary>
    internal IReadOnlyList<string> Wrong(IReadOnlyDictionary<string, ulong> values) =>
        [.. values.Where(v => !_values.TryGetValue(v.Key, out ulong good) || good != v.Value).Select(v => v.Key)];

    /// <summary>Reads all trees, and the other objects, of a file.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="refused">Takes the error of each column that is refused; without it the first one ends the reading.</param>
    /// <returns>A digest of the values of each column.</returns>
    /// <exception cref="InvalidDataException">The file, or a column of it, is refused.</exception>
    internal Dictionary<string, ulong> Read(byte[] bytes, Action<InvalidDataException>? refused = null)
    {
        var values = new Dictionary<string, ulong>();
        using RootFile file = RootFile.Open(new MemoryStream(bytes, writable: false), Name);
        foreach (RootKey key in file.Keys)
        {
            if (IsTree(key))
            {
                ReadTree(TreeFile.Open(file, key), $"{key.Path};{key.Cycle}", values, refused);
            }
            else if (NTupleAnchor.IsAnchor(key.ClassName))
            {
                ReadTree(NTupleFile.Open(file, key), $"{key.Path};{key.Cycle}", values, refused);
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

    private static void ReadTree(IEventFile tree, string name, Dictionary<string, ulong> values, Action<InvalidDataException>? refused)
    {
        foreach (ColumnSchema column in tree.Footer.Columns.Where(c => c.Type != ElementType.Unsupported))
        {
            var digest = new XxHash3();
            Type type = Conversions.TypeOf(column.Type);
            bool isWrapped = column.IsNullable && type != typeof(string);
            ColumnBuffer buffer = ColumnBuffer.Create(column.Name, isWrapped ? typeof(Nullable<>).MakeGenericType(type) : type, column.IsJagged);
            try
            {
                for (int group = 0; group < tree.Footer.RowGroups.Count; group++)
                {
                    tree.Read(group, [buffer]);
                    if (!isWrapped)
                    {
                        Append(digest, buffer);
                    }
                }

                values[$"{name} {column.Name}"] = digest.GetCurrentHashAsUInt64();
            }
            catch (InvalidDataException e) when (refused is not null)
            {
                refused(e);
            }
        }
    }

    private static void Append(XxHash3 digest, ColumnBuffer buffer)
    {
        digest.Append(MemoryMarshal.AsBytes(buffer.Offsets.AsSpan(0, buffer.IsJagged ? buffer.Rows + 1 : 0)));
        if (buffer is ColumnBuffer<string> texts)
        {
            texts.Values.AsSpan(0, texts.Count).ToArray().ToList().ForEach(t => digest.Append(MemoryMarshal.AsBytes(t.AsSpan())));
            return;
        }

        ReadOnlySpan<byte> all = buffer switch
        {
            ColumnBuffer<bool> b => MemoryMarshal.AsBytes(b.Values.AsSpan(0, b.Count)),
            ColumnBuffer<sbyte> b => MemoryMarshal.AsBytes(b.Values.AsSpan(0, b.Count)),
            ColumnBuffer<byte> b => b.Values.AsSpan(0, b.Count),
            ColumnBuffer<short> b => MemoryMarshal.AsBytes(b.Values.AsSpan(0, b.Count)),
            ColumnBuffer<ushort> b => MemoryMarshal.AsBytes(b.Values.AsSpan(0, b.Count)),
            ColumnBuffer<int> b => MemoryMarshal.AsBytes(b.Values.AsSpan(0, b.Count)),
            ColumnBuffer<uint> b => MemoryMarshal.AsBytes(b.Values.AsSpan(0, b.Count)),
            ColumnBuffer<long> b => MemoryMarshal.AsBytes(b.Values.AsSpan(0, b.Count)),
            ColumnBuffer<ulong> b => MemoryMarshal.AsBytes(b.Values.AsSpan(0, b.Count)),
            ColumnBuffer<float> b => MemoryMarshal.AsBytes(b.Values.AsSpan(0, b.Count)),
            ColumnBuffer<double> b => MemoryMarshal.AsBytes(b.Values.AsSpan(0, b.Count)),
            _ => throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Values of {buffer.ValueType} are not compared.")),
        };
        digest.Append(all);
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
