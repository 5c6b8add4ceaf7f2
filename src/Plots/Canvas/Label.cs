namespace Heppy.Plots;

/// <summary>A text with superscripts, subscripts and symbols, as users of ROOT write them: <c>m_{#mu#mu} [GeV]</c>.</summary>
/// <remarks>
/// Known are <c>_{}</c>, <c>^{}</c>, <c>#sqrt{}</c>, <c>#bar{}</c>, <c>#hat{}</c>, <c>#tilde{}</c>, <c>#vec{}</c>, <c>#it{}</c>, <c>#bf{}</c>, Greek letters and
/// common signs; <c>\</c> may stand for <c>#</c>, and <c>$</c> is left out, so that <c>$p_{T}$</c> and <c>\mu</c> are understood as well.
/// </remarks>
public sealed class Label
{
    internal Label(string source, IReadOnlyList<LabelRun> runs, IReadOnlyList<LabelRule> rules, double width) =>
        (Source, Runs, Rules, Width) = (source, runs, rules, width);

    /// <summary>No text.</summary>
    public static Label Empty { get; } = Plain("");

    /// <summary>What was written.</summary>
    public string Source { get; }

    /// <summary>Its pieces in order.</summary>
    public IReadOnlyList<LabelRun> Runs { get; }

    /// <summary>Its lines.</summary>
    public IReadOnlyList<LabelRule> Rules { get; }

    /// <summary>Its width in sizes of the font, with the widths of Helvetica.</summary>
    public double Width { get; }

    /// <summary>Whether there is nothing to draw.</summary>
    public bool IsEmpty => Runs.Count == 0;

    /// <summary>A text with markup.</summary>
    /// <param name="text">The text.</param>
    public static Label Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().IndexOfAny("_^#\\$") < 0 ? Plain(text) : new LabelParser(text).Parse();
    }

    /// <summary>A text in which nothing is markup.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isBold">Bold.</param>
    /// <param name="isItalic">Italic.</param>
    public static Label Plain(string text, bool isBold = false, bool isItalic = false) => text.Length == 0
        ? new Label("", [], [], 0)
        : new Label(text, [new LabelRun(text, 1, 0, 0, isBold, isItalic)], [], FontWidths.Of(text, isBold));

    /// <summary>The text without its markup.</summary>
    public override string ToString() => string.Concat(Runs.Select(r => r.Text));
}
