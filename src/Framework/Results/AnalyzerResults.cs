using Heppy.Physics;

namespace Heppy;

/// <summary>All results of one analyzer.</summary>
/// <param name="name">Name of the analyzer, and of the directory of its results.</param>
public sealed class AnalyzerResults(string name)
{
    /// <summary>Name of the analyzer, and of the directory of its results.</summary>
    public string Name => name;

    /// <summary>Cut flows, in the order of declaration.</summary>
    public List<CutFlow> CutFlows { get; } = [];

    /// <summary>Averages, in the order of declaration.</summary>
    public List<AverageContent> Averages { get; } = [];

    /// <summary>Histograms and profiles, in the order of declaration.</summary>
    public List<HistogramResult> Histograms { get; } = [];

    /// <summary>Text files, in the order of declaration.</summary>
    public List<TextLines> Texts { get; } = [];

    /// <summary>Processed luminosity sections, or null if the analyzer does not collect them.</summary>
    public ProcessedLumis? Lumis { get; set; }

    /// <summary>Names of the trees, in the order of declaration.</summary>
    public List<string> TreeNames { get; } = [];

    /// <summary>Rows of trees that are not written yet.</summary>
    internal List<ITreeRows> Trees { get; } = [];

    /// <summary>Whether there is nothing to write.</summary>
    public bool IsEmpty => CutFlows.Count + Averages.Count + Histograms.Count + Texts.Count + TreeNames.Count == 0 && Lumis is null;

    /// <summary>Adds the results of the entries that follow. Trees are not touched: their rows go straight to the file.</summary>
    /// <param name="later">Results of the same analyzer.</param>
    public void Merge(AnalyzerResults later)
    {
        for (int i = 0; i < CutFlows.Count; i++)
        {
            CutFlows[i].Merge(later.CutFlows[i]);
        }

        for (int i = 0; i < Averages.Count; i++)
        {
            Averages[i].Merge(later.Averages[i]);
        }

        for (int i = 0; i < Histograms.Count; i++)
        {
            Histograms[i].Merge(later.Histograms[i]);
        }

        if (later.Lumis is not null)
        {
            Lumis?.Merge(later.Lumis);
            Lumis ??= later.Lumis;
        }

        foreach (TextLines text in later.Texts)
        {
            TextLines? mine = Texts.Find(t => t.Name == text.Name);
            if (mine is null)
            {
                Texts.Add(text);
            }
            else
            {
                mine.Lines.AddRange(text.Lines);
            }
        }
    }

    /// <summary>Adds a tree.</summary>
    internal void AddTree(ITreeRows rows)
    {
        TreeNames.Add(rows.Name);
        Trees.Add(rows);
    }

    /// <summary>Names of the results.</summary>
    internal ResultIndex Index() => new()
    {
        Analyzer = Name,
        CutFlows = [.. CutFlows.Select(c => c.Name)],
        Averages = [.. Averages.Select(a => a.Name)],
        Histograms = [.. Histograms.Select(h => h.Name)],
        Texts = [.. Texts.Select(t => t.Name)],
        Trees = [.. TreeNames],
        Lumis = Lumis is null ? null : new LumiIndex(Lumis.MaskFile),
    };
}
