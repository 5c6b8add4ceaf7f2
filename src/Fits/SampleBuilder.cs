using System.Globalization;
using Heppy.Plots;

namespace Heppy.Fits;

/// <summary>Makes the samples and the observation of one channel.</summary>
/// <param name="channel">Name of the channel, for messages.</param>
/// <param name="contributions">What each component gives.</param>
/// <param name="bins">The bins.</param>
/// <param name="style">Has uncertainties of yields.</param>
/// <param name="sources">Names of sources of systematic uncertainty.</param>
/// <param name="notes">Gets what is changed.</param>
internal sealed class SampleBuilder(string channel, IReadOnlyList<Contribution> contributions, Binning bins, PlotStyle style, SafeNames sources, List<string> notes)
{
    /// <summary>Makes the sample of a group; null where it expects nothing.</summary>
    internal FitSample? Make(DrawnGroup group, string name, bool isSignal)
    {
        // A signal is drawn larger than it is.
        (double[] raw, double[] variances) = StackBuilder.Sum(group with { Scale = 1 }, contributions, bins);
        if (raw.Any(v => v < 0))
        {
            Note($"{channel}: {group.FileName} is below 0 in {raw.Count(v => v < 0):N0} of {raw.Length:N0} bins, {raw.Where(v => v < 0).Sum():G4} events in all: they are set to 0.");
        }

        double[] values = [.. raw.Select(v => Math.Max(0, v))];
        if (values.All(v => v == 0))
        {
            Note($"{channel}: {group.FileName} expects no events and is left out of it.");
            return null;
        }

        Contribution[] parts = [.. contributions.Where(c => group.Components.Contains(c.Component))];
        List<FitShift> shifts = [];
        foreach ((string source, double[]? up, double[]? down) in Shifts.Of(parts, style, bins).Sources)
        {
            if (up is null || down is null)
            {
                Note($"{source} has been varied one way only: what it changes is mirrored.");
            }

            var shift = new FitShift(sources.Of(source), values, Moved(raw, up, down), Moved(raw, down, up));
            if (!shift.IsNothing)
            {
                shifts.Add(shift);
            }
        }

        return new FitSample { Name = name, IsSignal = isSignal, Values = values, Errors = [.. variances.Select(Math.Sqrt)], Shifts = shifts };
    }

    /// <summary>What was observed.</summary>
    /// <param name="groups">All groups.</param>
    /// <param name="blind">Ranges in which data are not looked at.</param>
    /// <param name="isUnblinded">Whether they are after all.</param>
    /// <exception cref="UserError">There are no data, they are blinded, or they are below 0.</exception>
    internal double[] Observed(IReadOnlyList<DrawnGroup> groups, IReadOnlyList<IReadOnlyList<double>> blind, bool isUnblinded)
    {
        DrawnGroup[] data = [.. groups.Where(g => g.Role == PlotRole.Data && contributions.Any(c => g.Components.Contains(c.Component)))];
        if (data.Length == 0)
        {
            throw new UserError($"{channel}: there are no data. To take what is expected instead: --asimov 1");
        }

        if (blind.Count > 0 && !bins.IsCategory && !isUnblinded)
        {
            throw new UserError(string.Create(CultureInfo.InvariantCulture,
                $"{channel} is blinded from {blind[0][0]} to {blind[0][1]}. To take what is expected in place of the data: --asimov 1; to look at the data after all: --unblind"));
        }

        var sum = new double[bins.Count];
        foreach (DrawnGroup group in data)
        {
            double[] values = StackBuilder.Sum(group, contributions, bins).Values;
            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] += values[i];
            }
        }

        if (sum.Any(v => v < 0))
        {
            throw new UserError($"{channel}: the data are below 0 in {sum.Count(v => v < 0)} bins: they cannot be fitted as counts of events.");
        }

        if (sum.Any(v => v != Math.Floor(v)))
        {
            notes.Add($"{channel}: the data are weighted; a fit takes them for counts of events.");
        }

        return sum;
    }

    /// <summary>Says how much of some groups is beyond the bins.</summary>
    internal void NoteFlow(IEnumerable<DrawnGroup> groups)
    {
        Contribution[] parts = [.. contributions.Where(c => groups.Any(g => g.Components.Contains(c.Component)))];
        double all = parts.Sum(p => p.Component.Summary.Scale * p.Nominal.Values.Sum());
        double beyond = all - parts.Sum(p => p.Component.Summary.Scale * bins.Collect(p.Nominal.Values).Sum());
        if (Math.Abs(beyond) > 1e-6 * Math.Abs(all))
        {
            Note($"{channel}: {beyond:G4} of {all:G4} expected events are beyond its bins and left out; Flow = FlowBins.Summed in the plot style adds them to the first and last bin.");
        }
    }

    private static double[] Moved(double[] nominal, double[]? difference, double[]? opposite) =>
        [.. nominal.Select((n, i) => Math.Max(0, n + (difference?[i] ?? -opposite![i])))];

    private void Note(FormattableString text) => notes.Add(text.ToString(CultureInfo.InvariantCulture));
}
