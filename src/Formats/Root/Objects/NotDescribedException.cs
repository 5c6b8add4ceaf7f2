namespace Heppy.Formats.Root.Objects;

/// <summary>An object whose class the file does not describe, or describes in a way that is not understood.</summary>
internal sealed class NotDescribedException(string message) : Exception(message);
