using System.Security.Cryptography;
using System.Text;
using Heppy.Commands;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Heppy.Compilation;

/// <summary>Compiles configurations: C# files that are also file-based apps for <c>dotnet run</c>.</summary>
/// <remarks>Unchanged sources are not compiled again: the result is kept under a digest of all that it
/// depends on.</remarks>
/// <param name="cache">Where compiled configurations are kept.</param>
public sealed class ConfigurationCompiler(CompilationCache cache)
{
    private const string Kind = "configurations";
    private const string Format = "1";

    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>Compiles a configuration, or finds it compiled.</summary>
    /// <param name="path">The file; <c>.cs</c> may be left out.</param>
    /// <param name="options">How; the defaults if null.</param>
    /// <exception cref="UserError">There is no such file.</exception>
    /// <exception cref="CompilationFailed">It does not compile, or its lambdas share state.</exception>
    public CompiledConfiguration Compile(string path, CompilerOptions? options = null)
    {
        options ??= new CompilerOptions();
        string here = options.CurrentDirectory;
        string entry = ConfigurationFile.Find(path, here);
        var sources = ConfigurationSources.Read(entry, here);
        var settings = CompilerSettings.From(sources.Directives, here);
        var extras = settings.ForSdk.Count == 0
            ? []
            : new SdkDependencies(cache, options).Resolve(entry, settings.ForSdk);
        string key = Key(cache, sources.Files, settings, extras, options.AllPublic);
        string folder = cache.Entry(Kind, key);
        if (options.Warnings is null && StoredConfiguration.Read(folder, key, sources.Files) is { } stored)
        {
            return stored;
        }

        CompiledConfiguration? Find(string at) => StoredConfiguration.Read(at, key, sources.Files);
        string name = $"{Path.GetFileNameWithoutExtension(entry)}-{key[..12]}";
        string final = cache.Store(
            Kind, key, draft => Build(draft, name, sources.Files, settings, extras, options), at => Find(at) is not null);
        return Find(final)
            ?? throw new UserError($"what was just written to {final} is damaged. Is the disk full?");
    }

    private static void Build(
        string folder, string name, IReadOnlyList<SourceFile> files, CompilerSettings settings,
        IReadOnlyList<string> extras, CompilerOptions options)
    {
        var parse = CSharpParseOptions.Default
            .WithLanguageVersion(settings.LanguageVersion)
            .WithFeatures([new("FileBasedProgram", "true")])
            .WithPreprocessorSymbols(settings.SymbolList);
        var trees = files.Select(f => CSharpSyntaxTree.ParseText(
            SourceText.From(f.ReadText(), Encoding.UTF8), parse, f.Path)).ToList();
        var compilation = CSharpCompilation.Create(
            name,
            trees.Select(t => options.AllPublic ? PublicTypes.Rewrite(t) : t),
            References(extras),
            new CSharpCompilationOptions(
                OutputKind.ConsoleApplication,
                optimizationLevel: OptimizationLevel.Release,
                checkOverflow: settings.CheckOverflow,
                allowUnsafe: settings.AllowUnsafe,
                nullableContextOptions: settings.Nullable,
                deterministic: true));
        if (settings.ImplicitUsings)
        {
            compilation = compilation.AddSyntaxTrees(
                CSharpSyntaxTree.ParseText(ImplicitUsings, parse, "GlobalUsings.g.cs", Encoding.UTF8));
        }

        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        var emitted = compilation.Emit(
            assembly, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        var diagnostics = emitted.Success
            ? emitted.Diagnostics.AddRange(SharedStateCheck.Run(compilation))
            : emitted.Diagnostics;
        Report(diagnostics, files[0].Path, options, compilation);
        StoredConfiguration.Write(
            folder, name, assembly.ToArray(), symbols.ToArray(), SourceMapBuilder.Build(trees), extras, SelectionText.Digest(files));
    }

    private static void Report(IEnumerable<Diagnostic> diagnostics, string entry, CompilerOptions options, CSharpCompilation compilation)
    {
        var meant = new MeantName(compilation);
        var ordered = diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning)
            .Where(d => d.Id is not ("CS1701" or "CS1702" or "CS8019"))
            .OrderBy(d => d.Location.SourceTree is null ? 0 : 1)
            .ThenBy(d => d.Location.SourceTree?.FilePath != entry)
            .ThenBy(d => d.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(d => d.Location.SourceSpan.Start)
            .Select(d => (d.Severity, Line: CompilerText.Format(d, entry, options.CurrentDirectory) + (d.Id == "CS5001" ? NoProgram(entry) : meant.Of(d))))
            .ToList();
        foreach (var (_, line) in ordered.Where(d => d.Severity == DiagnosticSeverity.Warning))
        {
            options.Warnings?.Write($"{line}\n");
        }

        string[] errors = [.. ordered.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Line).Distinct()];
        if (errors.Length > 0)
        {
            throw new CompilationFailed(errors);
        }
    }

    /// <summary>What a file without a program may be.</summary>
    private static string NoProgram(string entry) => ". This file has no 'return Application.Run(...)': "
        + (NeighbourFiles.Including(entry) is { } other ? $"{other} includes it, run that." : "perhaps another file includes it (#:include), run that.");

    private static IEnumerable<MetadataReference> References(IReadOnlyList<string> extras) =>
        ShippedAssemblies.References.Concat(extras.Where(SdkDependencies.IsManaged).Select(p => MetadataReference.CreateFromFile(p)));

    /// <summary>Digest of everything that the assembly depends on; full paths belong to it, stack traces show
    /// them.</summary>
    private static string Key(
        CompilationCache cache, IReadOnlyList<SourceFile> files, CompilerSettings settings, IReadOnlyList<string> extras, bool allPublic)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string text)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }

        Add($"{Format} {allPublic} {settings with { ForSdk = [] }}");
        foreach (var file in files)
        {
            Add(file.Path);
            hash.AppendData(BitConverter.GetBytes(file.Content.Length));
            hash.AppendData(file.Content.Span);
        }

        foreach (string identity in ShippedAssemblies.Identities(cache)
            .Concat(ShippedAssemblies.Identities(extras.Where(SdkDependencies.IsManaged))))
        {
            Add(identity);
        }

        extras.ToList().ForEach(Add);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
