namespace Heppy;

/// <summary>The automatic axes of a sequence, and how the plan names them.</summary>
internal static class AutomaticAxes
{
    /// <summary>Key and axis, in the order of declaration.</summary>
    internal static IEnumerable<(string Key, AutomaticAxis Axis)> Of(Sequence sequence)
    {
        for (int i = 0; i < sequence.Analyzers.Length; i++)
        {
            foreach (HistogramHandle histogram in sequence.HandlesAt(i).OfType<HistogramHandle>())
            {
                for (int a = 0; a < histogram.Axes.Count; a++)
                {
                    if (histogram.Axes[a] is AutomaticAxis axis)
                    {
                        yield return ($"{sequence.Names[i]}/{histogram.Name}/{a}", axis);
                    }
                }
            }
        }
    }

    /// <summary>Gives the axes the ranges of the plan.</summary>
    internal static void Fix(Sequence sequence, Plan plan)
    {
        foreach ((string key, AutomaticAxis axis) in Of(sequence))
        {
            if (plan.AxisRanges.TryGetValue(key, out double[]? range))
            {
                axis.Fix(range[0], range[1]);
            }
        }
    }
}
