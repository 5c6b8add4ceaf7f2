namespace Heppy;

/// <summary>Components that are drawn as one.</summary>
/// <param name="Title">Its title in legends, with markup: <c>t#bar{t}</c>.</param>
public sealed record PlotGroup(string Title)
{
    /// <summary>Names of its components; <c>*</c> and <c>?</c> are wildcards.</summary>
    public IReadOnlyList<string> Components { get; init; } = [];

    /// <summary>What they are; by default data where all of them are data, else part of the stack.</summary>
    public PlotRole? Role { get; init; }

    /// <summary>Colour as <c>#rrggbb</c>; by default the next one of the palette.</summary>
    public string? Color { get; init; }

    /// <summary>Factor that a signal is drawn with, noted in the legend.</summary>
    public double Scale { get; init; } = 1;

    internal string? Problem =>
        Components.Count == 0 ? $"group '{Title}' has no Components"
        : Color is { } c && !IsColor(c) ? $"group '{Title}': Color '{c}' is not of the form #rrggbb"
        : !(Scale > 0 && double.IsFinite(Scale)) ? $"group '{Title}': Scale {Scale} must be above 0"
        : Scale != 1 && Role != PlotRole.Signal ? $"group '{Title}': only a signal has a Scale"
        : null;

    private static bool IsColor(string text) => text.Length == 7 && text[0] == '#' && text.Skip(1).All(char.IsAsciiHexDigit);
}
