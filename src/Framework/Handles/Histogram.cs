namespace Heppy;

/// <summary>A one-dimensional weighted histogram: <c>new("mll", Axis.Regular(60, 60, 120, "m_{ll} [GeV]"))</c>.</summary>
/// <typeparam name="T1">Type of what is filled.</typeparam>
/// <param name="name">Its name.</param>
/// <param name="x">Its axis.</param>
/// <param name="title">Its title.</param>
public sealed class Histogram<T1>(string name, Axis<T1> x, string title = "") : HistogramHandle(name, title, x)
{
    /// <summary>Fills once with the weight of the event. NaN goes to overflow, and is counted for the log.</summary>
    /// <param name="ev">The event being processed.</param>
    /// <param name="value">Value, in the unit of the axis.</param>
    public void Fill(Event ev, T1 value)
    {
        CountNaN(value);
        int bin = x.Index(value);
        Add(ev, bin);
    }

    /// <summary>Fills once with the weight of the event times a factor.</summary>
    /// <param name="ev">The event being processed.</param>
    /// <param name="value">Value, in the unit of the axis.</param>
    /// <param name="factor">Further weight.</param>
    public void Fill(Event ev, T1 value, double factor)
    {
        CountNaN(value);
        int bin = x.Index(value);
        Add(ev, bin, factor);
    }
}

/// <summary>A two-dimensional weighted histogram.</summary>
/// <typeparam name="T1">Type filled on the first axis.</typeparam>
/// <typeparam name="T2">Type filled on the second axis.</typeparam>
/// <param name="name">Its name.</param>
/// <param name="x">First axis.</param>
/// <param name="y">Second axis.</param>
/// <param name="title">Its title.</param>
public sealed class Histogram<T1, T2>(string name, Axis<T1> x, Axis<T2> y, string title = "") : HistogramHandle(name, title, x, y)
{
    /// <summary>Fills once with the weight of the event. NaN goes to overflow, and is counted for the log.</summary>
    /// <param name="ev">The event being processed.</param>
    /// <param name="value1">Value on the first axis.</param>
    /// <param name="value2">Value on the second axis.</param>
    public void Fill(Event ev, T1 value1, T2 value2)
    {
        CountNaN(value1, value2);
        int i = x.Index(value1);
        int j = y.Index(value2);
        Add(ev, Flat(i, j));
    }
}

/// <summary>A three-dimensional weighted histogram.</summary>
/// <typeparam name="T1">Type filled on the first axis.</typeparam>
/// <typeparam name="T2">Type filled on the second axis.</typeparam>
/// <typeparam name="T3">Type filled on the third axis.</typeparam>
/// <param name="name">Its name.</param>
/// <param name="x">First axis.</param>
/// <param name="y">Second axis.</param>
/// <param name="z">Third axis.</param>
/// <param name="title">Its title.</param>
public sealed class Histogram<T1, T2, T3>(string name, Axis<T1> x, Axis<T2> y, Axis<T3> z, string title = "")
    : HistogramHandle(name, title, x, y, z)
{
    /// <summary>Fills once with the weight of the event. NaN goes to overflow, and is counted for the log.</summary>
    /// <param name="ev">The event being processed.</param>
    /// <param name="value1">Value on the first axis.</param>
    /// <param name="value2">Value on the second axis.</param>
    /// <param name="value3">Value on the third axis.</param>
    public void Fill(Event ev, T1 value1, T2 value2, T3 value3)
    {
        CountNaN(value1, value2, value3);
        int i = x.Index(value1);
        int j = y.Index(value2);
        int k = z.Index(value3);
        Add(ev, Flat(i, j, k));
    }
}
