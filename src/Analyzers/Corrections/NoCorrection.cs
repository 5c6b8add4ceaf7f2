namespace Heppy.Analyzers;

/// <summary>A node has no value for an input; the correction says it with names.</summary>
/// <param name="input">Index of the input.</param>
/// <param name="message">Why.</param>
internal sealed class NoCorrection(int input, string message) : Exception(message)
{
    /// <summary>Index of the input.</summary>
    internal int Input => input;
}
