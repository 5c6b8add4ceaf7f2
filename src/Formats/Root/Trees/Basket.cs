using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Heppy.Formats.Root.Compression;
using Heppy.Formats.Root.Files;
using Heppy.Formats.Root.Objects;

namespace Heppy.Formats.Root.Trees;

/// <summary>The unpacked bytes of one basket, in memory that the next one uses again.</summary>
internal sealed class Basket(RootFile file, TreeBranch branch)
{
    private readonly BasketPlace _place = new(file, branch);
    private RootBuffer? _buffer;
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

    /// <summary>Start of each entry, and the end of the last, counted from <see cref="Origin"/> before <see cref="Values"/>; empty where none are stored.</summary>
    public ReadOnlySpan<int> Offsets => HasOffsets ? _starts.AsSpan(0, Entries + 1) : [];

    /// <summary>What <see cref="Offsets"/> say of the first byte of <see cref="Values"/>.</summary>
    public int Origin { get; private set; }

    /// <summary>A reader of the values.</summary>
    public RootBuffer Buffer()
    {
        _buffer ??= new RootBuffer([], _place);
        _buffer.Reset(_data, _start + Length);
        _buffer.MoveTo(_start);
        return _buffer;
    }

    /// <summary>Reads and unpacks a basket.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public void Read(int number)
    {
        _place.Number = number;
        if (branch.Embedded.TryGetValue(number, out EmbeddedBasket? own))
        {
            (Entries, Length, _data, _start, Origin) = (own.Entries, own.Data.Length, own.Data, 0, 0);
            HasOffsets = own.Offsets.Length > 0;
            _starts = HasOffsets ? [.. own.Offsets, Length] : [];
            if (HasOffsets && own.Offsets.Length < own.Entries)
            {
                throw Buffer().Damaged($"it has {own.Entries} entries, but the start of {own.Offsets.Length}");
            }

            return;
        }

        int size = branch.Sizes[number];
        file.Read(branch.Positions[number], size, ref _record, _place);
        RootBuffer record = _buffer ??= new RootBuffer([], _place);
        record.Reset(_record, size);
        BasketRecord basket = BasketRecord.Read(record);
        if (basket.IsCompressed)
        {
            RootBlocks.Unpack(new ArraySegment<byte>(_record, basket.HeaderLength, basket.PackedLength), basket.ObjectLength, ref _unpacked, _place);
        }

        (_data, _start) = basket.IsCompressed ? (_unpacked, 0) : (_record, basket.HeaderLength);
        (Entries, Length, Origin) = (basket.Header.Entries, basket.Header.Last - basket.HeaderLength, basket.HeaderLength);
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

        if (_offsets.Length <= Entries)
        {
            _offsets = new int[Math.Max(Entries + 1, 2 * _offsets.Length)];
        }

        _starts = _offsets;
        BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, int>(rest.Slice(4, 4 * Entries)), _offsets);
        _offsets[Entries] = basket.Header.Last;
        for (int i = 0; basket.Header.Flag is > 20 and < 40 && i < Entries; i++)
        {
            _offsets[i] &= 0xFFFFFF;
        }
    }
}
