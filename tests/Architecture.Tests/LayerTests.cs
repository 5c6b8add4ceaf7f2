using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Xunit;

namespace Heppy.Architecture.Tests;

/// <summary>Each library uses those above it in ARCHITECTURE.md, and the packages that are its own; nothing else.</summary>
public class LayerTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Physics"] = [],
        ["Framework"] = ["Physics"],
        ["Formats"] = ["Framework", "Physics", "K4os.Compression.LZ4", "Parquet", "SharpCompress", "Snappier", "System.IO.Hashing", "ZstdSharp"],
        ["Analyzers"] = ["Framework", "Physics", "MathNet.Numerics"],
        ["Plots"] = ["Framework", "Physics", "MathNet.Numerics"],
        ["PlotsSkia"] = ["Plots", "Framework", "Physics", "SkiaSharp"],
        ["Fits"] = ["Framework", "Physics", "Plots"],
        ["Report"] = ["Framework", "Physics", "Plots", "Scriban.Signed"],
        ["Batch"] = ["Framework", "Physics", "Scriban.Signed"],
        ["Pools"] = ["Framework", "Physics", "Batch"],
        ["Graphs"] = ["Framework", "Physics", "Batch", "Pools", "Plots"],
        ["Lazy"] = ["Framework", "Physics", "Formats", "Pools", "Graphs", "System.Numerics.Tensors"],
        ["Application"] = [.. Above("Application"), "CommandLine", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.CSharp.Scripting", "Microsoft.CodeAnalysis.Scripting", "Spectre.Console", "Spectre.Console.Ansi"],
        ["Status"] = [.. Above("Application"), "Application", "CommandLine", "Scriban.Signed", "Spectre.Console", "Spectre.Console.Ansi", "Microsoft.AspNetCore", "Microsoft.Extensions"],
        ["Rehearsal"] = [],
    };

    public static TheoryData<string> Libraries => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_uses_what_is_above_it_and_its_own_packages_only(string library) =>
        Assert.All(References(FileOf(library)), used => Assert.Contains(Allowed[library], a => used == a || (a.StartsWith("Microsoft.", StringComparison.Ordinal) && used.StartsWith(a + ".", StringComparison.Ordinal))));

    [Fact]
    public void Every_library_has_its_layer()
    {
        string[] folders = [.. Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(f => Path.GetFileName(f)!).Where(n => n != "Tools").Order(StringComparer.Ordinal)];

        Assert.Equal(folders, Allowed.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_page_names_every_layer()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "ARCHITECTURE.md"));

        Assert.All(Allowed.Keys, library => Assert.Contains($"\n    {library} ", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Programs_hold_one_line_each() => Assert.All(
        Directory.GetFiles(Path.Combine(Repository.Root, "src", "Tools"), "*.cs", SearchOption.AllDirectories),
        file => Assert.Single(File.ReadAllLines(file)));

    private static string[] Above(string library) =>
        [.. new[] { "Physics", "Framework", "Formats", "Analyzers", "Plots", "PlotsSkia", "Fits", "Report", "Batch", "Pools", "Graphs", "Lazy" }.Where(l => l != library)];

    private static string FileOf(string library) =>
        Path.Combine(AppContext.BaseDirectory, library == "Rehearsal" ? "heppy-rehearsal.dll" : $"Heppy.{library}.dll");

    /// <summary>What an assembly uses beyond the base class library; those of heppy by the name of their folder.</summary>
    private static IEnumerable<string> References(string file)
    {
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        using FileStream stream = File.OpenRead(file);
        using var image = new PEReader(stream);
        MetadataReader metadata = image.GetMetadataReader();
        return
        [
            .. metadata.AssemblyReferences.Select(r => metadata.GetString(metadata.GetAssemblyReference(r).Name))
                .Where(n => !File.Exists(Path.Combine(runtime, $"{n}.dll")))
                .Select(n => n.StartsWith("Heppy.", StringComparison.Ordinal) ? n["Heppy.".Length..] : n),
        ];
    }
}
