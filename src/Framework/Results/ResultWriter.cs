namespace Heppy;

/// <summary>Lets an analyzer add text at the end of a range.</summary>
public sealed class ResultWriter
{
    private readonly AnalyzerResults _results;

    internal ResultWriter(AnalyzerResults results) => _results = results;

    /// <summary>Appends lines to a text file of the analyzer; files of several ranges are joined in the order of the entries.</summary>
    /// <param name="file">Name of the file.</param>
    /// <param name="lines">The lines.</param>
    public void Text(string file, params IEnumerable<string> lines)
    {
        TextLines? known = _results.Texts.FirstOrDefault(t => t.Name == file);
        if (known is null)
        {
            _results.Texts.Add(known = new TextLines(file, []));
        }

        known.Lines.AddRange(lines);
    }
}
