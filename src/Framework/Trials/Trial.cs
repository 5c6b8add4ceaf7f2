using System.Globalization;
using Heppy.Events;
using Heppy.Physics;

namespace Heppy;

/// <summary>Runs analyzers over a few events in memory and keeps what they counted and filled: what tests of an analysis are made of.</summary>
/// <remarks>It is planned as a run is: an analyzer that reads what nobody wrote is found here too. All events are one range; nothing is written.</remarks>
public sealed class Trial
{
    private readonly ResultSet _results;

    private Trial(ResultSet results) => _results = results;

    /// <summary>Number of events.</summary>
    public long Events => _results.Read;

    /// <summary>Number of events that passed all analyzers.</summary>
    public long Selected => _results.Selected;

    /// <summary>Runs a sequence over events that are written down in it, with <see cref="Given{T}"/>.</summary>
    /// <param name="sequence">Makes the analyzers; called more than once, so they are made in it: <c>() => [new Given&lt;Muon&gt;("muons", [plus, minus]), new DiMuon()]</c>.</param>
    /// <exception cref="UserError">No collection is given, two are given for different numbers of events, or the analyzers do not fit together.</exception>
    /// <exception cref="EventFailure">An analyzer threw.</exception>
    public static Trial Run(Func<Analyzer?[]> sequence)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        long[] counts = [.. sequence().OfType<IGivenEvents>().Select(g => g.Count).Distinct().Order()];
        return counts switch
        {
            [var events] => Run(new GeneratedComponent("trial") { Generator = new NoColumns(), Events = events }, _ => sequence()),
            [] => throw new UserError("a trial needs events: put new Given<Muon>(\"muons\", [...]) first, with the items of each event."),
            _ => throw new UserError(string.Create(CultureInfo.InvariantCulture, $"a trial needs every Given for the same number of events; there are some for {counts[0]} and some for {counts[^1]}.")),
        };
    }

    /// <summary>Runs a sequence over all events of a generator.</summary>
    /// <param name="component">The events.</param>
    /// <param name="sequence">Makes the analyzers, as in <see cref="Config.Sequence"/>.</param>
    /// <exception cref="UserError">The analyzers do not fit together, or not to the columns.</exception>
    /// <exception cref="EventFailure">An analyzer threw.</exception>
    public static Trial Run(GeneratedComponent component, Func<Component, Analyzer?[]> sequence) =>
        new(Process(component, sequence, new Inputs([], new FooterCache(null))));

    /// <summary>Says which numbers are as expected and which are not, one in a line.</summary>
    /// <param name="checks">What each number is, what it should be, and what it is; they are compared exactly.</param>
    /// <returns>The exit code of a test program: <see cref="ExitCode.Success"/>, or <see cref="ExitCode.WrongArguments"/> if one is not as expected.</returns>
    public static int Report(params ReadOnlySpan<(string What, double Expected, double Found)> checks)
    {
        int wrong = 0;
        foreach ((string what, double expected, double found) in checks)
        {
            bool isRight = expected.Equals(found);
            wrong += isRight ? 0 : 1;
            Console.Out.Write(string.Create(CultureInfo.InvariantCulture, $"{(isRight ? "right" : "WRONG")}: {what}: {found}{(isRight ? "" : $", expected {expected}")}\n"));
        }

        Console.Out.Write(string.Create(CultureInfo.InvariantCulture, $"{checks.Length - wrong} right, {wrong} wrong.\n"));
        return wrong == 0 ? ExitCode.Success : ExitCode.WrongArguments;
    }

    /// <summary>All results of an analyzer.</summary>
    /// <param name="analyzer">Its name: that of its class, with <c>_label</c> if it has one.</param>
    /// <exception cref="UserError">There is no such analyzer, or it has no results.</exception>
    public AnalyzerResults Of(string analyzer) => Find(_results.Analyzers, analyzer, a => a.Name, "analyzer with results");

    /// <summary>Number of events that passed a cut.</summary>
    /// <param name="analyzer">Name of the analyzer.</param>
    /// <param name="cut">Label of the cut; or of the first line, <c>events reaching ...</c>.</param>
    /// <exception cref="UserError">There is no such cut.</exception>
    public long Passed(string analyzer, string cut)
    {
        (CutFlow flow, int level) = Find([.. Of(analyzer).CutFlows.SelectMany(f => f.Labels.Select((_, i) => (Flow: f, Level: i)))], cut, l => l.Flow.Labels[l.Level], $"cut of {analyzer}");
        return flow.Count(level);
    }

    /// <summary>Bins of a histogram.</summary>
    /// <param name="analyzer">Name of the analyzer.</param>
    /// <param name="histogram">Name of the histogram.</param>
    /// <exception cref="UserError">There is no such histogram.</exception>
    public HistogramContent Histogram(string analyzer, string histogram) =>
        Find([.. Of(analyzer).Histograms.Where(h => h.Histogram is not null)], histogram, h => h.Name, $"histogram of {analyzer}").Histogram!;

    /// <summary>Runs a sequence over a component, as one range or over a part of it.</summary>
    internal static ResultSet Process(Component component, Func<Component, Analyzer?[]> sequence, Inputs inputs, EntryRange? part = null)
    {
        ArgumentNullException.ThrowIfNull(component);
        ArgumentNullException.ThrowIfNull(sequence);
        var config = new Config { Components = [component], Sequence = sequence };
        Plan plan = new Planner(config, inputs, null).Make(new PlanRequest(), "configuration", "tool", TimeProvider.System).Plan;
        PlannedComponent planned = plan.Components[0];
        var analyzers = new Sequence(config, component, planned.Triggers);
        AutomaticAxes.Fix(analyzers, plan);
        using var pool = new FilePool(inputs, config);
        EntryRange[] all = part is { } only ? [only] : [.. planned.Files.Select(f => new EntryRange(f.Index, 0, f.Entries))];
        return new RangeRunner(analyzers, new StopSignal()).Run(pool, planned.Files.ToDictionary(f => f.Index), all).ToSet();
    }

    private static T Find<T>(IReadOnlyList<T> all, string name, Func<T, string> nameOf, string what)
    {
        foreach (T one in all)
        {
            if (nameOf(one) == name)
            {
                return one;
            }
        }

        throw new UserError($"there is no {what} '{name}'.{Nearest.Sentence(name, all.Select(nameOf))} There are: {string.Join(", ", all.Select(nameOf))}.");
    }
}
