using Heppy.Physics;

namespace Heppy;

/// <summary>A weighted mean with its uncertainty.</summary>
/// <param name="name">Its name, also of its files.</param>
public sealed class Average(string name) : ResultHandle(name)
{
    private readonly AverageContent _content = new(name);
    private Varied<AverageContent>? _varied;

    /// <summary>Adds a value with the weight of the event. NaN and infinities are counted and left out.</summary>
    /// <param name="ev">The event being processed.</param>
    /// <param name="value">The value.</param>
    public void Add(Event ev, double value)
    {
        MustBeAttached();
        if (ev.Universe >= 0)
        {
            _varied![ev.Universe].Add(value, ev.Weight);
            return;
        }

        _content.Add(value, ev.Weight);
        foreach (int variation in _varied?.OfWeight ?? [])
        {
            _varied![variation].Add(value, ev.VariedWeights![variation]);
        }
    }

    internal override void Vary(AnalyzerVariations variations) => _varied = new Varied<AverageContent>(variations, () => new AverageContent(Name));

    internal override void Collect(AnalyzerResults into)
    {
        _varied?.CollectInto(_content.Variations);
        into.Averages.Add(_content);
    }
}
