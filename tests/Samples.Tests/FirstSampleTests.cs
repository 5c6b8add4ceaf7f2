using System.Text.RegularExpressions;
using Xunit;

namespace Heppy.Samples.Tests;

public partial class FirstSampleTests
{
    [Fact]
    public void The_first_sample_gives_a_merged_cut_flow_and_histogram()
    {
        using var folder = new TestFolder();

        Sample.Succeed("heppy", folder["Out"], Sample.PathOf("first/first.cs"));
        string check = Sample.Succeed("heppy-check", [.. Directory.GetDirectories(folder["Out"], "*Chunk*")]);
        string merged = Sample.Succeed("heppy-hadd", folder["Out"]);

        Assert.StartsWith("all 4 chunks are good.\nnext: heppy-hadd ", check, StringComparison.Ordinal);
        string flow = File.ReadAllText(folder["Out/Zmumu/DiMuon/cut_flow.txt"]);
        Assert.Matches(@"events reaching DiMuon +20000 \t 1\.00 \t 1\.0000", flow);
        Assert.Matches(@"two muons of opposite charge +15989 ", flow);
        string readme = File.ReadAllText(Path.Combine(Sample.Root, "README.md"));
        Assert.Contains(flow, readme, StringComparison.Ordinal);
        Assert.Contains(merged[merged.IndexOf("component ", StringComparison.Ordinal)..], readme, StringComparison.Ordinal);
        Assert.Contains("\"mass\"", File.ReadAllText(folder["Out/Zmumu/DiMuon/histograms.json"]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_smallest_analysis_has_less_than_forty_lines() =>
        Assert.InRange(File.ReadAllLines(Sample.PathOf("first/first.cs")).Length, 1, 39);

    [Fact]
    public void The_readme_and_the_pages_show_samples_as_they_are()
    {
        string[] pages = [Path.Combine(Sample.Root, "README.md"), .. Directory.GetFiles(Path.Combine(Sample.Root, "docs"), "*.md")];
        Match[] shown = [.. pages.SelectMany(p => Shown().Matches(File.ReadAllText(p)))];

        Assert.Contains(shown, m => m.Groups[1].Value == "samples/first/first.cs");
        Assert.Contains(shown, m => m.Groups[1].Value == "samples/pool/pool.cs");
        Assert.All(shown, m => Assert.Equal(File.ReadAllText(Path.Combine(Sample.Root, m.Groups[1].Value)), m.Groups[2].Value));
    }

    [Fact]
    public void Every_command_of_the_readme_is_one_that_exists()
    {
        using var folder = new TestFolder();
        string readme = File.ReadAllText(Path.Combine(Sample.Root, "README.md"));
        string[] lines = [.. readme.Split('\n').Where(l => l.StartsWith("    bin/heppy", StringComparison.Ordinal)).Select(l => l.Trim())];
        Assert.True(lines.Length >= 4, "the README starts with commands");
        foreach (string line in lines)
        {
            string[] words = line.Split(' ');
            string[] arguments = [.. words[1..].SelectMany(w => Expand(w, folder))];
            Sample.Succeed(Path.GetFileName(words[0]), arguments);
        }
    }

    private static string[] Expand(string word, TestFolder folder) =>
        word.StartsWith("samples/", StringComparison.Ordinal) ? [Path.Combine(Sample.Root, word)]
        : word.EndsWith("*Chunk*", StringComparison.Ordinal) ? Directory.GetDirectories(folder[Path.GetDirectoryName(word)!], "*Chunk*")
        : word.StartsWith('-') ? [word]
        : [folder[word]];

    [GeneratedRegex(@"<!-- sample: (\S+) -->\n```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Shown();
}
