namespace Heppy.Formats.Parquet;

/// <summary>A value is sound but not what was asked for; its message is complete already.</summary>
internal sealed class UnreadableValueException(string message) : Exception(message);
