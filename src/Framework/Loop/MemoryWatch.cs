using System.Globalization;
using System.Text;

namespace Heppy;

/// <summary>Notes where the memory of the process jumps: <c>--memcheck</c>. Looks from the second event on, every 64 events.</summary>
/// <param name="report">Where lines go.</param>
internal sealed class MemoryWatch(StringBuilder report)
{
    private const long Jump = 4 << 20;
    private long _last = -1;
    private long _peak;

    /// <summary>Looks at the memory.</summary>
    /// <param name="entry">Entry in the component.</param>
    internal void Look(long entry)
    {
        long now = Environment.WorkingSet;
        if (_last < 0)
        {
            report.Append(CultureInfo.InvariantCulture, $"memory: {Megabytes(now)} at entry {entry}\n");
            _last = now;
        }
        else if (now - _last > Jump)
        {
            report.Append(CultureInfo.InvariantCulture, $"memory: jump of {Megabytes(now - _last)} to {Megabytes(now)} at entry {entry}\n");
            _last = now;
        }

        _peak = Math.Max(_peak, now);
    }

    /// <summary>Notes the highest value.</summary>
    internal void Finish() => report.Append(CultureInfo.InvariantCulture, $"memory: at most {Megabytes(_peak)}\n");

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:F1} MB");
}
