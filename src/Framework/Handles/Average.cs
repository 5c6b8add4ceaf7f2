using Heppy.Physics;

namespace Heppy;

/// <summary>A weighted mean with its uncertainty.</summary>
/// <param name="name">Its name, also of its files.</param>
public sealed class Average(string name) : ResultHandle(name)
{
    private readonly AverageContent _content = new(name);

    /// <summary>Adds a value with the weight of the event. NaN and infinities are counted and left out.</summary>
    /// <param name="ev">The event being processed.</param>
    /// <param name="value">The value.</param>
    public void Add(Event ev, double value)
    {
        MustBeAttached();
        _content.Add(value, ev.Weight);
    }

    internal override void Collect(AnalyzerResults into) => into.Averages.Add(_content);
}
