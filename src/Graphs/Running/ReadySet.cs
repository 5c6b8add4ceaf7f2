using System.Numerics;

namespace Heppy.Graphs.Running;

/// <summary>Numbers below a limit, of which the smallest is wanted.</summary>
/// <remarks>
/// A bit for each number, and above that a bit for each word of bits that has any, up to one word: adding and removing touch three words
/// where there are a hundred thousand numbers. A heap spent more time here than the calls (2026-11-28).
/// </remarks>
internal sealed class ReadySet
{
    private const int Bits = 6;
    private readonly ulong[][] _levels;

    /// <param name="limit">What all numbers are below.</param>
    internal ReadySet(int limit)
    {
        List<ulong[]> levels = [];
        do
        {
            limit = (limit >> Bits) + 1;
            levels.Add(new ulong[limit]);
        }
        while (limit > 1);
        _levels = [.. levels];
    }

    /// <summary>How many numbers there are.</summary>
    internal int Count { get; private set; }

    /// <summary>The smallest number; the largest integer if there is none.</summary>
    internal int First
    {
        get
        {
            int first = 0;
            for (int level = Count > 0 ? _levels.Length - 1 : -1; level >= 0; level--)
            {
                first = (first << Bits) + BitOperations.TrailingZeroCount(_levels[level][first]);
            }

            return Count > 0 ? first : int.MaxValue;
        }
    }

    /// <summary>Adds a number that is not there.</summary>
    internal void Add(int number)
    {
        Count++;
        foreach (ulong[] level in _levels)
        {
            ref ulong word = ref level[number >> Bits];
            bool hadAny = word != 0;
            word |= 1UL << number;
            if (hadAny)
            {
                return;
            }

            number >>= Bits;
        }
    }

    /// <summary>Removes a number that is there.</summary>
    internal void Remove(int number)
    {
        Count--;
        foreach (ulong[] level in _levels)
        {
            ref ulong word = ref level[number >> Bits];
            word &= ~(1UL << number);
            if (word != 0)
            {
                return;
            }

            number >>= Bits;
        }
    }
}
