using System.ComponentModel;

namespace Heppy.Drawing;

/// <summary>What the code that <c>heppy-draw</c> makes of its expressions is derived from: an analyzer that hands values over. Not for use elsewhere.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class DrawLoop : Analyzer
{
    /// <summary>Where the values of each plot go; null where nothing is read yet.</summary>
    internal DrawnPart[]? Parts { get; set; }

    /// <summary>Whether an element that a list does not have was asked for since this was set to false.</summary>
    protected bool IsMissing { get; set; }

    /// <summary>Hands a value over.</summary>
    /// <param name="plot">Index of the plot.</param>
    /// <param name="x">Value.</param>
    /// <param name="weight">Weight.</param>
    /// <exception cref="InvalidDataException">The weight is not finite.</exception>
    protected void Fill(int plot, double x, double weight) => Parts![plot].Fill(x, 0, Finite(weight));

    /// <summary>Hands a pair of values over.</summary>
    /// <param name="plot">Index of the plot.</param>
    /// <param name="x">Value along x.</param>
    /// <param name="y">Value along y.</param>
    /// <param name="weight">Weight.</param>
    /// <exception cref="InvalidDataException">The weight is not finite.</exception>
    protected void Fill(int plot, double x, double y, double weight) => Parts![plot].Fill(x, y, Finite(weight));

    /// <summary>Notes that lists which are looped over together do not have the same length in an event.</summary>
    /// <param name="plot">Index of the plot.</param>
    protected void DifferentLengths(int plot) => Parts![plot].DifferentLengths++;

    /// <summary>An element of a list; where there is none, <see cref="IsMissing"/> is set.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="list">The list.</param>
    /// <param name="index">Index, from 0.</param>
    /// <returns>The element, or the default of its type.</returns>
    protected T At<T>(ReadOnlySpan<T> list, long index)
    {
        if ((ulong)index < (ulong)list.Length)
        {
            return list[(int)index];
        }

        IsMissing = true;
        return default!;
    }

    /// <summary>An element counted from the end: <c>^1</c> is the last one.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="list">The list.</param>
    /// <param name="index">Index.</param>
    /// <returns>The element, or the default of its type.</returns>
    protected T AtEnd<T>(ReadOnlySpan<T> list, Index index) => At(list, index.GetOffset(list.Length));

    /// <summary>A value of an empty list: none.</summary>
    /// <returns>NaN.</returns>
    protected double Nothing()
    {
        IsMissing = true;
        return double.NaN;
    }

    /// <summary>A value as a number.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The number: 1 for true, 0 for false.</returns>
    protected static double Number(double value) => value;

    /// <inheritdoc cref="Number(double)"/>
    protected static double Number(long value) => value;

    /// <inheritdoc cref="Number(double)"/>
    protected static double Number(ulong value) => value;

    /// <inheritdoc cref="Number(double)"/>
    protected static double Number(bool value) => value ? 1 : 0;

    /// <inheritdoc cref="Number(double)"/>
    [Obsolete("this is text, not a number; compare it: name == \"a\"", error: true)]
    protected static double Number(string value) => double.NaN;

    /// <summary>Whether an element counts: what is true, and any number.</summary>
    /// <param name="value">The value of the element.</param>
    protected static bool Counts(bool value) => value;

    /// <inheritdoc cref="Counts(bool)"/>
    protected static bool Counts<T>(T value) => true;

    private static double Finite(double weight) => double.IsFinite(weight * weight) ? weight : throw new InvalidDataException(FormattableString.Invariant($"The weight is {weight}."));
}
