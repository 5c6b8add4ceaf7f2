namespace Heppy;

/// <summary>An axis for values of one type.</summary>
/// <typeparam name="T">What is filled: double, int, bool, string or an enum.</typeparam>
public abstract class Axis<T> : Axis
{
    private protected Axis(string title, string name) : base(title, name)
    {
    }

    /// <summary>The stored bin a value belongs to.</summary>
    /// <param name="value">The value.</param>
    /// <returns>0 to Extent-1.</returns>
    public abstract int Index(T value);
}
