using System.Globalization;

namespace Heppy.Rehearsal.Lsf;

/// <summary>Numbers as LSF's options take them.</summary>
internal static class LsfUnits
{
    /// <summary>[hour:]minute, perhaps with /host, in minutes.</summary>
    internal static double? Minutes(string text)
    {
        var parts = text.Split('/')[0].Split(':');
        var numbers = new double[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!double.TryParse(parts[i], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return null;
            }
        }
        return numbers.Length switch { 1 => numbers[0], 2 => 60 * numbers[0] + numbers[1], _ => null };
    }

    /// <summary>A memory limit in kilobytes; megabytes without unit, as LSF is installed by default.</summary>
    internal static long? Kilobytes(string text)
    {
        var digits = text.TakeWhile(c => char.IsAsciiDigit(c) || c == '.').Count();
        var unit = text[digits..].ToUpperInvariant() switch
        {
            "KB" or "K" => 1,
            "" or "MB" or "M" => 1024,
            "GB" or "G" => 1024 * 1024,
            _ => 0,
        };
        return unit > 0 && double.TryParse(text[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var value) ? (long)(value * unit) : null;
    }

    /// <summary>min_tasks[,max_tasks]: the first.</summary>
    internal static int? Count(string text) =>
        int.TryParse(text.Split(',')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            ? count : null;

    /// <summary>The run limit of CERN's queues: 8nm, 1nh, 1nd, 1nw; nothing for others. In minutes.</summary>
    internal static double? QueueLimit(string queue) =>
        queue.Length > 2 && queue[^2] == 'n'
        && int.TryParse(queue[..^2], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? queue[^1] switch { 'm' => count, 'h' => 60 * count, 'd' => 1440 * count, 'w' => 10080 * count, _ => null }
            : null;
}
