namespace Heppy;

/// <summary>A text file that an analyzer writes line by line; lines are in the order of the entries, however the work is split.</summary>
/// <param name="name">Name of the file: <c>events.txt</c>.</param>
public sealed class TextOutput(string name) : ResultHandle(name)
{
    private readonly List<string> _lines = [];

    /// <summary>Appends a line; for shifted collections nothing is written.</summary>
    /// <param name="ev">The event being processed.</param>
    /// <param name="line">Without the end of the line.</param>
    public void Write(Event ev, string line)
    {
        MustBeAttached();
        if (ev.Universe < 0)
        {
            _lines.Add(line);
        }
    }

    internal override void Collect(AnalyzerResults into) => into.Texts.Add(new TextLines(Name, _lines));
}
