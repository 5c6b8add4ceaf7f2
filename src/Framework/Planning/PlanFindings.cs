namespace Heppy;

/// <summary>Mistakes and remarks found while planning: all are reported at once.</summary>
/// <param name="locator">Knows the lines of the configuration.</param>
internal sealed class PlanFindings(ISourceLocator? locator)
{
    private readonly List<(List<string> Components, string Text)> _problems = [];
    private readonly List<string> _warnings = [];

    /// <summary>Remarks, in the order found.</summary>
    internal IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Number of mistakes.</summary>
    internal int Count => _problems.Count;

    internal void Warning(string text)
    {
        if (!_warnings.Contains(text))
        {
            _warnings.Add(text);
        }
    }

    internal void Problem(string text)
    {
        if (!_problems.Any(p => p.Text == text))
        {
            _problems.Add(([], text));
        }
    }

    internal void Problem(Component component, string text) =>
        Problem($"{component.Name}{(locator?.Declaration(component.Name) is { } line ? $" ({line})" : "")}: {text.TrimEnd('.')}.");

    /// <summary>Reports a mistake that is the same in several components once, naming them.</summary>
    internal void Problem(Component component, Sequence sequence, int analyzer, string text)
    {
        string full = $"{Describe(sequence, analyzer)} {text.TrimEnd('.')}.";
        if (_problems.Find(p => p.Text == full && p.Components.Count > 0).Components is not { } components)
        {
            _problems.Add((components = [], full));
        }

        if (!components.Contains(component.Name))
        {
            components.Add(component.Name);
        }
    }

    /// <summary><c>ParticleReader 'muons', analysis.cs:28</c>.</summary>
    internal string Describe(Sequence sequence, int analyzer)
    {
        Analyzer what = sequence.Analyzers[analyzer];
        string name = AnalyzerNames.ClassOf(what);
        int occurrence = sequence.Analyzers.Take(analyzer).Count(a => AnalyzerNames.ClassOf(a) == name);
        string[] literals = [.. new[] { what.Label, AnalyzerNames.OutputOf(what) }.OfType<string>()];
        string? line = locator?.Find(name, literals, occurrence);
        return AnalyzerNames.Describe(what) + (line is null ? "" : $", {line}");
    }

    /// <summary>Ends the planning if there are mistakes.</summary>
    /// <exception cref="UserError">All of them.</exception>
    internal void ThrowIfAny()
    {
        if (_problems.Count > 0)
        {
            IEnumerable<string> lines = _problems.Select(p => p.Components.Count == 0 ? p.Text : $"{string.Join(", ", p.Components)}: {p.Text}");
            throw new UserError(string.Join("\n", lines) + (_problems.Count == 1 ? " Nothing was run." : $"\n{_problems.Count} problems. Nothing was run."));
        }
    }
}
