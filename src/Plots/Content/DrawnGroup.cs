namespace Heppy.Plots;

/// <summary>Components that are drawn as one.</summary>
/// <param name="Title">Title in legends.</param>
/// <param name="FileName">Its name in names of files.</param>
/// <param name="Role">What they are.</param>
/// <param name="Color">Colour as <c>#rrggbb</c>.</param>
/// <param name="Scale">Factor that a signal is drawn with.</param>
/// <param name="Components">The components.</param>
internal sealed record DrawnGroup(Label Title, string FileName, PlotRole Role, string Color, double Scale, IReadOnlyList<PlotComponent> Components)
{
    /// <summary>Title with the factor, if there is one.</summary>
    internal Label LegendTitle => Scale == 1 ? Title : Label.Parse(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Title.Source} (×{Scale:G4})"));

    /// <summary>Whether it is the same group: one is like no other.</summary>
    public bool Equals(DrawnGroup? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
