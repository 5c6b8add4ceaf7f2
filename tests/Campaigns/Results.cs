using System.Security.Cryptography;

namespace Heppy.Campaigns;

/// <summary>The results of merged or unsplit components, without what tells of time and place.</summary>
internal static class Results
{
    private static readonly string[] OfTimeAndPlace = ["log.txt", "manifest.json", "chunk.json", "job.json", "batchScript.sh", "batch.log"];

    /// <summary>A line for each file, with its digest.</summary>
    internal static string Of(string outdir) => string.Join('\n', Directory.EnumerateDirectories(outdir)
        .Where(c => !Path.GetFileName(c).StartsWith('.') && !Path.GetFileName(c).Contains("_Chunk", StringComparison.Ordinal) && File.Exists(Path.Combine(c, "summary.json")))
        .SelectMany(c => Directory.EnumerateFiles(c, "*", SearchOption.AllDirectories))
        .Select(f => (Path: f, Name: Path.GetRelativePath(outdir, f)))
        .Where(f => !OfTimeAndPlace.Contains(Path.GetFileName(f.Path)) && !f.Name.Contains("/.", StringComparison.Ordinal))
        .OrderBy(f => f.Name, StringComparer.Ordinal)
        .Select(f => $"{f.Name} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f.Path)))[..16]}"));

    /// <summary>The lines in which two differ.</summary>
    internal static string Difference(string expected, string actual)
    {
        string[] was = expected.Split('\n');
        string[] now = actual.Split('\n');
        return string.Join('\n', was.Except(now).Take(5).Select(l => $"- {l}").Concat(now.Except(was).Take(5).Select(l => $"+ {l}")));
    }
}
