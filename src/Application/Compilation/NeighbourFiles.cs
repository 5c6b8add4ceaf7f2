using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Heppy.Compilation;

/// <summary>C# files beside one, for hints: what may have been forgotten to include, or is the analysis that includes it.</summary>
internal static class NeighbourFiles
{
    private const int MostFiles = 100;

    /// <summary>Name of a file that declares a type, has no program of its own, and is not compiled; null if there is none.</summary>
    /// <param name="path">The file beside which it may be.</param>
    /// <param name="type">Name of the type.</param>
    /// <param name="compilation">What is compiled.</param>
    internal static string? WithType(string path, string type, CSharpCompilation compilation)
    {
        HashSet<string> compiled = [.. compilation.SyntaxTrees.Select(t => t.FilePath)];
        return Of(path).Where(n => !compiled.Contains(n.Path) && n.Text.Contains(type, StringComparison.Ordinal))
            .Where(n => Declares(CSharpSyntaxTree.ParseText(n.Text).GetCompilationUnitRoot(), type))
            .Select(n => Path.GetFileName(n.Path)).FirstOrDefault();
    }

    /// <summary>Name of a file that includes one, or null.</summary>
    /// <param name="path">The included file.</param>
    internal static string? Including(string path) => Of(path)
        .Where(n => n.Text.Split('\n').Any(l => l.StartsWith("#:include", StringComparison.Ordinal) && l["#:include".Length..].Trim() == Path.GetFileName(path)))
        .Select(n => Path.GetFileName(n.Path)).FirstOrDefault();

    private static bool Declares(CompilationUnitSyntax unit, string type) =>
        !unit.Members.OfType<GlobalStatementSyntax>().Any() && unit.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Any(d => d.Identifier.ValueText == type);

    private static IEnumerable<(string Path, string Text)> Of(string path)
    {
        try
        {
            return [.. Directory.EnumerateFiles(Path.GetDirectoryName(path)!, "*.cs").Where(f => f != path).Order(StringComparer.Ordinal).Take(MostFiles).Select(f => (f, File.ReadAllText(f)))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A hint less.
            return [];
        }
    }
}
