namespace Heppy;

/// <summary>Consecutive entries of one file.</summary>
/// <param name="File">Index of the file in its component.</param>
/// <param name="First">First entry in the file.</param>
/// <param name="Count">Number of entries.</param>
public readonly record struct EntryRange(int File, long First, long Count);
