namespace Heppy;

/// <summary>An axis of a histogram, and the factories of all kinds.</summary>
/// <remarks>Bins are half open, <c>[low, high)</c>. NaN goes to overflow. Storage index 0 is underflow where there is one; overflow is last.</remarks>
public abstract class Axis
{
    private protected Axis(string title) => Title = title;

    /// <summary>Title with unit: <c>m_{ll} [GeV]</c>.</summary>
    public string Title { get; }

    /// <summary>Number of bins without under- and overflow.</summary>
    public abstract int Bins { get; }

    /// <summary>Whether there is a bin below the first.</summary>
    public virtual bool HasUnderflow => false;

    /// <summary>Whether there is a bin above the last.</summary>
    public virtual bool HasOverflow => false;

    /// <summary>Number of bins with under- and overflow.</summary>
    public int Extent => Bins + (HasUnderflow ? 1 : 0) + (HasOverflow ? 1 : 0);

    /// <summary>Whether filling adds bins.</summary>
    public virtual bool Grows => false;

    /// <summary>What the axis is, in a form that can be compared and stored.</summary>
    public abstract AxisDescription Describe();

    /// <summary>Bins of equal width.</summary>
    /// <param name="bins">At least 1.</param>
    /// <param name="low">Lower edge of the first bin.</param>
    /// <param name="high">Upper edge of the last bin, above <paramref name="low"/>.</param>
    /// <param name="title">Title with unit.</param>
    /// <exception cref="ArgumentException">No bins, or no finite range.</exception>
    public static Axis<double> Regular(int bins, double low, double high, string title = "") => new RegularAxis(bins, low, high, title);

    /// <summary>Bins between given edges.</summary>
    /// <param name="edges">Number of bins + 1, rising.</param>
    /// <param name="title">Title with unit.</param>
    /// <exception cref="ArgumentException">Fewer than two edges, or not rising.</exception>
    public static Axis<double> Variable(double[] edges, string title = "") => new VariableAxis(edges, title);

    /// <summary>Bins of equal width in the logarithm.</summary>
    /// <param name="bins">At least 1.</param>
    /// <param name="low">Lower edge of the first bin, above 0.</param>
    /// <param name="high">Upper edge of the last bin, above <paramref name="low"/>.</param>
    /// <param name="title">Title with unit.</param>
    /// <exception cref="ArgumentException">No bins, or no positive range.</exception>
    public static Axis<double> Log(int bins, double low, double high, string title = "") =>
        low > 0 && bins > 0
            ? new VariableAxis([.. Enumerable.Range(0, bins + 1).Select(i => i == 0 ? low : i == bins ? high : low * Math.Pow(high / low, (double)i / bins))], title)
            : throw new ArgumentException($"Axis '{title}': a logarithmic axis needs bins above 0 and a lower edge above 0, not {bins} and {low}.");

    /// <summary>One bin per integer.</summary>
    /// <param name="low">First.</param>
    /// <param name="high">One past the last.</param>
    /// <param name="title">Title.</param>
    /// <exception cref="ArgumentException">The range is empty.</exception>
    public static Axis<int> Integer(int low, int high, string title = "") => new IntegerAxis(low, high, title);

    /// <summary>Two bins, false and true.</summary>
    /// <param name="title">Title.</param>
    public static Axis<bool> Boolean(string title = "") => new BooleanAxis(title);

    /// <summary>One bin per value of an enum, in the order of its values.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="title">Title.</param>
    public static Axis<T> Categories<T>(string title = "")
        where T : struct, Enum => new EnumAxis<T>(title);

    /// <summary>One bin per text, in the order in which they are first filled.</summary>
    /// <param name="title">Title.</param>
    public static Axis<string> Categories(string title = "") => new StringAxis([], grows: true, title);

    /// <summary>One bin per text, and one for all others.</summary>
    /// <param name="names">All different.</param>
    /// <param name="title">Title.</param>
    /// <exception cref="ArgumentException">A text occurs twice.</exception>
    public static Axis<string> Categories(string[] names, string title = "") => new StringAxis(names, grows: false, title);

    /// <summary>Bins of equal width, whose range is found from the first events of the components before anything is split.</summary>
    /// <param name="bins">At least 1.</param>
    /// <param name="title">Title with unit.</param>
    public static Axis<double> Automatic(int bins, string title = "") => new AutomaticAxis(bins, title);
}
