using Xunit;

namespace Heppy.Graphs.Tests;

/// <summary>Compares a picture with the one that is kept in <c>golden</c>; HEPPY_UPDATE_GOLDEN=1 rewrites it.</summary>
internal static class Golden
{
    internal static void Matches(string name, string actual)
    {
        string kept = Path.Combine(Folder(), name);
        if (Environment.GetEnvironmentVariable("HEPPY_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(kept, actual);
            return;
        }

        Assert.True(File.Exists(kept) && File.ReadAllText(kept) == actual, $"{name} differs. If this is meant: HEPPY_UPDATE_GOLDEN=1, and look at the diff and at the picture. It is now:\n{actual}");
    }

    private static string Folder()
    {
        string? root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(Path.Combine(root, "Heppy.sln")))
        {
            root = Path.GetDirectoryName(root);
        }

        return Path.Combine(root ?? throw new InvalidOperationException("The tests do not run from inside the repository."), "tests/Graphs.Tests/golden");
    }
}
