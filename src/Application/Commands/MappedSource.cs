using Heppy.Compilation;

namespace Heppy.Commands;

/// <summary>Lines of the configuration, found by what is created there.</summary>
internal sealed class MappedSource(SourceMap map) : ISourceLocator
{
    /// <inheritdoc/>
    public string? Find(string className, IReadOnlyCollection<string> literals, int occurrence) =>
        map.Find(className, literals, occurrence)?.ToString();

    /// <inheritdoc/>
    public string? Declaration(string name) => map.Creations.FirstOrDefault(c => c.Literals.Contains(name) && c.TypeName.EndsWith("Component", StringComparison.Ordinal))?.Location.ToString();
}
