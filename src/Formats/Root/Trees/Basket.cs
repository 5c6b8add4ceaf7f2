using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Heppy.Formats.Root.Compression;
using Heppy.Formats.Root.Files;
using Heppy.Formats.Root.Objects;

namespace Heppy.Formats.Root.Trees;

/// <summary>The unpacked bytes of one basket, in memory that the next one uses again.</summary>
internal sealed class Basket
{
    private byte[] _record = [];
    private byte[] _unpacked = [];
    private int[] _offsets = [];
    private byte[] _data = [];
    private int[] _starts = [];
    private int _start;

    /// <summary>Entries in it.</summary>
    public int Entries { get; private set; }

    /// <summary>Bytes of the values.</summary>
    public int Length { get; private set; }

    /// <summary>Whether the start of each entry is stored.</summary>
    public bool HasOffsets { get; private set; }

    /// <summary>The values.</summary>
    public ReadOnlySpan<byte> Values => _data.AsSpan(_start, Length);

    /// <summary>Start of each entry in <see cref="Values"/>; empty where none are stored.</summary>
    public ReadOnlySpan<int> Offsets => HasOffsets ? _starts.AsSpan(0, Entries) : [];

    /// <summary>A reader that stands at the first value.</summary>
    public RootBuffer Buffer(string where)
    {
        var buffer = new RootBuffer(_data, where, _start + Length);
        buffer.MoveTo(_start);
        return buffer;
    }

    /// <summary>Reads and unpacks a basket.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public void Read(RootFile file, TreeBranch branch, int number)
    {
        if (branch.Embedded.TryGetValue(number, out EmbeddedBasket? own))
        {
            (Entries, Length, _data, _start) = (own.Entries, own.Data.Length, own.Data, 0);
            HasOffsets = own.Offsets.Length > 0;
            _starts = own.Offsets;
            if (HasOffsets && own.Offsets.Length < own.Entries)
            {
                throw new InvalidDataException($"{file.Path}: branch {branch.Schema.Name}, basket {number}: it has {own.Entries} entries, "
                    + $"but the start of {own.Offsets.Length}. The file is damaged. Copy it again.");
            }

            return;
        }

        string where = $"{file.Path}: branch {branch.Schema.Name}, basket {number}";
        int size = branch.Sizes[number];
        file.Read(branch.Positions[number], size, ref _record, where);
        var record = new RootBuffer(_record, where, size);
        BasketRecord basket = BasketRecord.Read(record);
        if (basket.IsCompressed)
        {
            RootBlocks.Unpack(new ArraySegment<byte>(_record, basket.HeaderLength, basket.PackedLength), basket.ObjectLength, ref _unpacked, where);
        }

        (_data, _start) = basket.IsCompressed ? (_unpacked, 0) : (_record, basket.HeaderLength);
        (Entries, Length) = (basket.Header.Entries, basket.Header.Last - basket.HeaderLength);
        if (Length < 0 || Length > basket.ObjectLength)
        {
            throw record.Damaged($"its values end at {Length} of {basket.ObjectLength} bytes");
        }

        ReadOffsets(record, basket);
    }

    /// <summary>Behind the values there may be the starts of the entries: their number, then one after another.</summary>
    private void ReadOffsets(RootBuffer record, BasketRecord basket)
    {
        ReadOnlySpan<byte> rest = _data.AsSpan(_start + Length, basket.ObjectLength - Length);
        HasOffsets = Entries > 0 && rest.Length >= 8 && basket.Header.Flag < BasketHeader.GeneratedOffsets;
        if (!HasOffsets)
        {
            return;
        }

        int stored = BinaryPrimitives.ReadInt32BigEndian(rest);
        if (stored < Entries || rest.Length - 4 < 4L * Entries)
        {
            throw record.Damaged($"it has {Entries} entries, but the start of {Math.Min(stored, (rest.Length / 4) - 1)}");
        }

        if (_offsets.Length < Entries)
        {
            _offsets = new int[Math.Max(Entries, 2 * _offsets.Length)];
        }

        Span<int> offsets = _offsets.AsSpan(0, Entries);
        BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, int>(rest.Slice(4, 4 * Entries)), offsets);
        _starts = _offsets;
        int header = basket.HeaderLength;
        int mask = basket.Header.Flag is > 20 and < 40 ? 0xFFFFFF : -1;
        for (int i = 0; i < offsets.Length; i++)
        {
            offsets[i] = (offsets[i] & mask) - header;
        }
    }
}
