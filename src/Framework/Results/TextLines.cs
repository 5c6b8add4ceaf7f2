namespace Heppy;

/// <summary>A text file, line by line, in the order of the entries.</summary>
/// <param name="Name">Name of the file.</param>
/// <param name="Lines">The lines, without their ends.</param>
public sealed record TextLines(string Name, List<string> Lines);
