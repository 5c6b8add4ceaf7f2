using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using System.Security.Cryptography;
using System.Text;
using Heppy.Compilation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Heppy.Drawing;

/// <summary>Compiles the loops that are made of expressions; what was compiled before is found in the cache of configurations.</summary>
/// <param name="cache">The cache.</param>
internal sealed class ExpressionCompiler(CompilationCache cache)
{
    private const string Kind = "expressions";
    private const string AssemblyFile = "drawn.dll";
    private const string DigestFile = "drawn.sha256";
    private const int MostErrors = 3;
    private readonly Dictionary<string, Func<DrawLoop>> _made = new(StringComparer.Ordinal);

    /// <summary>Compiles a loop.</summary>
    /// <param name="code">Its code.</param>
    /// <returns>Makes an instance of it.</returns>
    /// <exception cref="UserError">An expression does not compile; shown with a caret.</exception>
    internal Func<DrawLoop> Compile(GeneratedText code)
    {
        string text = code.ToString();
        string key = Key(text);
        if (!_made.TryGetValue(key, out Func<DrawLoop>? make))
        {
            _made.Add(key, make = Load(Find(cache.Entry(Kind, key)) ?? Build(code, text, key)));
        }

        return make;
    }

    private static string Key(string text) => Digest(Encoding.UTF8.GetBytes(
        string.Join('\n', ShippedAssemblies.Identities(ShippedAssemblies.Paths.Values.Where(IsNeeded)).Prepend(text))));

    /// <summary>Whether the code depends on an assembly: on those of heppy, and with the version of the runtime on the others.</summary>
    private static bool IsNeeded(string path) => Path.GetFileName(path) is var name && (name.StartsWith("Heppy.", StringComparison.Ordinal) || name == "System.Private.CoreLib.dll");

    private static byte[]? Find(string folder)
    {
        try
        {
            byte[] assembly = File.ReadAllBytes(Path.Combine(folder, AssemblyFile));
            return File.ReadAllText(Path.Combine(folder, DigestFile)) == Digest(assembly) ? assembly : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private byte[] Build(GeneratedText code, string text, string key)
    {
        byte[] assembly = Emit(code, text);
        try
        {
            cache.Store(Kind, key, draft =>
            {
                File.WriteAllBytes(Path.Combine(draft, AssemblyFile), assembly);
                File.WriteAllText(Path.Combine(draft, DigestFile), Digest(assembly));
            }, folder => Find(folder) is not null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next call compiles again.
        }

        return assembly;
    }

    private static byte[] Emit(GeneratedText code, string text)
    {
        var parse = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14);
        var compilation = CSharpCompilation.Create(
            "Drawn", [CSharpSyntaxTree.ParseText(text, parse)], ShippedAssemblies.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, deterministic: true));
        using var assembly = new MemoryStream();
        Diagnostic[] errors = [.. compilation.Emit(assembly).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).OrderBy(d => d.Location.SourceSpan.Start)];
        return errors.Length == 0 ? assembly.ToArray() : throw Explain(code, text, errors);
    }

    private static Exception Explain(GeneratedText code, string text, Diagnostic[] errors)
    {
        string[] messages = [.. errors.Select(e => (Error: e, Origin: code.Origin(e.Location.SourceSpan))).Where(e => e.Origin is not null)
            .Select(e => e.Origin!.Value.From.Message(e.Origin.Value.Span.Start, e.Origin.Value.Span.Length, Say(e.Error))).Distinct()];
        return messages.Length > 0
            ? new UserError(string.Join('\n', messages.Take(MostErrors)))
            : new InvalidOperationException($"What was made of the expressions does not compile: {errors[0]}\n{text}");
    }

    private static string Say(Diagnostic error)
    {
        string message = error.GetMessage(CultureInfo.InvariantCulture);
        int ours = message.IndexOf("is obsolete: '", StringComparison.Ordinal);
        string said = ours >= 0 ? message[(ours + 14)..].TrimEnd('\'') : message;
        return $"{said.TrimEnd('.')}.";
    }

    private static Func<DrawLoop> Load(byte[] assembly)
    {
        // In a context of its own: there may be several of the same name in a process.
        var context = new AssemblyLoadContext("expressions");
        ConstructorInfo constructor = context.LoadFromStream(new MemoryStream(assembly)).GetType("Drawn")!.GetConstructor([])!;
        return () => (DrawLoop)constructor.Invoke([]);
    }

    private static string Digest(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
