using System.Globalization;

namespace Heppy;

/// <summary>How results say that they are not of all events.</summary>
internal static class Partial
{
    /// <summary>What the plan leaves out of a component, or null.</summary>
    internal static string? Planned(PlannedComponent component)
    {
        string limited = component.Entries < component.EntriesTotal ? string.Create(CultureInfo.InvariantCulture, $"first {component.Entries:N0} (-N)") : "";
        string source = component.Source is { } s && s.Events < s.EventsTotal
            ? string.Create(CultureInfo.InvariantCulture, $"made from {s.Events:N0} of {s.EventsTotal:N0} events of {s.Component}")
            : "";
        string both = string.Join(", ", new[] { limited, source }.Where(t => t.Length > 0));
        return both.Length == 0 ? null : both;
    }
}
