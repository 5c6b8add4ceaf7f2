using System.Reflection;
using System.Text;
using Xunit;

namespace Heppy.Architecture.Tests;

/// <summary>What the libraries promise to others: a change of it is seen in a diff, and made on purpose.</summary>
public class PublicApiTests
{
    [Theory]
    [InlineData("Physics")]
    [InlineData("Framework")]
    [InlineData("Formats")]
    [InlineData("Analyzers")]
    [InlineData("Pools")]
    [InlineData("Graphs")]
    [InlineData("Lazy")]
    [InlineData("Application")]
    public void Public_members_change_on_purpose_only(string library)
    {
        string actual = PublicMembers.Of(Assembly.Load($"Heppy.{library}"));
        string path = Path.Combine(Repository.Root, "tests", "Architecture.Tests", "api", $"Heppy.{library}.txt");
        if (Environment.GetEnvironmentVariable("HEPPY_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual);
            return;
        }

        string difference = Difference(File.Exists(path) ? File.ReadAllText(path) : "", actual);
        Assert.True(difference.Length == 0, $"The public members of Heppy.{library} have changed:\n{difference}If this is meant, say so in CHANGELOG.md and accept it: HEPPY_UPDATE_GOLDEN=1 dotnet test --project tests/Architecture.Tests");
    }

    [Fact]
    public void A_change_is_shown_with_the_type_that_it_is_in() => Assert.Equal(
        "class B\n-     Int32 Two { get; }\n+     Int64 Two { get; }\n",
        Difference("class A\n    Int32 Two { get; }\nclass B\n    Int32 Two { get; }\n", "class A\n    Int32 Two { get; }\nclass B\n    Int64 Two { get; }\n"));

    /// <summary>Lines that are gone and lines that are new, by type.</summary>
    private static string Difference(string before, string after)
    {
        (string Type, string Line)[] old = [.. Members(before)];
        (string Type, string Line)[] now = [.. Members(after)];
        var text = new StringBuilder();
        foreach (string type in old.Concat(now).Select(m => m.Type).Distinct())
        {
            string[] a = [.. old.Where(m => m.Type == type).Select(m => m.Line)];
            string[] b = [.. now.Where(m => m.Type == type).Select(m => m.Line)];
            string[] lines = [.. a.Except(b).Select(l => $"- {l}"), .. b.Except(a).Select(l => $"+ {l}")];
            text.Append(lines.Length == 0 ? "" : $"{type}\n{string.Join('\n', lines)}\n");
        }

        return text.ToString();
    }

    private static IEnumerable<(string Type, string Line)> Members(string text)
    {
        string type = "";
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            type = line.StartsWith(' ') ? type : line;
            yield return (type, line);
        }
    }
}
