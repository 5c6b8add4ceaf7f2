using Heppy.Physics;

namespace Heppy.Formats.Uhi;

/// <summary>A named histogram or profile as it stands in a UHI file.</summary>
public sealed record UhiHistogram
{
    /// <summary>Its name, the key in the file: not empty, unlike all others of the file.</summary>
    public required string Name { get; init; }

    /// <summary>Text for plots; may be empty.</summary>
    public string Title { get; init; } = "";

    /// <summary>The bins: a <see cref="HistogramContent"/> or a <see cref="ProfileContent"/>.</summary>
    public required BinnedContent Content { get; init; }

    /// <summary>The same under systematic variations, by name: contents over the same axes. In the file they are a first axis.</summary>
    public IReadOnlyList<(string Name, BinnedContent Content)> Variations { get; init; } = [];

    /// <summary>What the axes are, first the outermost, without that of the variations.</summary>
    public IReadOnlyList<AxisDescription> Axes => [.. Content.Axes.Select(axis => axis.Describe())];

    /// <summary>Facts about the histogram: values are string, bool, long, int or a finite double.</summary>
    /// <remarks>Written in the ordinal order of the keys. The keys "name" and "label" are taken; '@' may not
    /// begin one.</remarks>
    public IReadOnlyDictionary<string, object> Metadata { get; init; } = new Dictionary<string, object>();
}
