namespace Heppy;

/// <summary>An axis that is filled with values of one type.</summary>
/// <typeparam name="T">Type of the values.</typeparam>
public abstract class Axis<T> : Axis
{
    private protected Axis(string title)
        : base(title)
    {
    }

    /// <summary>Storage index of a value, in 0 to <see cref="Axis.Extent"/> - 1.</summary>
    /// <param name="value">The value.</param>
    public abstract int Index(T value);
}
