using System.Security.Cryptography;
using Xunit;

namespace Heppy.Acceptance.Tests.SameBytes;

/// <summary>The results in a directory: every file but what tells of time and place.</summary>
internal static class Results
{
    private static readonly string[] _ofTimeAndPlace = ["log.txt", "manifest.json", "chunk.json", "plan.json"];

    /// <summary>Digest and length of each file of the merged or unsplit components, by path in the directory.</summary>
    internal static IReadOnlyDictionary<string, string> Of(string outdir)
    {
        var results = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string component in Directory.EnumerateDirectories(outdir))
        {
            string name = Path.GetFileName(component);
            if (name.StartsWith('.') || name == "Chunks" || name.Contains("_Chunk", StringComparison.Ordinal))
            {
                continue;
            }

            foreach (string file in Directory.EnumerateFiles(component, "*", SearchOption.AllDirectories).Where(f => !_ofTimeAndPlace.Contains(Path.GetFileName(f))))
            {
                byte[] bytes = File.ReadAllBytes(file);
                results[Path.GetRelativePath(outdir, file)] = $"{bytes.Length} bytes {Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}";
            }
        }

        return results;
    }

    /// <summary>Fails the test, with the names of the files that differ, unless both are the same.</summary>
    internal static void ShouldBeSame(IReadOnlyDictionary<string, string> expected, IReadOnlyDictionary<string, string> actual)
    {
        string[] different =
        [
            .. expected.Keys.Union(actual.Keys).Order(StringComparer.Ordinal)
                .Where(k => expected.GetValueOrDefault(k) != actual.GetValueOrDefault(k))
                .Select(k => $"{k}: {expected.GetValueOrDefault(k) ?? "missing"}, now {actual.GetValueOrDefault(k) ?? "missing"}"),
        ];
        Assert.True(different.Length == 0, $"{different.Length} of {expected.Count} files differ:\n{string.Join('\n', different)}");
        Assert.NotEmpty(expected);
    }

    /// <summary>Results of one component.</summary>
    internal static IReadOnlyDictionary<string, string> Only(this IReadOnlyDictionary<string, string> all, string component) =>
        all.Where(p => p.Key.StartsWith(component + "/", StringComparison.Ordinal)).ToDictionary(p => p.Key, p => p.Value);
}
