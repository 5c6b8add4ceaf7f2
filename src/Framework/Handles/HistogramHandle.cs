using System.Runtime.CompilerServices;
using Heppy.Physics;

namespace Heppy;

/// <summary>What histograms of all dimensions have in common.</summary>
public abstract class HistogramHandle : ResultHandle
{
    private readonly HistogramContent _content;
    private readonly bool _grows;
    private Varied<HistogramContent>? _varied;
    private VariedFills? _fills;
    private bool _needsCare = true;                     // not attached yet, an axis may grow, or variations: one check for all

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

    /// <summary>How often NaN was filled, which the overflow does not tell.</summary>
    internal long NaNFills { get; private set; }

    internal override void Declare(Declarations to)
    {
        base.Declare(to);
        _needsCare = _grows;
    }

    internal override void Vary(AnalyzerVariations variations)
    {
        _varied = new Varied<HistogramContent>(variations, () => new HistogramContent([.. Axes]));
        _fills = _grows || variations.OfWeight.Length == 0 ? null : new VariedFills(_varied);
        _needsCare = true;
    }

    internal override void Collect(AnalyzerResults into)
    {
        var result = new HistogramResult(Name, Title, _content);
        _fills?.HandOver();
        if (_varied is not null)
        {
            var contents = new Variations<HistogramContent>();
            _varied.CollectInto(contents);
            foreach (string variation in contents.Names)
            {
                result.Variations.Add(variation, new HistogramResult(Name, Title, contents[variation]));
            }
        }

        into.Histograms.Add(result);
    }

    /// <summary>Counts a fill if a value is NaN. For other types than <c>double</c> the compiler leaves nothing of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected void CountNaN<T1, T2, T3>(T1 a, T2 b, T3 c)
    {
        if (IsNaN(a) || IsNaN(b) || IsNaN(c))
        {
            NaNFills++;
        }
    }

    /// <inheritdoc cref="CountNaN{T1, T2, T3}"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected void CountNaN<T1, T2>(T1 a, T2 b) => CountNaN(a, b, 0);

    /// <inheritdoc cref="CountNaN{T1, T2, T3}"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected void CountNaN<T1>(T1 a) => CountNaN(a, 0, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsNaN<T>(T value) => typeof(T) == typeof(double) && double.IsNaN((double)(object)value!);

    /// <summary>The bin of all axes, after making room for bins that one of them has grown.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected int Flat(int i, int j, int k = 0) => _content.FlatIndex(i, j, k);

    /// <summary>Fills a bin, nominal and under each variation.</summary>
    private protected void Add(Event ev, int bin, double factor = 1)
    {
        if (_needsCare)
        {
            AddWithCare(ev, bin, factor);
        }
        else
        {
            _content.Add(bin, ev.Weight * factor);
        }
    }

    private void AddWithCare(Event ev, int bin, double factor)
    {
        MustBeAttached();
        if (ev.Universe >= 0)
        {
            Add(_varied![ev.Universe], bin, ev.Weight * factor);
            return;
        }

        Add(_content, bin, ev.Weight * factor);
        if (_fills is not null)
        {
            _fills.Add(ev, bin, factor);
        }
        else if (_varied is not null)
        {
            foreach (int variation in _varied.OfWeight)
            {
                Add(_varied[variation], bin, ev.VariedWeights![variation] * factor);
            }
        }
    }

    private void Add(HistogramContent content, int bin, double weight)
    {
        if (_grows)
        {
            content.EnsureShape();
        }

        content.Add(bin, weight);
    }
}
