namespace Heppy.Campaigns;

/// <summary>A good file whose damaged copies are read.</summary>
internal abstract class Subject
{
    private IReadOnlyDictionary<string, ulong> _good = new Dictionary<string, ulong>();

    internal abstract string Name { get; }

    internal abstract int Length { get; }

    /// <summary>Whether checksums protect the values, so that damage to packed bytes cannot go unseen.</summary>
    internal abstract bool HasChecksums { get; }

    /// <summary>Most memory, in bytes, that reading may ask for.</summary>
    /// <param name="size">Bytes of the damaged file.</param>
    internal abstract long MostMemory(long size);

    /// <summary>A copy with damage anywhere.</summary>
    internal abstract byte[] Damaged(Random random);

    /// <summary>A copy with damage in the packed values alone.</summary>
    internal abstract byte[] DamagedValues(Random random);

    /// <summary>Reads all trees, and the other objects, of a file.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="refused">Takes the error of each column that is refused; without it the first one ends the reading.</param>
    /// <returns>A digest of the values of each column.</returns>
    /// <exception cref="InvalidDataException">The file, or a column of it, is refused.</exception>
    internal abstract Dictionary<string, ulong> Read(byte[] bytes, Action<InvalidDataException>? refused = null);

    /// <summary>The columns whose values differ from those of the good file; those that are refused do not count.</summary>
    internal IReadOnlyList<string> Wrong(IReadOnlyDictionary<string, ulong> values) =>
        [.. values.Where(v => !_good.TryGetValue(v.Key, out ulong good) || good != v.Value).Select(v => v.Key)];

    /// <summary>Says what the good file has.</summary>
    protected void SetGood(IReadOnlyDictionary<string, ulong> values) => _good = values;

    /// <summary>A copy with some flipped bits in one of these parts.</summary>
    protected static byte[] Flipped(byte[] good, IReadOnlyList<(int Start, int Length)> parts, Random random)
    {
        byte[] bad = [.. good];
        (int start, int length) = parts[random.Next(parts.Count)];
        for (int flips = random.Next(1, 4); flips > 0; flips--)
        {
            bad[start + random.Next(length)] ^= (byte)(1 << random.Next(8));
        }

        return bad;
    }
}
