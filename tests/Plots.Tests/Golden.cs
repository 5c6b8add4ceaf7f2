using Xunit;

namespace Heppy.Plots.Tests;

/// <summary>Compares a figure with the one that is kept in <c>golden</c>; HEPPY_UPDATE_GOLDEN=1 rewrites it.</summary>
internal static class Golden
{
    private static string Folder { get; } = Path.Combine(Root(), "tests/Plots.Tests/golden");

    internal static void Matches(string name, string actual)
    {
        string kept = Path.Combine(Folder, name);
        if (Environment.GetEnvironmentVariable("HEPPY_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(kept, actual);
            return;
        }

        string expected = File.Exists(kept) ? File.ReadAllText(kept) : "";
        if (expected != actual)
        {
            string now = Path.Combine(Path.GetTempPath(), name);
            File.WriteAllText(now, actual);
            Assert.Fail($"{name} differs; it is now {now}. Look at both. If this is meant: HEPPY_UPDATE_GOLDEN=1.");
        }
    }

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Heppy.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests do not run from inside the repository.");
    }
}
