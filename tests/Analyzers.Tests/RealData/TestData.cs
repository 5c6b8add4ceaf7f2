using Xunit;

namespace Heppy.Analyzers.Tests.RealData;

/// <summary>Finds the real data, which are not part of the repository.</summary>
internal static class TestData
{
    internal const string Collisions = "adl/Run2012B_SingleMu-1000.parquet";
    internal const string Simulation = "cms/nano_dy.parquet";

    /// <summary>A component with one data file; skips the test where there are no data, and fails it in CI.</summary>
    internal static DataComponent Component(string relative) => new("real") { Files = [Find(relative)] };

    /// <summary>Full path of a data file.</summary>
    internal static string Find(string relative)
    {
        string? folder = Environment.GetEnvironmentVariable("HEPPY_TEST_DATA") is { Length: > 0 } named
            ? named
            : Root() is { } root ? Path.GetFullPath(Path.Combine(root, "..", "shared", "data")) : null;
        string? path = folder is null ? null : Path.Combine(folder, relative);
        if (path is not null && File.Exists(path))
        {
            return path;
        }

        string reason = $"No {relative}: set HEPPY_TEST_DATA, or put the data in ../shared/data.";
        Assert.False(Environment.GetEnvironmentVariable("CI") is { Length: > 0 }, reason);
        Assert.Skip(reason);
        return "";
    }

    private static string? Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Heppy.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName;
    }
}
