using System.Numerics;
using System.Runtime.Intrinsics;

namespace Heppy.Formats.Parquet;

/// <summary>From definition and repetition levels to rows. See Melnik et al., "Dremel", VLDB 2010, section 4.</summary>
internal static class Levels
{
    /// <summary>Fills the offsets of jagged rows.</summary>
    /// <param name="repetition">0 starts a row.</param>
    /// <param name="definition">At least <paramref name="listLevel"/> where there is an element.</param>
    /// <param name="listLevel">Definition level from which on the list has an element.</param>
    /// <param name="offsets">Length rows + 1.</param>
    /// <returns>Whether the levels describe exactly that number of rows.</returns>
    public static bool Offsets(
        ReadOnlySpan<byte> repetition, ReadOnlySpan<byte> definition, int listLevel, Span<int> offsets)
    {
        offsets[0] = 0;
        if (repetition.IsEmpty || repetition[0] != 0)
        {
            return repetition.IsEmpty && offsets.Length == 1;
        }

        definition = definition[..repetition.Length];
        int row = 0;
        int count = 0;
        int i = 0;
        for (; i + Vector512<byte>.Count <= repetition.Length; i += Vector512<byte>.Count)
        {
            ulong starts = Vector512.Equals(Vector512.Create(repetition[i..]), Vector512<byte>.Zero).ExtractMostSignificantBits();
            ulong elements = Vector512.GreaterThanOrEqual(Vector512.Create(definition[i..]), Vector512.Create((byte)listLevel)).ExtractMostSignificantBits();
            if (row + BitOperations.PopCount(starts) >= offsets.Length)
            {
                return false;
            }

            // The elements before the row: those of the words before, and those below its bit.
            for (; starts != 0; starts &= starts - 1)
            {
                offsets[row++] = count + BitOperations.PopCount(elements & ((starts & (0 - starts)) - 1));
            }

            count += BitOperations.PopCount(elements);
        }

        for (; i < repetition.Length; i++)
        {
            if (repetition[i] == 0)
            {
                if (row + 1 >= offsets.Length)
                {
                    return false;
                }

                offsets[row++] = count;
            }

            count += definition[i] >= listLevel ? 1 : 0;
        }

        offsets[row] = count;
        return row == offsets.Length - 1;
    }

    /// <summary>Row of an entry of the level arrays.</summary>
    public static int RowOf(ReadOnlySpan<byte> repetition, bool isJagged, int index) =>
        isJagged ? repetition[..(index + 1)].Count((byte)0) - 1 : index;

    /// <summary>Index of the n-th entry that has a value, from 0.</summary>
    public static int IndexOfValue(ReadOnlySpan<byte> definition, int valueLevel, int ordinal)
    {
        int i = 0;
        for (int seen = -1; i < definition.Length; i++)
        {
            if (definition[i] == valueLevel && ++seen == ordinal)
            {
                break;
            }
        }

        return i;
    }

    /// <summary>Index of the first entry that is an element, or a flat value, but null.</summary>
    public static int IndexOfNull(ReadOnlySpan<byte> definition, int listLevel, int valueLevel)
    {
        for (int i = 0; i < definition.Length; i++)
        {
            if (definition[i] >= listLevel && definition[i] < valueLevel)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Puts values that are stored without their nulls where they belong.</summary>
    public static void Spread<T>(
        ReadOnlySpan<byte> definition, int listLevel, int valueLevel, ReadOnlySpan<T> values, Span<T?> target)
        where T : struct
    {
        int next = 0;
        int place = 0;
        foreach (byte level in definition)
        {
            if (level == valueLevel)
            {
                target[place++] = values[next++];
            }
            else if (level >= listLevel)
            {
                target[place++] = null;
            }
        }
    }
}
