using System.Globalization;
using System.Text.RegularExpressions;

namespace Heppy.Batch;

/// <summary>Tasks of an array that a system prints together: <c>4-10:2,12</c>, <c>[4-10%3]</c>.</summary>
internal static partial class TaskRange
{
    /// <summary>The tasks, or none if the text is no number or range.</summary>
    internal static List<int> Read(string text)
    {
        List<int> tasks = [];
        if (!Ranges().IsMatch(text))
        {
            return tasks;
        }

        foreach (Match part in Part().Matches(text.Split('%')[0]))
        {
            int first = Number(part.Groups["first"]);
            int last = part.Groups["last"].Success ? Number(part.Groups["last"]) : first;
            int step = part.Groups["step"].Success ? Math.Max(1, Number(part.Groups["step"])) : 1;
            for (int task = first; task <= last; task += step)
            {
                tasks.Add(task);
            }
        }

        return tasks;
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A\[?\d{1,7}(-\d{1,7})?(:\d{1,7})?(,\d{1,7}(-\d{1,7})?(:\d{1,7})?)*(%\d+)?\]?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Ranges();

    [GeneratedRegex(@"(?<first>\d+)(-(?<last>\d+))?(:(?<step>\d+))?", RegexOptions.CultureInvariant)]
    private static partial Regex Part();
}
