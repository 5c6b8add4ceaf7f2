using System.Runtime.CompilerServices;
using Xunit;

namespace Heppy.Application.Tests;

/// <summary>Compares a text with the one that is kept beside the test; HEPPY_UPDATE_GOLDEN=1 rewrites
/// it.</summary>
internal static class Golden
{
    public static void Matches(string name, string actual, [CallerFilePath] string caller = "")
    {
        string folder = Path.GetFileName(Path.GetDirectoryName(caller)!);
        string kept = Path.Combine(AppContext.BaseDirectory, folder, name);
        if (Environment.GetEnvironmentVariable("HEPPY_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(Path.Combine(Repository.Root, "tests/Application.Tests", folder, name), actual);
            return;
        }

        string expected = File.Exists(kept) ? File.ReadAllText(kept) : "";
        Assert.True(expected == actual, $"{name} differs. If this is meant: HEPPY_UPDATE_GOLDEN=1. Now:\n{actual}");
    }
}
