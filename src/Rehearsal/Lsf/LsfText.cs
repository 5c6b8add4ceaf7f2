using System.Globalization;
using System.Text;
using Heppy.Rehearsal.Queue;

namespace Heppy.Rehearsal.Lsf;

/// <summary>How LSF writes times, states and long lines.</summary>
internal static class LsfText
{
    private const int Width = 79;
    private const int Indent = 21;

    internal const string Rule = "------------------------------------------------------------------------------\n";

    /// <summary>Sep  1 21:46.</summary>
    internal static string Minute(DateTimeOffset time, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(time, zone);
        return string.Create(CultureInfo.InvariantCulture, $"{local:MMM} {local.Day,2} {local:HH:mm}");
    }

    /// <summary>Tue Sep  1 21:46:09.</summary>
    internal static string Second(DateTimeOffset time, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(time, zone);
        return string.Create(CultureInfo.InvariantCulture, $"{local:ddd MMM} {local.Day,2} {local:HH:mm:ss}");
    }

    /// <summary>Tue Sep  1 21:46:09 2026.</summary>
    internal static string WithYear(DateTimeOffset time, TimeZoneInfo zone) => string.Create(CultureInfo.InvariantCulture,
        $"{Second(time, zone)} {TimeZoneInfo.ConvertTime(time, zone).Year}");

    /// <summary>As STAT shows it.</summary>
    internal static string State(Job job) => job.State switch
    {
        JobState.Pending => "PEND",
        JobState.Held => "PSUSP",
        JobState.Running => "RUN",
        JobState.Suspended => "USUSP",
        JobState.Done => "DONE",
        _ => "EXIT",
    };

    /// <summary>Broken at column 79 wherever that is, and continued at column 21, as bjobs -l and bhist -l do.</summary>
    internal static string Wrap(string line)
    {
        var text = new StringBuilder();
        var rest = line.AsSpan();
        var room = Width;
        while (rest.Length > room)
        {
            text.Append(rest[..room]).Append('\n').Append(' ', Indent);
            rest = rest[room..];
            room = Width - Indent;
        }
        return text.Append(rest).Append('\n').ToString();
    }

    internal static string Seconds(double seconds) => seconds.ToString("F1", CultureInfo.InvariantCulture);

    /// <summary>12 Mbytes, 1.5 Gbytes.</summary>
    internal static string Memory(long kilobytes) => kilobytes >= 1024 * 1024
        ? (kilobytes / (1024.0 * 1024)).ToString("0.#", CultureInfo.InvariantCulture) + " Gbytes"
        : Math.Max(1, kilobytes / 1024).ToString(CultureInfo.InvariantCulture) + " Mbytes";

    /// <summary>A path below the home directory of the user is shown with $HOME.</summary>
    internal static string Folder(string path)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var isBelow = home.Length > 1 && (path == home || path.StartsWith(home + "/", StringComparison.Ordinal));
        return isBelow ? "$HOME" + path[home.Length..] : path;
    }
}
