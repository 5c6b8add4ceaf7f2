using Heppy.Physics;

namespace Heppy;

/// <summary>The mean of a quantity in bins of another.</summary>
/// <typeparam name="T1">Type filled on the axis.</typeparam>
/// <param name="name">Its name.</param>
/// <param name="x">Its axis.</param>
/// <param name="title">Its title.</param>
public sealed class Profile<T1>(string name, Axis<T1> x, string title = "") : ResultHandle(name)
{
    private readonly ProfileContent _content = new(x);

    /// <summary>Adds a value with the weight of the event. Values that are not finite are counted and left out.</summary>
    /// <param name="ev">The event being processed.</param>
    /// <param name="position">Value on the axis.</param>
    /// <param name="value">What is averaged.</param>
    public void Fill(Event ev, T1 position, double value)
    {
        MustBeAttached();
        int bin = x.Index(position);
        _content.EnsureShape();
        _content.Add(bin, value, ev.Weight);
    }

    internal override void Collect(AnalyzerResults into) => into.Histograms.Add(new HistogramResult(Name, title, _content));
}
