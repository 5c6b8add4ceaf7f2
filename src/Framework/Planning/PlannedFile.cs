namespace Heppy;

/// <summary>An input file with its identity.</summary>
/// <param name="Path">Absolute path, or <c>generator:NAME</c>.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Digest">SHA-256 of its footer.</param>
/// <param name="Entries">Entries in the file.</param>
/// <param name="FirstEntry">Entries of the component before this file.</param>
/// <param name="Index">Index in the component, from 0.</param>
/// <param name="Tree">Tree to read, if the component names one.</param>
public sealed record PlannedFile(string Path, long Size, string Digest, long Entries, long FirstEntry, int Index, string? Tree = null);
