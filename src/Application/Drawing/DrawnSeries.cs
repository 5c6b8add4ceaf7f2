using Heppy.Physics;

namespace Heppy.Drawing;

/// <summary>One sample, or one expression, in a plot.</summary>
/// <param name="Label">Its name in legends; may be empty.</param>
/// <param name="Values">Its values.</param>
internal sealed record DrawnSeries(string Label, DrawnPart Values)
{
    /// <summary>Its bins.</summary>
    internal HistogramContent Content => Values.Content!;

    /// <summary>Values that were filled, also outside of the axes.</summary>
    internal long Entries => Content.Entries;
}
