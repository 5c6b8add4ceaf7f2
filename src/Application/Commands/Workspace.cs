using Heppy.Batch;
using Heppy.Compilation;
using Heppy.Events;
using Heppy.Formats.Parquet;
using Heppy.Formats.Root;
using Heppy.Formats.Uhi;
using Heppy.Storage;

namespace Heppy.Commands;

/// <summary>What all commands need: formats, file operations, the identity of the tools.</summary>
internal static class Workspace
{
    private static readonly ParquetFormat Parquet = new();
    private static readonly RootFormat Root = new();

    /// <summary>File operations.</summary>
    internal static IFileLayer Files { get; } = new PosixFiles();

    /// <summary>Formats of results.</summary>
    /// <param name="trees">That of ntuples and skims.</param>
    internal static ResultFormats Formats(TreeFormat trees) => new(new UhiFormat(), trees == TreeFormat.Root ? Root : Parquet, new RootHistogramExport());

    /// <summary>Opens input files.</summary>
    internal static Inputs Inputs() => new([Parquet, Root], new FooterCache(Path.Combine(CompilationCache.Choose().Folder, "footers")), Travel.Where);

    /// <summary>Opens input files, and remembers nothing of them.</summary>
    internal static Inputs Unremembered() => new([Parquet, Root], new FooterCache(null));

    /// <summary>Keeps the large outputs of a run that was submitted with <c>-r</c>; null for others.</summary>
    /// <param name="run">The run.</param>
    internal static IRemoteStore? StoreOf(RunDirectory run) => File.Exists(run.StorePath) ? new TransferStore(JsonFiles.Read<StoreRecord>(run.StorePath)) : null;

    /// <summary>Identity of the tools: the name of the folder they were published to, or the version and a digest of the assemblies.</summary>
    internal static string Tool { get; } = ToolIdentity.Current();
}
