namespace Heppy;

/// <summary>Which way a quantity is moved by a systematic uncertainty.</summary>
public enum Shift
{
    /// <summary>Not at all.</summary>
    Nominal,

    /// <summary>Up by one standard deviation.</summary>
    Up,

    /// <summary>Down by one standard deviation.</summary>
    Down,
}
