using System.Numerics;
using System.Runtime.InteropServices;

namespace Heppy.Formats.Root.Trees;

/// <summary>Turns the bytes at which entries start into numbers of values.</summary>
internal static class EntryEnds
{
    /// <summary>Index behind the last value of each entry.</summary>
    /// <param name="starts">First byte of each entry, and the byte behind the last.</param>
    /// <param name="header">Bytes of each entry before its values.</param>
    /// <param name="size">Bytes of a value.</param>
    /// <param name="values">Index of the first value.</param>
    /// <param name="ends">Filled: one shorter than <paramref name="starts"/>.</param>
    /// <returns>The last end; -1 if the starts go back, or leave room for a part of a value.</returns>
    public static int Of(ReadOnlySpan<int> starts, int header, int size, int values, Span<int> ends)
    {
        int done = header == 0 && BitOperations.IsPow2(size) ? Vectors(starts, size, values, ends) : 0;
        if (done < 0)
        {
            return -1;
        }

        values = done == 0 ? values : ends[done - 1];
        int wrong = starts[done];
        for (int i = done; i < ends.Length; i++)
        {
            int whole = starts[i + 1] - starts[i];
            int bytes = whole - header;
            wrong |= starts[i + 1] | whole | bytes | -(bytes % size);
            values += bytes / size;
            ends[i] = values;
        }

        return wrong < 0 ? -1 : values;
    }

    /// <summary>Does as many entries as fill vectors.</summary>
    /// <returns>How many; -1 if the starts are wrong.</returns>
    private static int Vectors(ReadOnlySpan<int> starts, int size, int values, Span<int> ends)
    {
        int shift = BitOperations.Log2((uint)size);
        int count = ends.Length - (ends.Length % Vector<int>.Count);
        var first = new Vector<int>(starts[0]);
        var start = new Vector<int>(values);
        var part = new Vector<int>(size - 1);
        var uneven = Vector<int>.Zero;
        var back = new Vector<int>(starts[0]);

        // All of starts[..count + 1] and ends[..count] is there: no check in the loop, which takes half the time so.
        ref int from = ref MemoryMarshal.GetReference(starts[..(count + 1)]);
        ref int to = ref MemoryMarshal.GetReference(ends);
        for (nuint i = 0; i < (nuint)count; i += (nuint)Vector<int>.Count)
        {
            Vector<int> next = Vector.LoadUnsafe(ref from, i + 1);
            Vector<int> whole = next - Vector.LoadUnsafe(ref from, i);
            back |= next | whole;
            uneven |= whole & part;
            (Vector.ShiftRightArithmetic(next - first, shift) + start).StoreUnsafe(ref to, i);
        }

        return Vector.LessThanAny(back, Vector<int>.Zero) || uneven != Vector<int>.Zero ? -1 : count;
    }
}
