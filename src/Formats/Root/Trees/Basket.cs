using Heppy.Formats.Root.Compression;
using Heppy.Formats.Root.Files;
using Heppy.Formats.Root.Objects;

namespace Heppy.Formats.Root.Trees;

/// <summary>The unpacked bytes of one basket.</summary>
/// <param name="Entries">Entries in it.</param>
/// <param name="Data">Bytes that begin with the values.</param>
/// <param name="Length">Bytes of the values.</param>
/// <param name="Offsets">Start of each entry in <see cref="Data"/>; empty where none are stored.</param>
internal sealed record Basket(int Entries, byte[] Data, int Length, int[] Offsets)
{
    /// <summary>Reads and unpacks a basket.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static Basket Read(RootFile file, TreeBranch branch, int number)
    {
        if (branch.Embedded.TryGetValue(number, out EmbeddedBasket? own))
        {
            return new Basket(own.Entries, own.Data, own.Data.Length, own.Offsets);
        }

        string where = $"{file.Path}: branch {branch.Schema.Name}, basket {number}";
        byte[] record = file.Bytes(branch.Positions[number], branch.Sizes[number], where);
        var buffer = new RootBuffer(record, where);
        RootKey key = RootKey.Read(buffer, "");
        BasketHeader header = BasketHeader.Read(buffer);
        if (key.Length > record.Length || key.HeaderLength > record.Length)
        {
            throw buffer.Damaged($"it has {key.Length} bytes, but its branch says {record.Length}");
        }

        buffer.MoveTo(key.HeaderLength);
        byte[] stored = buffer.Take(key.Length - key.HeaderLength).ToArray();
        byte[] data = key.IsCompressed ? RootBlocks.Unpack(stored, key.ObjectLength, where) : stored;
        int length = header.Last - key.HeaderLength;
        return length >= 0 && length <= data.Length
            ? new Basket(header.Entries, data, length, OffsetsOf(new RootBuffer(data, where), length, header, key))
            : throw buffer.Damaged($"its values end at {length} of {data.Length} bytes");
    }

    private static int[] OffsetsOf(RootBuffer data, int length, BasketHeader header, RootKey key)
    {
        if (header.Flag is 0 or >= BasketHeader.GeneratedOffsets || header.Flag % 10 == 2 || data.Data.Length - length < 4)
        {
            return [];
        }

        data.MoveTo(length);
        int[] offsets = BasicValues.Ints(data, data.Int32());
        if (offsets.Length < header.Entries)
        {
            throw data.Damaged($"it has {header.Entries} entries, but the start of {offsets.Length}");
        }

        for (int i = 0; i < header.Entries; i++)
        {
            offsets[i] = (header.Flag is > 20 and < 40 ? offsets[i] & 0xFFFFFF : offsets[i]) - key.HeaderLength;
        }

        return offsets[..header.Entries];
    }
}
