using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using Heppy.Formats.Root.NTuples;

namespace Heppy.Formats.Tests.Root.NTuples;

/// <summary>Writes files with an RNTuple, field by field and page by page, so that each part can be made wrong on its own.</summary>
internal sealed class NTupleBuilder
{
    private readonly List<byte> _file = [.. new byte[100]];
    private readonly List<byte[]>[] _schema = [[], [], [], [], [], []];
    private readonly List<(ColumnType Type, int Bits, double Minimum, double Maximum)> _columns = [];
    private readonly List<List<(long First, long Entries, byte[] Places)>> _groups = [[]];
    private int _part;
    private int _fields;
    private long _entries;

    /// <summary>Feature flags of the header.</summary>
    public ulong Features { get; set; }

    /// <summary>Epoch of the anchor.</summary>
    public ushort Epoch { get; set; } = 1;

    /// <summary>Flags of the clusters.</summary>
    public byte ClusterFlags { get; set; }

    /// <summary>Bytes of the largest record; longer ones are written in pieces.</summary>
    public int LargestKey { get; set; } = 1 << 30;

    /// <summary>Whether locators are of the long kind.</summary>
    public bool LongLocators { get; set; }

    /// <summary>Changes an envelope (type, payload) before its checksum is computed.</summary>
    public Action<int, byte[]>? Tamper { get; set; }

    /// <summary>Adds a field and gives its number.</summary>
    public int Field(string name, string type, int role = 0, int parent = -1, long length = -1, int source = -1, uint version = 0, int id = -1)
    {
        id = id < 0 ? _fields : id;
        _schema[_part].Add(Record(w =>
        {
            w.Write(version);
            w.Write(0u);
            w.Write(parent < 0 ? id : parent);
            w.Write((ushort)role);
            w.Write((ushort)((length >= 0 ? 1 : 0) | (source >= 0 ? 2 : 0)));
            Text(w, name, type, "", "");
            if (length >= 0)
            {
                w.Write(length);
            }

            if (source >= 0)
            {
                w.Write(source);
            }

            w.Write(0xDEADBEEFu); // What a newer format may add.
        }));
        return _fields++;
    }

    /// <summary>Adds a column and gives its number.</summary>
    public int Column(ColumnType type, int field, int bits = 0, int representation = 0, long? first = null, double minimum = 0, double maximum = 0)
    {
        bits = bits > 0 ? bits : type == ColumnType.Bit ? 1 : Math.Max(1, ColumnTypes.Width(type)) * 8;
        _columns.Add((type, bits, minimum, maximum));
        _schema[_part + 1].Add(Record(w =>
        {
            w.Write((ushort)type);
            w.Write((ushort)bits);
            w.Write(field);
            w.Write((ushort)((first is null ? 0 : 1) | (maximum > minimum ? 2 : 0)));
            w.Write((ushort)representation);
            if (first is { } element)
            {
                w.Write(element);
            }

            if (maximum > minimum)
            {
                w.Write(minimum);
                w.Write(maximum);
            }
        }));
        return _columns.Count - 1;
    }

    /// <summary>Shows a column in a projected field.</summary>
    public void Alias(int column, int field) => _schema[_part + 2].Add(Record(w =>
    {
        w.Write(column);
        w.Write(field);
    }));

    /// <summary>What follows is added to the schema by the footer.</summary>
    public void Extend() => _part = 3;

    /// <summary>Clusters that follow are in another group.</summary>
    public void Group() => _groups.Add([]);

    /// <summary>Writes a cluster.</summary>
    /// <param name="entries">Its entries.</param>
    /// <param name="columns">For each column its pages, as elements; null for a suppressed column. Columns at the end may be missing.</param>
    public void Cluster(long entries, params object[][]?[] columns)
    {
        byte[] places = List(columns.Select((pages, c) => List((pages ?? []).Select(p => Page(c, p)), pages is null ? Suppressed : Zeros)));
        _groups[^1].Add((_entries, entries, places));
        _entries += entries;
    }

    /// <summary>Writes the file.</summary>
    public byte[] Write(string name = "Events")
    {
        byte[] header = Envelope(1, w =>
        {
            w.Write(Features);
            Text(w, name, "", "by hand");
            Schema(w, 0);
        });
        ulong checksum = BinaryPrimitives.ReadUInt64LittleEndian(header.AsSpan(^8));
        byte[][] links = [.. _groups.Select(g => Link(Envelope(3, w =>
        {
            w.Write(checksum);
            w.Write(List(g.Select(c => Record(r =>
            {
                r.Write(c.First);
                r.Write(c.Entries + ((long)ClusterFlags << 56));
            }))));
            w.Write(List(g.Select(c => c.Places)));
        })))];
        byte[] footer = Envelope(2, w =>
        {
            w.Write(0UL);
            w.Write(checksum);
            w.Write(Record(r =>
            {
                if (_part > 0)
                {
                    Schema(r, 3);
                }
            }));
            w.Write(List(_groups.Select((g, i) => Record(r =>
            {
                r.Write(g.Count > 0 ? g[0].First : 0);
                r.Write(g.Sum(c => c.Entries));
                r.Write(g.Count);
                r.Write(links[i]);
            }))));
        });
        (long headerAt, long footerAt) = (Put(header), Put(footer));
        return RootContainer.Wrap([.. _file], name, Anchor(headerAt, header.Length, footerAt, footer.Length));
    }

