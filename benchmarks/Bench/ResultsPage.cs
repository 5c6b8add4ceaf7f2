using System.Text;

namespace Heppy.Benchmarks;

/// <summary>The page of results: a section for each benchmark, in the order of their names.</summary>
/// <param name="path">Where it is, if it is there.</param>
internal sealed class ResultsPage(string path)
{
    private const string Head = "# Results of the benchmarks\n\nWritten by `bin/bench NAME...`; [docs/performance.md](../docs/performance.md) says what is measured and how to read it. "
        + "Ratios are those of pairs of passes in one run (median, least to greatest); times say little elsewhere.\n";

    /// <summary>Puts a section where it belongs, in place of the one that was there.</summary>
    /// <param name="name">Its heading.</param>
    /// <param name="body">What it says.</param>
    public void Replace(string name, string body)
    {
        var sections = new SortedDictionary<string, string>(StringComparer.Ordinal);
        string text = File.Exists(path) ? File.ReadAllText(path) : "";
        foreach (string section in text.Split("\n## ").Skip(1))
        {
            string[] parts = section.Split('\n', 2);
            sections[parts[0]] = parts[1];
        }

        sections[name] = $"\n{body.TrimEnd()}\n";
        string page = Head + string.Concat(sections.Select(s => $"\n## {s.Key}\n{s.Value.TrimEnd()}\n"));
        File.WriteAllText(path, page, new UTF8Encoding(false));
    }
}
