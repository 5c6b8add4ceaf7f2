using System.Globalization;
using System.Text;
using Heppy.Rehearsal.Queue;

namespace Heppy.Rehearsal.HTCondor;

/// <summary>How HTCondor writes and reads arguments, units, times and states.</summary>
internal static class CondorText
{
    internal const string Address = "<127.0.0.1:9618?addrs=127.0.0.1-9618&alias=rehearsal&noUDP&sock=schedd_1_1>";

    /// <summary>What commands print when the queue does not answer.</summary>
    internal const string NoQueueManager =
        "ERROR: Failed to connect to local queue manager\nCEDAR:6001:Failed to connect to <127.0.0.1:9618>\n";

    /// <summary>Arguments of the old syntax (blanks separate) or, in double quotes, of the new one ('a b' is one).</summary>
    internal static IReadOnlyList<string> Arguments(string text)
    {
        if (text is not ['"', .., '"'] || text.Length < 2)
        {
            return text.Replace("\\\"", "\"", StringComparison.Ordinal).Split([' ', '\t'],
                StringSplitOptions.RemoveEmptyEntries);
        }
        var words = new List<string>();
        StringBuilder? word = null;
        var isQuoted = false;
        var inside = text[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal);
        for (var i = 0; i < inside.Length; i++)
        {
            var c = inside[i];
            if (c == '\'' && isQuoted && i + 1 < inside.Length && inside[i + 1] == '\'')
            {
                word!.Append(c);
                i++;
            }
            else if (c == '\'')
            {
                isQuoted = !isQuoted;
                word ??= new StringBuilder();
            }
            else if (!isQuoted && char.IsWhiteSpace(c))
            {
                words.AddRange(word is null ? [] : [word.ToString()]);
                word = null;
            }
            else
            {
                (word ??= new StringBuilder()).Append(c);
            }
        }
        return [.. words, .. word is null ? [] : (string[])[word.ToString()]];
    }

    /// <summary>The environment command: A=1;B=2, or in double quotes A=1 B='x y'.</summary>
    internal static IEnumerable<string> Environment(string text) =>
        text.StartsWith('"') ? Arguments(text)
            : text.Split([';', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>2000, 2 GB, 500M in kilobytes, megabytes if there is no unit; nothing for an expression.</summary>
    internal static long? Kilobytes(string text)
    {
        var digits = text.TakeWhile(c => char.IsAsciiDigit(c) || c == '.').Count();
        double unit = text[digits..].Trim().ToUpperInvariant() switch
        {
            "K" or "KB" => 1,
            "" or "M" or "MB" => 1024,
            "G" or "GB" => 1024 * 1024,
            "T" or "TB" => 1024.0 * 1024 * 1024,
            _ => 0,
        };
        return unit > 0 && double.TryParse(text[..digits], CultureInfo.InvariantCulture, out var number)
            ? (long)(number * unit) : null;
    }

    /// <summary>7/6  17:01, eleven columns.</summary>
    internal static string Minute(DateTimeOffset time, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(time, zone);
        return string.Create(CultureInfo.InvariantCulture, $"{local.Month}/{local.Day,-2} {local:HH:mm}").PadLeft(11);
    }

    /// <summary>0+00:15:49.</summary>
    internal static string Duration(TimeSpan time) => string.Create(CultureInfo.InvariantCulture,
        $"{time.Days}+{time.Hours:D2}:{time.Minutes:D2}:{time.Seconds:D2}");

    /// <summary>JobStatus of the ClassAd: 1 idle, 2 running, 3 removed, 4 completed, 5 held, 7 suspended.</summary>
    internal static long Status(Job job) => job.State switch
    {
        JobState.Pending => 1,
        JobState.Running => 2,
        JobState.Removed => 3,
        JobState.Held => 5,
        JobState.Suspended => 7,
        _ => 4,
    };
}
