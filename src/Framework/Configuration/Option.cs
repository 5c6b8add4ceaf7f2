namespace Heppy;

/// <summary>An option that a configuration has.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Type">Name of its .NET type.</param>
/// <param name="Default">Value where it is not given.</param>
/// <param name="Value">Value in this run.</param>
/// <param name="Help">One line.</param>
public sealed record Option(string Key, string Type, string Default, string Value, string Help);
