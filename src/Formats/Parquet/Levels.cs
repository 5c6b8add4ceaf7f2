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
        ReadOnlySpan<int> repetition, ReadOnlySpan<int> definition, int listLevel, Span<int> offsets)
    {
        offsets[0] = 0;
        if (repetition.IsEmpty || repetition[0] != 0)
        {
            return repetition.IsEmpty && offsets.Length == 1;
        }

        definition = definition[..repetition.Length];
        int row = 0;
        int count = 0;

        // No branches: lists of random length would mispredict on every row.
        for (int i = 0; i < repetition.Length; i++)
        {
            row += repetition[i] == 0 ? 1 : 0;
            count += definition[i] >= listLevel ? 1 : 0;
            if ((uint)row >= (uint)offsets.Length)
            {
                return false;
            }

            offsets[row] = count;
        }

        return row == offsets.Length - 1;
    }

    /// <summary>Row of an entry of the level arrays.</summary>
    public static int RowOf(ReadOnlySpan<int> repetition, bool isJagged, int index) =>
        isJagged ? repetition[..(index + 1)].Count(0) - 1 : index;

    /// <summary>Index of the n-th entry that has a value, from 0.</summary>
    public static int IndexOfValue(ReadOnlySpan<int> definition, int valueLevel, int ordinal)
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
    public static int IndexOfNull(ReadOnlySpan<int> definition, int listLevel, int valueLevel)
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
        ReadOnlySpan<int> definition, int listLevel, int valueLevel, ReadOnlySpan<T> values, Span<T?> target)
        where T : struct
    {
        int next = 0;
        int place = 0;
        foreach (int level in definition)
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
