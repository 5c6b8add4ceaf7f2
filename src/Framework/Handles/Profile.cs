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
    private Varied<ProfileContent>? _varied;

    /// <summary>Adds a value with the weight of the event. Values that are not finite are counted and left out.</summary>
    /// <param name="ev">The event being processed.</param>
    /// <param name="position">Value on the axis.</param>
    /// <param name="value">What is averaged.</param>
    public void Fill(Event ev, T1 position, double value)
    {
        MustBeAttached();
        int bin = x.Index(position);
        if (ev.Universe >= 0)
        {
            Add(_varied![ev.Universe], bin, value, ev.Weight);
            return;
        }

        Add(_content, bin, value, ev.Weight);
        foreach (int variation in _varied?.OfWeight ?? [])
        {
            Add(_varied![variation], bin, value, ev.VariedWeights![variation]);
        }
    }

    internal override void Vary(AnalyzerVariations variations) => _varied = new Varied<ProfileContent>(variations, () => new ProfileContent(x));

    internal override void Collect(AnalyzerResults into)
    {
        var result = new HistogramResult(Name, title, _content);
        var contents = new Variations<ProfileContent>();
        _varied?.CollectInto(contents);
        foreach (string variation in contents.Names)
        {
            result.Variations.Add(variation, new HistogramResult(Name, title, contents[variation]));
        }

        into.Histograms.Add(result);
    }

    private static void Add(ProfileContent content, int bin, double value, double weight)
    {
        content.EnsureShape();
        content.Add(bin, value, weight);
    }
}
