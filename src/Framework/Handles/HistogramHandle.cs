using System.Runtime.CompilerServices;
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

    /// <summary>How often NaN was filled, which the overflow does not tell.</summary>
    internal long NaNFills { get; private set; }

    internal override void Declare(Declarations to)
    {
        base.Declare(to);
        _needsCare = _grows;
    }

    internal override void Collect(AnalyzerResults into) => into.Histograms.Add(new HistogramResult(Name, Title, _content));

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
