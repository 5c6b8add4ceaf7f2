using System.Globalization;

namespace Heppy;

/// <summary>How results say that they are not of all events.</summary>
internal static class Partial
{
    internal static string Limited(long entries) => string.Create(CultureInfo.InvariantCulture, $"first {entries:N0} (-N)");
}
