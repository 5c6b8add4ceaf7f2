using System.Globalization;
using System.Text.RegularExpressions;

namespace Heppy.CommandLine;

/// <summary>Times and sizes as people type them.</summary>
public static partial class Quantity
{
    private const long LeastForJob = 64;

    /// <summary>A time: <c>90s</c>, <c>30m</c>, <c>1.5h</c>, <c>2d</c>, <c>1:30</c> (hours and minutes) or <c>1:30:00</c>.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="option">The option, for the message.</param>
    /// <exception cref="UserError">It is none, or not above zero.</exception>
    public static TimeSpan Time(string text, string option)
    {
        ArgumentNullException.ThrowIfNull(text);
        TimeSpan time = Units().Match(text) is { Success: true } match
            ? TimeSpan.FromSeconds(double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * Seconds(match.Groups[2].Value))
            : Clock().Match(text) is { Success: true } clock
                ? new TimeSpan(Number(clock, 1), Number(clock, 2), clock.Groups[3].Success ? Number(clock, 3) : 0)
                : TimeSpan.Zero;
        return time > TimeSpan.Zero ? time : throw new UserError($"{option} {text}: is no time. Type 30m, 1.5h, 2d, 1:30 (hours and minutes) or 1:30:00.");
    }

    /// <summary>A memory in MiB: <c>2G</c>, <c>2000M</c>, or a plain number of MiB.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="option">The option, for the message.</param>
    /// <exception cref="UserError">It is none, or below 1 MiB.</exception>
    public static long Memory(string text, string option)
    {
        ArgumentNullException.ThrowIfNull(text);
        Match match = Bytes().Match(text);
        double size = match.Success
            ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * char.ToUpperInvariant(match.Groups[2].Value.FirstOrDefault('M')) switch { 'K' => 1.0 / 1024, 'G' => 1024, 'T' => 1024 * 1024, _ => 1 }
            : 0;
        return size >= 1 && size < 1e12 ? (long)Math.Ceiling(size) : throw new UserError($"{option} {text}: is no size of a memory. Type 2G or 2000M.");
    }

    /// <summary>The memory of a job, in MiB.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="option">The option, for the message.</param>
    /// <exception cref="UserError">It is none, or so small that no job could begin.</exception>
    public static long JobMemory(string text, string option) => Memory(text, option) is var size && size >= LeastForJob
        ? size
        : throw new UserError($"{option} {text}: no job can begin with so little memory ({size} MiB). Type 2G or 2000M.");

    private static double Seconds(string unit) => unit switch { "d" => 86_400, "h" => 3_600, "m" or "min" => 60, _ => 1 };

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(\d{1,9}(?:\.\d+)?)(s|min|m|h|d)$", RegexOptions.CultureInvariant)]
    private static partial Regex Units();

    [GeneratedRegex(@"^(\d{1,5}):([0-5]?\d)(?::([0-5]?\d))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Clock();

    [GeneratedRegex(@"^(\d{1,12}(?:\.\d+)?)\s*([kKmMgGtT]?)(?:i?[bB])?$", RegexOptions.CultureInvariant)]
    private static partial Regex Bytes();
}
