using Xunit;

namespace Heppy.Samples.Tests;

/// <summary>Finds the real data: <c>HEPPY_TEST_DATA</c>, else <c>../shared/data</c>.</summary>
internal static class RealData
{
    /// <summary>Path of a file; the test is skipped where there are no data, and fails where <c>CI</c> is set.</summary>
    internal static string PathOf(string name)
    {
        string root = Environment.GetEnvironmentVariable("HEPPY_TEST_DATA") ?? Path.GetFullPath(Path.Combine(Sample.Root, "..", "shared", "data"));
        string path = Path.Combine(root, name);
        bool isThere = File.Exists(path);
        Assert.True(isThere || Environment.GetEnvironmentVariable("CI") is null, $"{path} is missing");
        Assert.SkipUnless(isThere, $"no real data: {path} is missing; set HEPPY_TEST_DATA");
        return path;
    }
}
