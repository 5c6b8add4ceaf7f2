namespace Heppy.Drawing;

/// <summary>What a terminal, or a file, can show.</summary>
/// <param name="Width">Columns.</param>
/// <param name="IsUnicode">Whether there are blocks and lines, not letters alone.</param>
/// <param name="HasColor">Whether there are colours.</param>
internal sealed record TextLook(int Width, bool IsUnicode, bool HasColor)
{
    private static readonly string[] Colors = ["34", "31", "32", "35", "36", "33"];

    /// <summary>A text in the colour of a series.</summary>
    internal string Colored(string text, int series) => HasColor ? $"\u001b[{Colors[series % Colors.Length]}m{text}\u001b[0m" : text;
}
