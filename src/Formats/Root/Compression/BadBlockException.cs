namespace Heppy.Formats.Root.Compression;

/// <summary>A block that its codec refuses; the message says why.</summary>
internal sealed class BadBlockException(string message, Exception? inner = null) : Exception(message, inner);
