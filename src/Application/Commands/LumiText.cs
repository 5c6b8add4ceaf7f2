using System.Globalization;
using System.Text;

namespace Heppy.Commands;

/// <summary>What became of the luminosity sections that masks ask for, as lines of text.</summary>
internal static class LumiText
{
    /// <summary>A line for each mask of a component: <c>SingleMuon: 1,234 of 1,250 luminosity sections of golden.json processed; missing: PATH</c>.</summary>
    /// <param name="summary">What was processed.</param>
    /// <param name="directory">Directory of the component's results, as the user knows it.</param>
    internal static string Of(Summary summary, string directory)
    {
        CultureInfo c = CultureInfo.InvariantCulture;
        string partial = summary.IsWhole ? "" : string.Create(c, $" (partial, {summary.Events:N0} of {summary.EventsTotal:N0} events)");
        var text = new StringBuilder();
        foreach (LumiCount lumis in summary.Lumis ?? [])
        {
            if (lumis.InMask is not { } all || lumis.Missing is not { } missing)
            {
                continue;
            }

            text.Append(c, $"{summary.Component}{partial}: ");
            text.Append(c, $"{(missing == 0 ? "all" : (all - missing).ToString("N0", c) + " of")} {all:N0} luminosity sections of {lumis.Mask} processed");
            text.Append(missing == 0 ? "\n" : $"; missing: {Path.Combine(directory, lumis.Analyzer, ProcessedLumis.MissingName)}.json{OfRuns(lumis, missing)}\n");
        }

        return text.ToString();
    }

    /// <summary>A mask is often for more data than a component has: then it is runs that are missing.</summary>
    private static string OfRuns(LumiCount lumis, long missing)
    {
        if (lumis.MissingRuns is not > 0)
        {
            return "";
        }

        CultureInfo c = CultureInfo.InvariantCulture;
        string sections = lumis.InMissingRuns == missing ? "all" : string.Create(c, $"{lumis.InMissingRuns:N0}");
        string runs = lumis.MissingRuns == 1 ? "a run" : string.Create(c, $"{lumis.MissingRuns:N0} runs");
        return $" ({sections} of them in {runs} without events)";
    }
}
