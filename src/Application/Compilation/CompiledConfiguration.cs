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

    /// <summary>What <see cref="Commands.SelectionText"/> says of the sources, if it was asked when they were compiled.</summary>
    internal string? SelectionDigest { get; init; }

    /// <summary>Keeps everything that is needed to run it again, with its sources, in a folder of a
    /// run.</summary>
    /// <param name="folder">A folder that does not exist or is empty.</param>
    public void Save(string folder) => PinnedConfiguration.Save(this, folder);

    /// <summary>Reads what <see cref="Save"/> kept; nothing else of this machine is needed.</summary>
    /// <param name="folder">The folder of the run.</param>
    /// <exception cref="UserError">A file is missing or was edited; exit code <see
    /// cref="ExitCode.Conflict"/>.</exception>
    public static CompiledConfiguration Open(string folder) => PinnedConfiguration.Open(folder);

    /// <summary>All bytes of the assembly.</summary>
    public byte[] ReadAssembly() => File.ReadAllBytes(AssemblyPath);

    /// <summary>All bytes of the debug information.</summary>
    public byte[] ReadSymbols() => File.ReadAllBytes(SymbolsPath);
}
