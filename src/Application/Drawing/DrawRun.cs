using Heppy.Commands;

namespace Heppy.Drawing;

/// <summary>Reads samples and fills what is drawn of them.</summary>
/// <param name="threads">Number of threads.</param>
/// <param name="stop">Ends the reading.</param>
/// <param name="console">Where progress is shown.</param>
internal sealed class DrawRun(int threads, StopSignal stop, RunConsole console)
{
    /// <summary>While axes are not known, so many values of a plot are kept: more than that are read a second time.</summary>
    internal const int MostKept = 2_000_000;

    /// <summary>Fills all plots.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="plots">For each plot, the expressions along its axes, x first.</param>
    /// <param name="bins">Bins along x and y.</param>
    /// <param name="sharesAxes">Whether all plots are to have the same axes.</param>
    /// <returns>For each plot its axes, and for each sample what was filled.</returns>
    internal IReadOnlyList<(DrawnAxis[] Axes, DrawnPart[] Samples)> Fill(
        IReadOnlyList<SampleReading> samples, IReadOnlyList<string[]> plots, AxisChoice[] bins, bool sharesAxes)
    {
        if (sharesAxes)
        {
            // Axes of one figure have one name.
            string all = string.Join(", ", plots.Select(p => p[0]));
            plots = [.. plots.Select(_ => (string[])[all])];
        }

        bool isOpen = Enumerable.Range(0, plots.Max(p => p.Length)).Any(d => bins[d].IsOpen);
        if (!isOpen)
        {
            DrawnAxis[][] known = [.. plots.Select(p => Axes(p, [[], []], bins))];
            return Filled(known, [.. samples.Select(s => Pass(s, known))]);
        }

        DrawnPart[][][] seen = [.. samples.Select(s => Pass(s, null, plots))];
        IEnumerable<DrawnPart> Of(int plot) => seen.SelectMany(s => s).Select(r => r[plot]);
        DrawnAxis[][] axes = [.. plots.Select((p, i) => Axes(
            p, [.. Enumerable.Range(0, 2).Select(d => (sharesAxes ? Enumerable.Range(0, plots.Count).SelectMany(Of) : Of(i)).Select(v => v.Seen[d]).ToArray())], bins))];
        return Filled(axes, [.. samples.Select((s, k) => seen[k].All(r => r.All(p => p.IsWhole))
            ? [.. seen[k].Select(r => r.Select((p, i) => p.With(axes[i])).ToArray())]
            : Pass(s, axes))]);

        DrawnPart[][] Pass(SampleReading sample, DrawnAxis[][]? known, IReadOnlyList<string[]>? open = null)
        {
            int most = MostKept / sample.RangeCount;
            var counted = new RunProgress.Counter { All = sample.Entries };
            using var view = ProgressView.Of(console, sample.Sample.Label.Length > 0 ? sample.Sample.Label : "reading", "events", counted);
            return sample.Run(
                () => known is not null ? [.. known.Select(a => new DrawnPart(a.Length, a, 0))] : [.. open!.Select(p => new DrawnPart(p.Length, null, most))],
                threads, stop, counted);
        }
    }

    private static DrawnAxis[] Axes(string[] names, SeenValues[][] seen, AxisChoice[] bins) => [.. names.Select((n, d) => bins[d].Axis(seen[d], n))];

    /// <summary>Adds the ranges up, in their order.</summary>
    private static IReadOnlyList<(DrawnAxis[] Axes, DrawnPart[] Samples)> Filled(DrawnAxis[][] axes, DrawnPart[][][] samples) =>
    [
        .. axes.Select((a, plot) => (a, (DrawnPart[])[.. samples.Select(ranges => ranges.Select(r => r[plot]).Aggregate((sum, later) =>
        {
            sum.Merge(later);
            return sum;
        }))])),
    ];
}
