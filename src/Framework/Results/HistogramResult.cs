using Heppy.Physics;

namespace Heppy;

/// <summary>A named histogram or profile: exactly one of the two contents is there.</summary>
/// <param name="name">Its name, unique within its analyzer.</param>
/// <param name="title">Its title.</param>
public sealed class HistogramResult(string name, string title)
{
    /// <summary>A histogram.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="title">Its title.</param>
    /// <param name="content">Its bins.</param>
    public HistogramResult(string name, string title, HistogramContent content)
        : this(name, title) => Histogram = content;

    /// <summary>A profile.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="title">Its title.</param>
    /// <param name="content">Its bins.</param>
    public HistogramResult(string name, string title, ProfileContent content)
        : this(name, title) => Profile = content;

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Its title.</summary>
    public string Title => title;

    /// <summary>Bins of a histogram.</summary>
    public HistogramContent? Histogram { get; }

    /// <summary>Bins of a profile.</summary>
    public ProfileContent? Profile { get; }

    /// <summary>The same histogram or profile under systematic variations; these have none themselves.</summary>
    public Variations<HistogramResult> Variations { get; } = new();

    /// <summary>Adds another one.</summary>
    /// <param name="later">With the same axes.</param>
    /// <exception cref="ArgumentException">The axes differ.</exception>
    public void Merge(HistogramResult later)
    {
        Histogram?.Merge(later.Histogram!);
        Profile?.Merge(later.Profile!);
        Variations.Merge(later.Variations, (mine, others) => mine.Merge(others));
    }
}
