using System.Globalization;
using System.Text.RegularExpressions;

namespace Heppy.Batch;

/// <summary>Numbers as batch systems print them.</summary>
internal static partial class Values
{
    internal static string? OrNull(string text) => text.Length == 0 ? null : text;

    /// <summary><c>3</c>, <c>9:0</c> (code and signal), <c>137 (Killed)</c>; a code above 128 is 128 and a signal, as shells have it.</summary>
    internal static (int? Code, int? Signal) Exit(string exit, string signal)
    {
        Match match = ExitCode().Match(exit);
        int? code = match.Success ? Integer(match.Groups["code"].Value) : null;
        int? killed = Integer(signal) ?? Integer(match.Groups["signal"].Value);
        if (killed is < 1 or > 64)
        {
            // Slurm's 0:125 of a job without memory is no signal.
            killed = null;
        }

        if (killed is null)
        {
            killed = code switch
            {
                > 128 and <= 192 => code - 128,
                // PBS adds 256.
                > 256 and <= 320 => code - 256,
                _ => null,
            };
        }

        return (code, killed);
    }

    /// <summary>Seconds of <c>12.5</c>, <c>4s</c>, <c>38 second(s)</c>, <c>03:04</c>, <c>1-02:03:04</c>; else null.</summary>
    internal static double? Seconds(string text)
    {
        Match clock = Clock().Match(text);
        if (clock.Success)
        {
            return (((Part("days") * 24) + Part("hours")) * 3600) + (Part("minutes") * 60) + Part("seconds");
        }

        return Number().Match(text) is { Success: true } plain ? double.Parse(plain.Groups["number"].Value, CultureInfo.InvariantCulture) : null;

        double Part(string name) => clock.Groups[name].Success ? double.Parse(clock.Groups[name].Value, CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>MiB of <c>312.000M</c>, <c>2.1 Gbytes</c>, <c>5423kb</c>, rounded up; else null.</summary>
    internal static long? Mebibytes(string text, string unit)
    {
        Match match = Memory().Match(text);
        if (!match.Success)
        {
            return null;
        }

        string letter = (match.Groups["unit"].Success ? match.Groups["unit"].Value : unit).ToUpperInvariant();
        double factor = letter switch { "B" => 1 / 1048576.0, "K" => 1 / 1024.0, "G" => 1024, "T" => 1048576, _ => 1 };
        return (long)Math.Ceiling(double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) * factor);
    }

    private static int? Integer(string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? value : null;

    [GeneratedRegex(@"\A\s*(?<code>-?\d+)(:(?<signal>\d+))?", RegexOptions.CultureInvariant)]
    private static partial Regex ExitCode();

    [GeneratedRegex(@"\A\s*((?<days>\d+)-)?((?<hours>\d+):)?(?<minutes>\d+):(?<seconds>\d+(\.\d+)?)\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Clock();

    [GeneratedRegex(@"\A\s*(?<number>\d+(\.\d+)?)\s*(s|sec|seconds?|second\(s\))?\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"\A\s*(?<number>\d+(\.\d+)?)\s*(?<unit>[bkmgt])?\w*\s*\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Memory();
}
