namespace Heppy.Analyzers;

/// <summary>A correction has no value for its inputs: out of range, unknown category, wrong number or type.</summary>
/// <param name="message">Which correction, which input, and what it was.</param>
public sealed class CorrectionException(string message) : Exception(message);
