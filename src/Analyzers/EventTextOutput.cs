using System.Globalization;

namespace Heppy.Analyzers;

/// <summary>Writes run, luminosity block and event number of each event that reaches it: a list to compare with colleagues.</summary>
/// <example>
/// <code>
/// new EventTextOutput { File = "selected.txt", Label = "signal" }
/// </code>
/// </example>
public sealed class EventTextOutput : Analyzer
{
    private TextOutput? _text;

    /// <summary>Name of the file.</summary>
    /// <value><c>events.txt</c>.</value>
    public string File { get; init; } = "events.txt";

    /// <inheritdoc/>
    protected override IEnumerable<Handle> FurtherHandles => [_text ??= new TextOutput(File)];

    /// <inheritdoc/>
    public override bool Process(Event ev)
    {
        ArgumentNullException.ThrowIfNull(ev);
        _text!.Write(ev, string.Create(CultureInfo.InvariantCulture, $"{ev.Run}:{ev.Lumi}:{ev.Number}"));
        return true;
    }
}
