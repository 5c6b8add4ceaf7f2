using Heppy.Formats.Root.Files;

namespace Heppy.Formats.Root.Objects;

/// <summary>What follows the key in the header of a <c>TBasket</c>.</summary>
/// <param name="Entries">Entries in the basket.</param>
/// <param name="Last">Offset behind the values, counted from the start of the key.</param>
/// <param name="Flag">Whether offsets are written, and how.</param>
internal readonly record struct BasketHeader(int Entries, int Last, int Flag)
{
    /// <summary>Flags from here on say that offsets are not written, but follow from the counts.</summary>
    public const int GeneratedOffsets = 80;

    /// <exception cref="InvalidDataException">A number is negative.</exception>
    public static BasketHeader Read(RootBuffer buffer)
    {
        buffer.Int16();
        buffer.Int32();
        if (buffer.Int32() < 0)
        {
            buffer.Take(1); // bits of optional features
        }

        int entries = buffer.Int32();
        int last = buffer.Int32();
        int flag = (sbyte)buffer.Byte();
        return entries >= 0 && last >= 0
            ? new BasketHeader(entries, last, flag < 0 ? flag + 256 : flag)
            : throw buffer.Damaged($"a basket has {entries} entries and ends at {last}");
    }
}
