using System.Globalization;

namespace Heppy.Commands;

/// <summary>Progress in words.</summary>
internal static class ProgressText
{
    /// <summary>A line for a file: <c>12/40 chunks, 1,200,000 of 5,000,000 events (24 %), 45,000 events/s, 84 s left</c>.</summary>
    /// <param name="lines">How far the work is.</param>
    /// <param name="unit">What is counted.</param>
    /// <param name="seconds">Since it began.</param>
    internal static string Of(IReadOnlyList<ProgressLine> lines, string unit, double seconds)
    {
        ProgressLine all = Sum(lines);
        string name = lines.Count == 1 ? $"{lines[0].Name}: " : "";
        string parts = all.Parts.Length > 0 ? $"{all.Parts}, " : "";
        string of = all.All > 0 ? string.Create(CultureInfo.InvariantCulture, $" of {all.All:N0} {unit} ({100 * all.Fraction:F0} %)") : $" {unit}";
        return string.Create(CultureInfo.InvariantCulture, $"{name}{parts}{all.Done:N0}{of}, {Rate(all, seconds):N0} {unit}/s{Left(all, seconds)}\n");
    }

    /// <summary>All lines together.</summary>
    internal static ProgressLine Sum(IReadOnlyList<ProgressLine> lines)
    {
        if (lines.Count == 1)
        {
            return lines[0];
        }

        // Parts are numbers of something: 3/4 chunks.
        string[][] parts = [.. lines.Select(l => l.Parts.Split('/', ' ')).Where(p => p.Length >= 3 && p[..2].All(n => long.TryParse(n, out _)))];
        string together = parts.Length == lines.Count && parts.Length > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{parts.Sum(p => long.Parse(p[0], CultureInfo.InvariantCulture))}/{parts.Sum(p => long.Parse(p[1], CultureInfo.InvariantCulture))} {parts[0][2].TrimEnd(',')}") : "";
        return new ProgressLine("all", lines.Sum(l => l.Done), lines.Sum(l => l.All), together, lines.Count > 0 && lines.All(l => l.IsOver), lines.Any(l => l.HasFailed));
    }

    /// <summary>Units in a second.</summary>
    internal static double Rate(ProgressLine line, double seconds) => line.Done / Math.Max(seconds, 1e-6);

    /// <summary>The time that is left, after a comma, or nothing where it is over or not known.</summary>
    internal static string Left(ProgressLine line, double seconds) =>
        line.Fraction >= 1 || line.All <= 0 || line.Done <= 0 ? "" : $", {Time((line.All - line.Done) / Rate(line, seconds))} left";

    /// <summary>A duration as it is printed.</summary>
    internal static string Time(double seconds) => seconds switch
    {
        < 90 => FormattableString.Invariant($"{seconds:F0} s"),
        < 5400 => FormattableString.Invariant($"{seconds / 60:F0} min"),
        _ => FormattableString.Invariant($"{seconds / 3600:F1} h"),
    };
}
