using System.Globalization;
using Xunit;

namespace Heppy.Physics.Tests.JetsOf;

/// <summary>Events of the real data, and jets that FastJet found in them.</summary>
internal static class JetEvents
{
    /// <summary>The particles of an event: px py pz E.</summary>
    internal static P4[] Read(string name) =>
        [.. Numbers(name).Select(numbers => new P4(numbers[0], numbers[1], numbers[2], numbers[3]))];

    /// <summary>The lines of a file as numbers; skips the test where there are no data, fails it in CI.</summary>
    internal static double[][] Numbers(string name) => [.. File.ReadLines(Find(name)).Select(line => line.Trim())
        .Where(line => line.Length > 0 && line[0] != '#').Select(line => line
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray())];

    /// <summary>Names of all references that are there, without their extension.</summary>
    internal static IEnumerable<string> References() => Folder() is { } folder && Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*.ref").Select(path => Path.GetFileNameWithoutExtension(path))
        : [];

    private static string Find(string name)
    {
        string? path = Folder() is { } folder ? Path.Combine(folder, name) : null;
        if (path is not null && File.Exists(path))
        {
            return path;
        }

        string reason = $"No fastjet/{name}: set HEPPY_TEST_DATA, or put the data in ../shared/data.";
        Assert.False(Environment.GetEnvironmentVariable("CI") is { Length: > 0 }, reason);
        Assert.Skip(reason);
        return "";
    }

    private static string? Folder()
    {
        string? data = Environment.GetEnvironmentVariable("HEPPY_TEST_DATA") is { Length: > 0 } named
            ? named
            : Root() is { } root ? Path.GetFullPath(Path.Combine(root, "..", "shared", "data")) : null;
        return data is null ? null : Path.Combine(data, "fastjet");
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
