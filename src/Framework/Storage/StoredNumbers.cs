namespace Heppy.Storage;

/// <summary>Numbers that are read from files.</summary>
internal static class StoredNumbers
{
    private const long MostEntries = 1L << 53;

    /// <summary>Whether a number of entries, or of one of them, can be one.</summary>
    /// <param name="number">The number.</param>
    internal static bool IsCount(long number) => number is >= 0 and <= MostEntries;

    /// <summary>What is wrong with an exact sum, or null: it has one part or more, all finite.</summary>
    /// <param name="sum">The parts.</param>
    /// <param name="name">What to call it.</param>
    internal static string? Problem(double[] sum, string name) =>
        sum.Length == 0 ? $"{name} has no number" : sum.All(double.IsFinite) ? null : $"{name} is not finite";
}
