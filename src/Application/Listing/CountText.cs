namespace Heppy.Listing;

/// <summary>Numbers of things for people.</summary>
internal static class CountText
{
    /// <summary><c>1 figure</c>, <c>1,200 figures</c>.</summary>
    /// <param name="number">How many.</param>
    /// <param name="one">What one is called.</param>
    /// <param name="many">What several are called; null for <paramref name="one"/> with an <c>s</c>.</param>
    internal static string Of(long number, string one, string? many = null) => FormattableString.Invariant($"{number:N0} {(number == 1 ? one : many ?? one + "s")}");
}
