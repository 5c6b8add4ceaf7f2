using Heppy.Physics;

namespace Heppy;

/// <summary>What histograms of all dimensions have in common.</summary>
public abstract class HistogramHandle : ResultHandle
{
    private readonly HistogramContent _content;
    private readonly bool _grows;
    private bool _needsCare = true;                     // not attached yet, or an axis may grow: one check for both

    private protected HistogramHandle(string name, string title, params Axis[] axes)
        : base(name)
    {
        Title = title;
        Axes = axes;
        _grows = axes.Any(a => a.Grows);
        _content = new HistogramContent(axes);
    }

    /// <summary>Title.</summary>
    public string Title { get; }

    /// <summary>The axes, first to last.</summary>
    public IReadOnlyList<Axis> Axes { get; }

    internal override void Declare(Declarations to)
    {
        base.Declare(to);
        _needsCare = _grows;
    }

    internal override void Collect(AnalyzerResults into) => into.Histograms.Add(new HistogramResult(Name, Title, _content));

    private protected void Add(int bin, double weight)
    {
        if (_needsCare)
        {
            MustBeAttached();
            _content.EnsureShape();
        }

        _content.Add(bin, weight);
    }
}
