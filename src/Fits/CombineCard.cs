using System.Globalization;
using System.Text;
using Heppy.Physics;

namespace Heppy.Fits;

/// <summary>A model as a datacard of CMS Combine, and the histograms that it speaks of.</summary>
/// <remarks>
/// <para>A source that changes all bins of every sample by one factor is <c>lnN</c>, any other <c>shape</c>, with histograms <c>ttbar_jesUp</c> and <c>ttbar_jesDown</c> beside
/// <c>ttbar</c> in the directory of the channel; data are <c>data_obs</c>. Statistical errors are those of the bins (<c>autoMCStats</c>).</para>
/// <para>Source: CMS Collaboration, "The CMS statistical analysis and combination tool: Combine", arXiv:2404.06614, and its documentation.</para>
/// </remarks>
public sealed class CombineCard
{
    private const string DataName = "data_obs";
    private readonly FitModel _model;
    private readonly (FitChannel Channel, FitSample Sample)[] _columns;

    /// <summary>Makes a datacard.</summary>
    /// <param name="model">The model.</param>
    /// <param name="file">Name of the ROOT file of the histograms, beside the datacard.</param>
    /// <exception cref="UserError">Combine cannot fit the model.</exception>
    public CombineCard(FitModel model, string file)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(file);
        _model = model;
        _columns = [.. from channel in model.Channels from sample in channel.Samples select (channel, sample)];
        Check(file);
        Histograms = [.. model.Channels.Select(Results)];
        Text = Write(file);
    }

    /// <summary>The datacard.</summary>
    public string Text { get; }

    /// <summary>The histograms: a directory for each channel.</summary>
    public IReadOnlyList<AnalyzerResults> Histograms { get; }

    private void Check(string file)
    {
        if (file.Any(char.IsWhiteSpace))
        {
            throw new UserError($"'{file}': words of a datacard are separated by spaces, so its name may not have any.");
        }

        if (_model.Channels.FirstOrDefault(c => c.Samples.All(s => s.IsSignal)) is { } alone)
        {
            throw new UserError($"{alone.Name} has no background: Combine needs one in every channel. Leave the channel out.");
        }

        foreach ((FitChannel channel, FitSample sample) in _columns)
        {
            if (sample.Shifts.FirstOrDefault(s => IsShape(s.Name) && (s.Up.Sum() <= 0 || s.Down.Sum() <= 0)) is { } empty)
            {
                throw new UserError($"{channel.Name}: nothing is left of {sample.Name} when {empty.Name} is varied; Combine cannot fit that. Make bins wider, or leave the channel out.");
            }
        }
    }

    private bool IsShape(string source) => _columns.SelectMany(c => c.Sample.Shifts).Any(s => s.Name == source && s.Factors is null);

    private string Write(string file)
    {
        string[] samples = [.. _model.Samples];
        string[] signals = [.. _columns.Where(c => c.Sample.IsSignal).Select(c => c.Sample.Name).Distinct()];
        List<string[]> rows =
        [
            ["bin", "", .. _columns.Select(c => c.Channel.Name)],
            ["process", "", .. _columns.Select(c => c.Sample.Name)],
            ["process", "", .. _columns.Select(c => Number(Array.IndexOf(samples, c.Sample.Name) - signals.Length + 1))],
            ["rate", "", .. _columns.Select(c => Number(c.Sample.Yield))],
        ];
        int head = rows.Count;
        if (_model.LuminosityUncertainty > 0)
        {
            rows.Add(["lumi", "lnN", .. _columns.Select(_ => Number(1 + _model.LuminosityUncertainty))]);
        }

        foreach (string source in _model.Sources)
        {
            bool isShape = IsShape(source);
            rows.Add([source, isShape ? "shape" : "lnN", .. _columns.Select(c => c.Sample.Shifts.FirstOrDefault(s => s.Name == source) is not { } shift ? "-" : isShape ? "1" : Factors(shift.Factors!.Value))]);
        }

        string[] lines = Aligned(rows);
        string rule = new('-', 60);
        string[][] observed = [["bin", "", .. _model.Channels.Select(c => c.Name)], ["observation", "", .. _model.Channels.Select(c => Number(c.Observed.Sum()))]];
        var text = new StringBuilder();
        text.AppendJoin('\n',
        [
            string.Create(CultureInfo.InvariantCulture, $"imax {_model.Channels.Count}  number of channels"),
            string.Create(CultureInfo.InvariantCulture, $"jmax {samples.Length - 1}  number of processes but for one"),
            string.Create(CultureInfo.InvariantCulture, $"kmax {rows.Count - head}  number of systematic uncertainties"),
            rule,
            $"shapes * * {file} $CHANNEL/$PROCESS $CHANNEL/$PROCESS_$SYSTEMATIC",
            rule,
            .. Aligned(observed),
            rule,
            .. lines.Take(head),
            rule,
            .. lines.Skip(head),
            "* autoMCStats 10 0 1",
        ]);
        return text.Append('\n').ToString();
    }

    /// <summary>Rows with columns of the same width.</summary>
    private static string[] Aligned(IReadOnlyList<string[]> rows)
    {
        int[] widths = [.. rows[0].Select((_, i) => rows.Max(r => r[i].Length))];
        return [.. rows.Select(r => string.Join("  ", r.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd())];
    }

    /// <summary>One number where up and down are the same or the inverse of each other, else <c>down/up</c>.</summary>
    private static string Factors((double Up, double Down) factors) =>
        Math.Abs(factors.Up + factors.Down - 2) < 1e-9 || Math.Abs((factors.Up * factors.Down) - 1) < 1e-9 ? Number(factors.Up) : $"{Number(factors.Down)}/{Number(factors.Up)}";

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private AnalyzerResults Results(FitChannel channel)
    {
        var results = new AnalyzerResults(channel.Name);
        results.Histograms.Add(Histogram(DataName, channel, channel.Observed, [.. channel.Observed.Select(Math.Sqrt)]));
        foreach (FitSample sample in channel.Samples)
        {
            results.Histograms.Add(Histogram(sample.Name, channel, sample.Values, sample.Errors));
            foreach (FitShift shift in sample.Shifts.Where(s => IsShape(s.Name)))
            {
                results.Histograms.Add(Histogram($"{sample.Name}_{shift.Name}Up", channel, shift.Up, sample.Errors));
                results.Histograms.Add(Histogram($"{sample.Name}_{shift.Name}Down", channel, shift.Down, sample.Errors));
            }
        }

        return results.Histograms.GroupBy(h => h.Name).FirstOrDefault(g => g.Count() > 1) is { } same
            ? throw new UserError($"{channel.Name}: two histograms would be called {same.Key}. Give a sample or a variation another name.")
            : results;
    }

    private static HistogramResult Histogram(string name, FitChannel channel, IReadOnlyList<double> values, IReadOnlyList<double> errors)
    {
        Axis axis = Axis.Variable([.. channel.Edges], channel.Title);
        var (sums, squares) = (new ReproducibleSums(axis.Extent), new ReproducibleSums(axis.Extent));
        for (int i = 0; i < values.Count; i++)
        {
            sums.Add(i + 1, values[i]);
            squares.Add(i + 1, errors[i] * errors[i]);
        }

        double effective = errors.Sum(e => e * e) is > 0 and var variance ? values.Sum() * values.Sum() / variance : 0;
        return new HistogramResult(name, "", HistogramContent.Restore([axis], (long)Math.Round(effective), sums, squares));
    }
}
