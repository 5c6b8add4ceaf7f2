namespace Heppy;

/// <summary>One axis of a histogram: which bin a value belongs to. Made by the functions of this
/// class.</summary>
/// <remarks>
/// The stored bins of an axis are numbered from 0 to Extent-1: the underflow first if the axis has one, then
/// the bins, then the overflow if it has one. Bins are half open: the lower edge belongs to the bin, the upper
/// one to the next.
/// </remarks>
public abstract class Axis
{
    private protected Axis(string title, string name) => (Title, Name) = (title, name);

    /// <summary>Text for plots, often with a unit; may be empty.</summary>
    public string Title { get; }

    /// <summary>Short name; may be empty.</summary>
    public string Name { get; }

    /// <summary>Number of bins, without flow bins.</summary>
    public abstract int Bins { get; }

    /// <summary>Whether stored bin 0 collects values below the axis.</summary>
    public virtual bool HasUnderflow => false;

    /// <summary>Whether the last stored bin collects values above the axis, NaN, and unknown names.</summary>
    public virtual bool HasOverflow => false;

    /// <summary>Whether new values make new bins.</summary>
    public virtual bool Grows => false;

    /// <summary>Number of stored bins: Bins and the flow bins.</summary>
    public int Extent => Bins + (HasUnderflow ? 1 : 0) + (HasOverflow ? 1 : 0);

    /// <summary>What this axis is, as plain data.</summary>
    /// <exception cref="InvalidOperationException">The axis is automatic and its range is not fixed
    /// yet.</exception>
    public abstract AxisDescription Describe();

    /// <summary>Bins of equal width over [low, high), with underflow and overflow.</summary>
    /// <param name="bins">Number of bins, 1 or more.</param>
    /// <param name="low">Lower end, finite.</param>
    /// <param name="high">Upper end, finite, above <paramref name="low"/>.</param>
    /// <param name="title">Text for plots.</param>
    /// <param name="name">Short name.</param>
    /// <exception cref="ArgumentException">No bins, or the range is empty or not finite.</exception>
    public static Axis<double> Regular(int bins, double low, double high, string title = "", string name = "") =>
        new RegularAxis(bins, low, high, title, name);

    /// <summary>Bins between the given edges, with underflow and overflow.</summary>
    /// <param name="edges">Finite, strictly increasing, two or more.</param>
    /// <param name="title">Text for plots.</param>
    /// <param name="name">Short name.</param>
    /// <exception cref="ArgumentException">Fewer than two edges, or not increasing, or not finite.</exception>
    public static Axis<double> Variable(ReadOnlySpan<double> edges, string title = "", string name = "") =>
        new VariableAxis(edges.ToArray(), title, name);

    /// <inheritdoc cref="Variable(ReadOnlySpan{double}, string, string)"/>
    public static Axis<double> Variable(double[] edges, string title = "", string name = "") =>
        Variable((ReadOnlySpan<double>)edges, title, name);

    /// <summary>Bins of equal ratio of their edges, with underflow and overflow: a variable axis with these
    /// edges.</summary>
    /// <param name="bins">Number of bins, 1 or more.</param>
    /// <param name="low">Lower end, finite, above 0.</param>
    /// <param name="high">Upper end, finite, above <paramref name="low"/>.</param>
    /// <param name="title">Text for plots.</param>
    /// <param name="name">Short name.</param>
    /// <exception cref="ArgumentException">No bins, or the range is empty, not positive or not
    /// finite.</exception>
    public static Axis<double> Log(int bins, double low, double high, string title = "", string name = "") =>
        VariableAxis.Logarithmic(bins, low, high, title, name);

    /// <summary>One bin for each integer in [low, high), with underflow and overflow.</summary>
    /// <param name="low">First integer.</param>
    /// <param name="high">The integer after the last.</param>
    /// <param name="title">Text for plots.</param>
    /// <param name="name">Short name.</param>
    /// <exception cref="ArgumentException">The range is empty.</exception>
    public static Axis<int> Integer(int low, int high, string title = "", string name = "") =>
        new IntegerAxis(low, high, title, name);

    /// <summary>Two bins, false and true.</summary>
    /// <param name="title">Text for plots.</param>
    /// <param name="name">Short name.</param>
    public static Axis<bool> Boolean(string title = "", string name = "") => new BooleanAxis(title, name);

    /// <summary>One bin for each value of an enum, in the order of the values; no flow bins.</summary>
    /// <typeparam name="TEnum">The enum.</typeparam>
    /// <param name="title">Text for plots.</param>
    /// <param name="name">Short name.</param>
    public static Axis<TEnum> Categories<TEnum>(string title = "", string name = "")
        where TEnum : struct, Enum => new EnumAxis<TEnum>(title, name);

    /// <summary>One bin for each name that comes, in the order of first appearance; no flow bins.</summary>
    /// <param name="title">Text for plots.</param>
    /// <param name="name">Short name.</param>
    public static Axis<string> Categories(string title = "", string name = "") =>
        new GrowingCategoryAxis([], title, name);

    /// <summary>One bin for each of the given names, and an overflow bin for all others.</summary>
    /// <param name="names">The names, all different.</param>
    /// <param name="title">Text for plots.</param>
    /// <param name="name">Short name.</param>
    /// <exception cref="ArgumentException">No names, or one is given twice.</exception>
    public static Axis<string> Categories(string[] names, string title = "", string name = "") =>
        new CategoryAxis(names, title, name);

    /// <summary>Bins of equal width whose range is found from the values in a first pass.</summary>
    /// <param name="bins">Number of bins, 1 or more.</param>
    /// <param name="title">Text for plots.</param>
    /// <param name="name">Short name.</param>
    /// <exception cref="ArgumentException">No bins.</exception>
    public static AutomaticAxis Automatic(int bins, string title = "", string name = "") =>
        new(bins, title, name);

    /// <summary>Names this axis in messages.</summary>
    private protected static string Say(string title) => title.Length > 0 ? $"Axis '{title}'" : "Axis";
}
