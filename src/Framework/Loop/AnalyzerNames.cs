namespace Heppy;

/// <summary>Names of analyzers, unique in their sequence: <c>Class</c> or <c>Class_label</c>.</summary>
internal static class AnalyzerNames
{
    /// <summary>
    /// The label where there is one; else what is written, if the class occurs more than once; else a number. Two of one class with
    /// the same label keep the same name, which the plan reports.
    /// </summary>
    internal static string[] For(Analyzer[] analyzers)
    {
        string[] classes = [.. analyzers.Select(ClassOf)];
        var names = new string[analyzers.Length];
        for (int i = 0; i < analyzers.Length; i++)
        {
            string? suffix = analyzers[i].Label
                ?? (classes.Count(c => c == classes[i]) > 1 ? OutputOf(analyzers[i]) : null);
            names[i] = suffix is null ? classes[i] : $"{classes[i]}_{suffix}";
        }

        for (int i = 0; i < names.Length; i++)
        {
            for (int n = 2; analyzers[i].Label is null && names.AsSpan(0, i).Contains(names[i]); n++)
            {
                string next = $"{classes[i]}_{n}";
                names[i] = names.Contains(next) ? names[i] : next;
            }
        }

        return names;
    }

    /// <summary>For messages: <c>ParticleReader 'muons'</c>.</summary>
    internal static string Describe(Analyzer analyzer) =>
        (analyzer.Label ?? OutputOf(analyzer)) is { } label ? $"{ClassOf(analyzer)} '{label}'" : ClassOf(analyzer);

    /// <summary>The class without type arguments.</summary>
    internal static string ClassOf(Analyzer analyzer) => analyzer.GetType().Name.Split('`')[0];

    /// <summary>Name of its first product, or null.</summary>
    internal static string? OutputOf(Analyzer analyzer) =>
        HandleFields.Of(analyzer.GetType()).Select(f => f.GetValue(analyzer)).OfType<IOutput>().FirstOrDefault()?.Name;
}
