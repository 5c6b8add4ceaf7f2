using Xunit;

namespace Heppy.Samples.Tests;

public class NewTests
{
    [Fact]
    public void A_new_analysis_passes_its_test_runs_and_is_merged()
    {
        using var folder = new TestFolder();

        string made = Sample.Succeed("heppy", "new", folder["Zmumu"]);
        string tested = Sample.Succeed("heppy", "run", folder["Zmumu/test.cs"]);
        Sample.Succeed("heppy", folder["Out"], folder["Zmumu/analysis"], "--hadd");

        Assert.StartsWith($"{folder["Zmumu"]}: analysis.cs, selection.cs, test.cs, README.md\nnext: cd {folder["Zmumu"]} && heppy run test.cs", made, StringComparison.Ordinal);
        Assert.EndsWith("3 right, 0 wrong.\n", tested, StringComparison.Ordinal);
        Assert.Matches(@"two muons of opposite charge +15989 ", File.ReadAllText(folder["Out/Zmumu/DiMuon/cut_flow.txt"]));
        Assert.Contains($"\"heppy\": \"{typeof(Plan).Assembly.GetName().Version!.ToString(3)}\"", File.ReadAllText(folder["Out/Zmumu/summary.json"]), StringComparison.Ordinal);
        string readme = File.ReadAllText(folder["Zmumu/README.md"]);
        Assert.StartsWith("# Zmumu\n", readme, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", readme, StringComparison.Ordinal);
    }

    [Fact]
    public void A_selection_that_was_spoilt_fails_its_test()
    {
        using var folder = new TestFolder();
        Sample.Succeed("heppy", "new", folder["Zmumu"]);
        string path = folder["Zmumu/selection.cs"];
        File.WriteAllText(path, File.ReadAllText(path).Replace("if (!pair.Pass(", "if (pair.Pass(", StringComparison.Ordinal).Replace("Pdg.Z.Mass", "10", StringComparison.Ordinal));

        (int code, string output) = Sample.Run("heppy", "run", folder["Zmumu/test.cs"]);

        Assert.Equal(1, code);
        Assert.Contains("WRONG: events from 90 to 91 GeV: 0, expected 1\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "exists already", "there")]
    [InlineData(2, "there is no folder", "nowhere/Zmumu")]
    [InlineData(1, "is the name of a file", "analysis.cs")]
    [InlineData(1, "it contains ' '", "my analysis")]
    [InlineData(1, "it starts with '.'", ".hidden")]
    [InlineData(1, "it contains ';'", "a;b")]
    [InlineData(1, "needs a name")]
    public void A_name_that_cannot_be_is_refused_and_nothing_is_made(int expected, string message, params string[] name)
    {
        using var folder = new TestFolder();
        Directory.CreateDirectory(folder["there"]);

        (int code, string output) = Sample.Run("heppy", ["new", .. name.Select(n => folder[n])]);

        Assert.Equal(expected, code);
        Assert.Contains(message, output, StringComparison.Ordinal);
        Assert.Equal(folder["there"], Assert.Single(Directory.GetFileSystemEntries(folder["."])).Replace("/./", "/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("new")]
    [InlineData("doctor")]
    [InlineData("run")]
    public void A_directory_may_be_called_as_a_command_is(string name)
    {
        using var folder = new TestFolder();

        // Not the first word, or a path: both mean the directory.
        Sample.Succeed("heppy", "-N", "10", $"{folder["."]}/{name}", Sample.PathOf("first/first.cs"));

        Assert.True(File.Exists(folder[$"{name}/plan.json"]));
    }

    [Fact]
    public void The_arguments_of_a_program_are_its_own()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder["words.cs"], "Console.WriteLine(string.Join('|', args));\nreturn args.Length;\n");

        (int code, string output) = Sample.Run("heppy", "run", folder["words.cs"], "--help", "-x", "--", "two words", "");

        Assert.Equal((5, "--help|-x|--|two words|\n"), (code, output));
        Assert.StartsWith("Compiles and runs a C# program", Sample.Succeed("heppy", "run", "--help"), StringComparison.Ordinal);
    }

    [Fact]
    public void Pools_work_in_a_program_that_heppy_runs() =>
        Assert.Single(Sample.Succeed("heppy", "run", Sample.PathOf("pool/pool.cs"), "synchronous", "threads").Split('\n').Where(l => l.Length > 13).Select(l => l[13..]).Distinct());
}
