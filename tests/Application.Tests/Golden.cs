using System.Runtime.CompilerServices;
using Xunit;

namespace Heppy.Application.Tests;

/// <summary>Compares a text with the one that is kept beside the test; HEPPY_UPDATE_GOLDEN=1 rewrites
/// it.</summary>
internal static class Golden
{
    public static void Matches(string name, string actual, [CallerFilePath] string caller = "")
    {
        // The path of the caller starts with /_/, which stands for the repository.
        string kept = Path.Combine(Repository.Root, Path.GetDirectoryName(caller)!.TrimStart('/', '_'), name);
        if (Environment.GetEnvironmentVariable("HEPPY_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(kept, actual);
            return;
        }

        string expected = File.Exists(kept) ? File.ReadAllText(kept) : "";
        Assert.True(expected == actual, $"{name} differs. If this is meant: HEPPY_UPDATE_GOLDEN=1. Now:\n{actual}");
    }
}
