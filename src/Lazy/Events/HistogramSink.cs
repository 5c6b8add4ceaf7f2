namespace Heppy.Lazy.Computing;

/// <summary>A histogram of the framework, filled event by event.</summary>
/// <typeparam name="T">Type of what is filled.</typeparam>
internal abstract class HistogramSink<T> : EventSink
{
    private protected HistogramSink(StepBuilder builder, string name, Axis<T> axis, Value<double>? weight) =>
        (Histogram, Weight) = (builder.Add(new Histogram<T>(name, CopyOf(axis))), weight);

    /// <summary>The histogram.</summary>
    protected Histogram<T> Histogram { get; }

    /// <summary>Weight of an event, or null.</summary>
    protected Value<double>? Weight { get; }

    /// <inheritdoc/>
    internal override State Collect()
    {
        var results = new AnalyzerResults("");
        Histogram.Collect(results);
        return new HistogramState(results.Histograms[0]);
    }

    /// <summary>Partitions may not share an axis that changes while it is filled.</summary>
    private static Axis<T> CopyOf(Axis<T> axis) =>
        axis is AutomaticAxis automatic ? (Axis<T>)(automatic.IsFixed ? automatic.Describe().ToAxis() : (Axis)Axis.Automatic(axis.Bins, axis.Title, axis.Name))
        : axis.Grows ? (Axis<T>)axis.Describe().ToAxis()
        : axis;
}

/// <summary>A histogram of a value.</summary>
internal sealed class HistogramOfValue<T>(StepBuilder builder, string name, Axis<T> axis, Value<T> value, Value<double>? weight)
    : HistogramSink<T>(builder, name, axis, weight)
{
    /// <inheritdoc/>
    internal override void Fill(Event ev)
    {
        if (Weight is null)
        {
            Histogram.Fill(ev, value.Get(ev));
        }
        else
        {
            Histogram.Fill(ev, value.Get(ev), Weight.Get(ev));
        }
    }
}

/// <summary>A histogram of the items of a list.</summary>
internal sealed class HistogramOfItems<T>(StepBuilder builder, string name, Axis<T> axis, Items<T> items, Value<double>? weight)
    : HistogramSink<T>(builder, name, axis, weight)
{
    /// <inheritdoc/>
    internal override void Fill(Event ev)
    {
        ReadOnlySpan<T> all = items.Get(ev);
        double factor = Weight is null || all.Length == 0 ? 1 : Weight.Get(ev);
        foreach (ref readonly T item in all)
        {
            Histogram.Fill(ev, item, factor);
        }
    }
}
