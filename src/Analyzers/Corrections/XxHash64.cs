using System.Numerics;

namespace Heppy.Analyzers;

/// <summary>The hash xxHash (XXH64) with seed 0, of 64-bit words in little-endian order.</summary>
/// <remarks>Y. Collet, "xxHash fast digest algorithm", specification 0.1.1.</remarks>
internal static class XxHash64
{
    private const ulong P1 = 11400714785074694791;
    private const ulong P2 = 14029467366897019727;
    private const ulong P3 = 1609587929392839161;
    private const ulong P4 = 9650029242287828579;
    private const ulong P5 = 2870177450012600261;

    internal static ulong Of(ReadOnlySpan<ulong> words)
    {
        ulong length = 8 * (ulong)words.Length;
        ulong hash = P5;
        if (words.Length >= 4)
        {
            (ulong a, ulong b, ulong c, ulong d) = (unchecked(P1 + P2), P2, 0, unchecked(0 - P1));
            for (; words.Length >= 4; words = words[4..])
            {
                (a, b, c, d) = (Round(a, words[0]), Round(b, words[1]), Round(c, words[2]), Round(d, words[3]));
            }

            hash = BitOperations.RotateLeft(a, 1) + BitOperations.RotateLeft(b, 7) + BitOperations.RotateLeft(c, 12) + BitOperations.RotateLeft(d, 18);
            hash = Merge(Merge(Merge(Merge(hash, a), b), c), d);
        }

        hash += length;
        foreach (ulong word in words)
        {
            hash = (BitOperations.RotateLeft(hash ^ Round(0, word), 27) * P1) + P4;
        }

        hash = (hash ^ (hash >> 33)) * P2;
        hash = (hash ^ (hash >> 29)) * P3;
        return hash ^ (hash >> 32);
    }

    private static ulong Round(ulong lane, ulong word) => BitOperations.RotateLeft(lane + (word * P2), 31) * P1;

    private static ulong Merge(ulong hash, ulong lane) => ((hash ^ Round(0, lane)) * P1) + P4;
}
