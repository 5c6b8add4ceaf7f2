using System.Globalization;
using Heppy.Plots;

namespace Heppy.Fits;

/// <summary>Makes what is fitted from the merged results of a run: scaled and grouped as in its figures.</summary>
public sealed class FitModelBuilder
{
    private readonly PlotBook _book;
    private readonly PlotStyle _style;
    private readonly FitChoice _choice;
    private readonly ChannelFinder _finder;
    private readonly List<string> _notes = [];
    private readonly SafeNames _channels = new();
    private readonly SafeNames _samples = new("data_obs");
    private readonly SafeNames _sources;

    /// <summary>Prepares a model.</summary>
    /// <param name="components">The merged components, in the order of the plan.</param>
    /// <param name="style">How they are drawn: groups, signals, uncertainties, bins.</param>
    /// <param name="choice">What is fitted.</param>
    /// <exception cref="UserError">The style contradicts itself or the run.</exception>
    public FitModelBuilder(IReadOnlyList<PlotComponent> components, PlotStyle style, FitChoice choice)
    {
        ArgumentNullException.ThrowIfNull(components);
        ArgumentNullException.ThrowIfNull(style);
        ArgumentNullException.ThrowIfNull(choice);
        // What is not drawn may be fitted.
        _style = style with { Figures = [.. style.Figures.Select(f => f with { Skip = null })] };
        (_book, _choice) = (new PlotBook(components, _style, new PlotChoice()), choice);
        _finder = new ChannelFinder(_book);
        _sources = new SafeNames(choice.Interest, "lumi", "r");
    }

    /// <summary>What can be a channel: name, bins and title of the axis.</summary>
    public IEnumerable<(string Name, int Bins, string Title)> Possible => _finder.All.Select(c =>
        (c.Name, new Binning(c.Slice.Contributions[0].Nominal.Axes[0], Settings(c)).Count, AxisTitles.Of(c.Slice.Contributions[0].Nominal.Axes[0], c.Style.XTitle, "").Source));

    /// <summary>Makes the model.</summary>
    /// <exception cref="UserError">A name is unknown, there is no signal or no data, or what is asked for cannot be fitted.</exception>
    public FitModel Build()
    {
        IReadOnlyList<FoundChannel> found = _finder.Find(_choice.Channels);
        _notes.AddRange(_book.Warnings.Where(w => found.Any(c => w.StartsWith(c.Item + ":", StringComparison.Ordinal))));
        foreach (IGrouping<string, FoundChannel> analyzer in found.GroupBy(c => c.Item.Split('/')[0]).Where(a => a.Select(c => c.Item).Distinct().Count() > 1))
        {
            _notes.Add($"{string.Join(", ", analyzer.Select(c => ChannelFinder.Short(c.Name)))} are filled by one analyzer: fit them together only if no event is in two of them.");
        }

        foreach (Summary part in _book.Groups.SelectMany(g => g.Components).Select(c => c.Summary).Where(s => !s.IsWhole))
        {
            _notes.Add(string.Create(CultureInfo.InvariantCulture, $"{part.Component} is not whole: {part.Events:N0} of {part.EventsTotal:N0} events were processed."));
        }

        (DrawnGroup[] signals, DrawnGroup[] backgrounds) = Roles();
        bool isShort = found.Select(c => ChannelFinder.Short(c.Name)).Distinct(StringComparer.OrdinalIgnoreCase).Count() == found.Count;
        FitChannel[] channels = [.. found.Select(c => Channel(c, _channels.Of(isShort ? ChannelFinder.Short(c.Name) : c.Name), signals, backgrounds))];
        foreach (DrawnGroup signal in signals.Where(g => !channels.Any(c => c.Samples.Any(s => s.Name == _samples.Of(g.FileName)))))
        {
            _notes.Add($"the signal {signal.Title} is in no channel.");
        }

        if (!channels.Any(c => c.Samples.Any(s => s.IsSignal)))
        {
            throw new UserError($"no signal is expected in {string.Join(", ", found.Select(c => c.Name))}: there is nothing to fit. Choose other histograms, or another signal with --signal NAME.");
        }

        foreach ((string from, string to) in (IEnumerable<(string, string)>)[.. _channels.Changed, .. _samples.Changed, .. _sources.Changed])
        {
            _notes.Add($"'{from}' is called {to}: names have letters, digits and _ only.");
        }

        return new FitModel { Interest = _choice.Interest, LuminosityUncertainty = _style.LuminosityUncertainty, Channels = channels, Notes = [.. _notes.Distinct()] };
    }

