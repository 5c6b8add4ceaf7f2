using System.Buffers.Binary;

namespace Heppy.Campaigns;

/// <summary>Damages bytes as disks, networks and careless people do, and as somebody would who wants the reader to fail.</summary>
internal static class Mutation
{
    private static readonly int[] Numbers = [0, 1, -1, 2, 255, 256, int.MaxValue, int.MinValue, 0x40000000, unchecked((int)0x80000002), 1 << 16, 1 << 24, -2];

    /// <summary>A damaged copy.</summary>
    /// <param name="good">The bytes of a file.</param>
    /// <param name="dense">Where its structure is: some bytes from there on.</param>
    /// <param name="random">What decides.</param>
    internal static byte[] Damage(byte[] good, IReadOnlyList<(int Start, int Length)> dense, Random random)
    {
        if (random.Next(12) == 0)
        {
            return good[..random.Next(good.Length)];
        }

        byte[] bad = [.. good];
        for (int changes = random.Next(1, 5); changes > 0; changes--)
        {
            int at = Place(bad.Length, dense, random);
            switch (random.Next(5))
            {
                case 0 when at + 4 <= bad.Length:
                    BinaryPrimitives.WriteInt32BigEndian(bad.AsSpan(at), Numbers[random.Next(Numbers.Length)]);
                    break;
                case 1:
                    bad[at] = (byte)random.Next(256);
                    break;
                case 2 when at + 8 <= bad.Length:
                    bad.AsSpan(Place(bad.Length - 8, dense, random), 8).CopyTo(bad.AsSpan(at));
                    break;
                default:
                    bad[at] ^= (byte)(1 << random.Next(8));
                    break;
            }
        }

        return bad;
    }

    private static int Place(int length, IReadOnlyList<(int Start, int Length)> dense, Random random)
    {
        (int start, int bytes) = random.Next(4) == 0 || dense.Count == 0 ? (0, length) : dense[random.Next(dense.Count)];
        return Math.Clamp(start + random.Next(Math.Max(1, bytes)), 0, length - 1);
    }
}
