namespace Heppy.Compilation;

/// <summary>A configuration, compiled and kept on disk.</summary>
public sealed record CompiledConfiguration
{
    /// <summary>Full path of the file that was compiled.</summary>
    public required string EntryPath { get; init; }

    /// <summary>Full path of the assembly.</summary>
    public required string AssemblyPath { get; init; }

    /// <summary>Full path of the portable debug information, which gives stack traces their lines.</summary>
    public string SymbolsPath => Path.ChangeExtension(AssemblyPath, ".pdb");

    /// <summary>The source files, the entry first.</summary>
    public required IReadOnlyList<SourceFile> Sources { get; init; }

    /// <summary>Full paths of the assemblies and native libraries that do not ship with the tools.</summary>
    public IReadOnlyList<string> ExtraAssemblies { get; init; } = [];

    /// <summary>Finds the line of what the configuration creates.</summary>
    public required SourceMap SourceMap { get; init; }

    /// <summary>Digest of the sources, the references and the options: 64 hexadecimal digits.</summary>
    public required string Key { get; init; }

    /// <summary>All bytes of the assembly.</summary>
    public byte[] ReadAssembly() => File.ReadAllBytes(AssemblyPath);

    /// <summary>All bytes of the debug information.</summary>
    public byte[] ReadSymbols() => File.ReadAllBytes(SymbolsPath);
}
