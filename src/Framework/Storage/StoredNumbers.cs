namespace Heppy.Storage;

/// <summary>Numbers that are read from files.</summary>
internal static class StoredNumbers
{
    /// <summary>What is wrong with an exact sum, or null: it has one part or more, all finite.</summary>
    /// <param name="sum">The parts.</param>
    /// <param name="name">What to call it.</param>
    internal static string? Problem(double[] sum, string name) =>
        sum.Length == 0 ? $"{name} has no number" : sum.All(double.IsFinite) ? null : $"{name} is not finite";
}
