namespace Heppy.Batch;

/// <summary>A file to write beside a job.</summary>
/// <param name="Name">File name.</param>
/// <param name="Text">Content, with <c>\n</c>.</param>
/// <param name="Executable">Whether it is a program.</param>
public sealed record ScriptFile(string Name, string Text, bool Executable);
