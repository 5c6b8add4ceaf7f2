using Heppy.Formats.Root.Files;

namespace Heppy.Formats.Root.Objects;

/// <summary>A <c>TBasket</c> that was never written on its own, and is kept within its branch.</summary>
/// <param name="Entries">Entries in it.</param>
/// <param name="Data">Bytes of the values, unpacked.</param>
/// <param name="Offsets">Start of each entry in <see cref="Data"/>; empty if all are of one size.</param>
/// <remarks>Source: ROOT, <c>TBasket::Streamer</c>.</remarks>
internal sealed record EmbeddedBasket(int Entries, byte[] Data, int[] Offsets)
{
    public static EmbeddedBasket Read(RootBuffer buffer)
    {
        RootKey key = RootKey.Read(buffer, "");
        BasketHeader header = BasketHeader.Read(buffer);
        int[] offsets = [];
        int flag = header.Flag >= BasketHeader.GeneratedOffsets ? 0 : header.Flag;
        if (flag != 0 && flag % 10 != 2)
        {
            offsets = header.Entries > 0 ? BasicValues.Ints(buffer, buffer.Int32()) : [];
            for (int i = 0; i < offsets.Length; i++)
            {
                offsets[i] = (flag is > 20 and < 40 ? offsets[i] & 0xFFFFFF : offsets[i]) - key.HeaderLength;
            }

            if (flag > 40)
            {
                BasicValues.Ints(buffer, buffer.Int32());
            }
        }

        byte[] data = [];
        if (header.Flag == 1 || header.Flag > 10)
        {
            ReadOnlySpan<byte> all = buffer.Take(header.Last);
            data = all.Length >= key.HeaderLength
                ? all[key.HeaderLength..].ToArray()
                : throw buffer.Damaged($"a basket ends at {header.Last}, within its header");
        }

        return new EmbeddedBasket(header.Entries, data, offsets.Length > header.Entries ? offsets[..header.Entries] : offsets);
    }
}
