using System.Globalization;

namespace Heppy.Rehearsal.Running;

/// <summary>Signals of Linux by name, as bkill -s and bsub -wa take them.</summary>
internal static class Signals
{
    internal const int Interrupt = 2;
    internal const int Kill = 9;
    internal const int User2 = 12;
    internal const int Terminate = 15;
    internal const int Continue = 18;
    internal const int Stop = 19;

    private static readonly string[] names =
    [
        "", "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM",
        "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ",
    ];

    internal static string Name(int signal) =>
        signal < names.Length ? names[signal] : signal.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number of a signal that is named KILL, SIGKILL or 9; 0 if there is none.</summary>
    internal static int Parse(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number < 65 ? number : 0;
        }
        var name = text.ToUpperInvariant();
        name = name.StartsWith("SIG", StringComparison.Ordinal) ? name[3..] : name;
        return Math.Max(0, Array.IndexOf(names, name));
    }
}
