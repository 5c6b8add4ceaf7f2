namespace Heppy.Analyzers;

/// <summary>A part of a JSON document is not what it should be.</summary>
/// <param name="path">Where: <c>$.corrections[3].data</c>.</param>
/// <param name="message">What is wrong.</param>
internal sealed class WrongJson(string path, string message) : FormatException($"{path} {message}")
{
    /// <summary>Where.</summary>
    internal string Path => path;
}