    private (DrawnGroup[] Signals, DrawnGroup[] Backgrounds) Roles()
    {
        DrawnGroup[] simulation = [.. _book.Groups.Where(g => g.Role != PlotRole.Data)];
        DrawnGroup[] signals = _choice.Signals.Count == 0 ? [.. simulation.Where(g => g.Role == PlotRole.Signal)] : [.. _choice.Signals.Select(s => GroupOf(s, simulation)).Distinct()];
        if (signals.Length == 0)
        {
            throw new UserError($"which sample is the signal? Type --signal NAME, or give a group of the plot style Role = PlotRole.Signal. There are: {string.Join(", ", simulation.Select(g => g.FileName))}");
        }

        foreach (DrawnGroup other in simulation.Where(g => g.Role == PlotRole.Signal && !signals.Contains(g)))
        {
            _notes.Add($"{other.Title} is drawn as a signal, and not asked for: it is left out.");
        }

        return (signals, [.. simulation.Where(g => g.Role == PlotRole.Stack && !signals.Contains(g))]);
    }

    private static DrawnGroup GroupOf(string name, DrawnGroup[] simulation)
    {
        static string[] Names(DrawnGroup group) => [group.FileName, group.Title.Source, .. group.Components.Select(c => c.Summary.Component)];
        DrawnGroup group = simulation.FirstOrDefault(g => Names(g).Contains(name))
            ?? throw new UserError($"--signal {name}: there is no such sample.{ListedNames.Sentence(name, "--signal ", simulation.SelectMany(Names).Contains) ?? Nearest.Sentence(name, simulation.SelectMany(Names))} There are: {string.Join(", ", simulation.Select(g => g.FileName))}");
        return group.FileName == name || group.Title.Source == name || group.Components.Count == 1 ? group
            : throw new UserError($"--signal {name}: it is drawn together with other samples as '{group.Title.Source}', and cannot be the signal alone. Type --signal '{group.Title.Source}', or take it out of the group.");
    }

    private FigureStyle Settings(FoundChannel found) => found.Style with { Rebin = _choice.Rebin ?? found.Style.Rebin, Range = _choice.Range ?? found.Style.Range };

    private FitChannel Channel(FoundChannel found, string name, DrawnGroup[] signals, DrawnGroup[] backgrounds)
    {
        List<Contribution> contributions = found.Slice.Contributions;
        AxisDescription axis = contributions[0].Nominal.Axes[0];
        FigureStyle settings = Settings(found);
        var bins = new Binning(axis, settings);
        if (bins.Count == 0)
        {
            throw new UserError($"{found.Name} has no bins in the range {settings.Range?[0]} to {settings.Range?[1]} with {settings.Rebin ?? 1} bins made one.");
        }

        var maker = new SampleBuilder(found.Name, contributions, bins, _style, _sources, _notes);
        FitSample[] samples = [.. signals.Concat(backgrounds).Select(g => maker.Make(g, _samples.Of(g.FileName), signals.Contains(g))).OfType<FitSample>()];
        if (samples.Length == 0)
        {
            throw new UserError($"{found.Name}: no sample expects any event in it. Leave it out.");
        }

        maker.NoteFlow([.. signals, .. backgrounds]);
        double[] observed = _choice.Asimov is { } strength ? Expected(samples, strength) : maker.Observed(_book.Groups, settings.Blind ?? [], _choice.Unblind);
        double[] expected = Expected(samples, 1);
        int hopeless = Enumerable.Range(0, bins.Count).FirstOrDefault(i => expected[i] == 0 && observed[i] > 0, -1);
        if (hopeless >= 0)
        {
            throw new UserError(string.Create(CultureInfo.InvariantCulture,
                $"{found.Name}: {observed[hopeless]} events are observed from {bins.Edges[hopeless]} to {bins.Edges[hopeless + 1]}, where no sample expects any: no fit can describe that. Make bins wider with --rebin N, or choose a --range LOW,HIGH."));
        }

        return new FitChannel { Name = name, Title = axis.Title.Length > 0 ? axis.Title : axis.Name, Edges = bins.Edges, Observed = observed, Samples = samples };
    }

    private static double[] Expected(FitSample[] samples, double strength)
    {
        var sum = new double[samples[0].Values.Count];
        foreach (FitSample sample in samples)
        {
            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] += sample.Values[i] * (sample.IsSignal ? strength : 1);
            }
        }

        return sum;
    }
}