    private static byte[] Suppressed => BitConverter.GetBytes(long.MinValue);

    private static byte[] Zeros => new byte[12];

    private byte[] Anchor(long header, int headerLength, long footer, int footerLength)
    {
        var bytes = new List<byte>();
        foreach (ushort version in new ushort[] { Epoch, 0, 1, 0 })
        {
            bytes.AddRange((byte)(version >> 8), (byte)version);
        }

        foreach (long number in new[] { header, headerLength, headerLength, footer, footerLength, footerLength, LargestKey })
        {
            bytes.AddRange(BigEndian(number));
        }

        byte[] members = [.. bytes];
        return [0x40, 0, 0, (byte)(members.Length + 2), 0, 2, .. members, .. BigEndian((long)XxHash3.HashToUInt64(members))];
    }

    private static byte[] BigEndian(long number) => [.. BitConverter.GetBytes(number).Reverse()];

    private byte[] Page(int column, object[] elements)
    {
        (ColumnType type, int bits, double minimum, double maximum) = _columns[column];
        byte[] page = PlainEncoder.Encode(type, bits, elements, minimum, maximum);
        bool hasChecksum = elements.Length % 2 == 0;
        byte[] stored = hasChecksum ? [.. page, .. BitConverter.GetBytes(XxHash3.HashToUInt64(page))] : page;
        return [.. BitConverter.GetBytes(hasChecksum ? -elements.Length : elements.Length), .. Locator(Put(stored), page.Length)];
    }

    private byte[] Locator(long position, int size) => LongLocators
        ? [.. BitConverter.GetBytes(-((1 << 24) + 20)), .. BitConverter.GetBytes((long)size), .. BitConverter.GetBytes(position)]
        : [.. BitConverter.GetBytes(size), .. BitConverter.GetBytes(position)];

    private byte[] Link(byte[] envelope) => [.. BitConverter.GetBytes((long)envelope.Length), .. Locator(Put(envelope), envelope.Length)];

    private long Put(byte[] bytes)
    {
        int pieces = (bytes.Length + LargestKey - 1) / LargestKey;
        pieces += pieces * (long)LargestKey - bytes.Length < (pieces - 1) * 8 ? 1 : 0;
        int first = pieces <= 1 ? bytes.Length : LargestKey - ((pieces - 1) * 8);
        byte[][] rest = [.. bytes[first..].Chunk(LargestKey)];
        byte[] offsets = [.. rest.SelectMany(piece =>
        {
            long at = _file.Count;
            _file.AddRange([.. piece, 0xAA, 0xAA]);
            return BitConverter.GetBytes(at);
        })];
        long position = _file.Count;
        _file.AddRange([.. bytes[..first], .. offsets]);
        return position;
    }

    private byte[] Envelope(int type, Action<BinaryWriter> write)
    {
        byte[] payload = Bytes(write);
        Tamper?.Invoke(type, payload);
        byte[] sealedBytes = [.. BitConverter.GetBytes(type + ((payload.Length + 16L) << 16)), .. payload];
        return [.. sealedBytes, .. BitConverter.GetBytes(XxHash3.HashToUInt64(sealedBytes))];
    }

    private void Schema(BinaryWriter writer, int part)
    {
        writer.Write(List(_schema[part]));
        writer.Write(List(_schema[part + 1]));
        writer.Write(List(_schema[part + 2]));
        writer.Write(List([]));
    }

    private static byte[] Record(Action<BinaryWriter> write)
    {
        byte[] payload = Bytes(write);
        return [.. BitConverter.GetBytes(payload.Length + 8L), .. payload];
    }

    private static byte[] List(IEnumerable<byte[]> items, byte[]? after = null)
    {
        byte[][] all = [.. items];
        return [.. BitConverter.GetBytes(-(all.Sum(i => i.Length) + 12L + (after?.Length ?? 0))), .. BitConverter.GetBytes(all.Length), .. all.SelectMany(i => i), .. after ?? []];
    }

    private static byte[] Bytes(Action<BinaryWriter> write)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        write(writer);
        writer.Flush();
        return stream.ToArray();
    }

    private static void Text(BinaryWriter writer, params string[] texts)
    {
        foreach (string text in texts)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            writer.Write(bytes.Length);
            writer.Write(bytes);
        }
    }
}
