using System.Globalization;
using System.Text.Json;
using Heppy.Events;
using Heppy.Formats.Root;
using Heppy.Formats.Tests.Parquet;
using Xunit;
using RandomTrees = Heppy.Formats.Tests.Parquet.Trees;

namespace Heppy.Formats.Tests.Root.Writing;

/// <summary>
/// Files for other programs to read, with what they must find there: kept in <c>HEPPY_WRITTEN_ROOT</c> for .ci/checks/jsroot-written.sh.
/// </summary>
public sealed class WrittenFilesTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(RootCompression.None)]
    [InlineData(RootCompression.Zlib)]
    [InlineData(RootCompression.Zstd)]
    public void Trees_in_several_clusters(RootCompression compression)
    {
        ColumnBuffer[] columns = RandomTrees.Fill(WrittenTrees.Schema, 300, seed: 7);
        byte[] bytes = WrittenTrees.Write(WrittenTrees.Schema, columns, 64, compression);
        string path = _folder.Write("tree.root", bytes);
        using IEventFile file = new RootFormat().Open(path);
        Assert.Equal([64, 64, 64, 64, 44], file.Footer.RowGroups);
        Keep($"tree_{compression}".ToLowerInvariant(), bytes, columns.ToDictionary(
            c => c.Name,
            c => new { type = $"{Conversions.ElementOf(c.ValueType)}", list = c.IsJagged, rows = Decoded.Rows(c).Select(row => row.Select(Text).ToArray()).ToArray() }));
    }

    /// <summary>A value that is compared as it stands: numbers in the shortest form that reads back.</summary>
    internal static string Text(object? value) => value switch
    {
        bool b => b ? "true" : "false",
        float f => ((double)f).ToString("R", CultureInfo.InvariantCulture),
        double d => d.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>Keeps a file and what is expected of it, if somebody asks for them.</summary>
    internal static void Keep(string name, byte[] bytes, object expected)
    {
        if (Environment.GetEnvironmentVariable("HEPPY_WRITTEN_ROOT") is { Length: > 0 } folder)
        {
            File.WriteAllBytes(Path.Combine(folder, name + ".root"), bytes);
            File.WriteAllText(Path.Combine(folder, name + ".json"), JsonSerializer.Serialize(expected));
        }
    }
}
