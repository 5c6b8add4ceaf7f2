using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace Heppy.Acceptance.Tests.Pages;

/// <summary>Somebody at a keyboard who does what a page says, in an empty folder.</summary>
/// <remarks>
/// <c>file: NAME</c> in a comment above a block: write the block to that file. <c>from: PATH</c>: the block stands, line by line, in that file of the checkout.
/// <c>picture: FILE</c>: the image below is that file, which the page has made. A block <c>console</c>: lines that begin with <c>$ </c> are typed, those with
/// <c>&gt; </c> are typed at a prompt, the others are the output, in which a line <c>...</c> stands for any lines.
/// </remarks>
internal sealed partial class PageSession(string home)
{
    private readonly Terminal _terminal = new(home);

    /// <summary>Whether there is something to do on a page.</summary>
    internal static bool IsFollowed(string page) => Step().Matches(page).Any(m => m.Groups["kind"].Value is "file" or "from" or "picture" || m.Groups["language"].Value == "console");

    /// <summary>Beginnings of blocks of C# that are neither written, run nor taken from a file.</summary>
    internal static IEnumerable<string> UnmarkedCode(string page) =>
        Step().Matches(page).Where(m => m.Groups["language"].Value == "csharp" && m.Groups["kind"].Length == 0).Select(m => m.Groups["text"].Value.Split('\n')[0]);

    /// <summary>Does what the page says.</summary>
    /// <returns>The page with what happened in place of what it says, where that is something else.</returns>
    internal string Follow(string page) => Step().Replace(page, step =>
    {
        string text = step.Groups["text"].Value;
        switch (step.Groups["kind"].Value)
        {
            case "file":
                _terminal.Write(step.Groups["name"].Value, text);
                return step.Value;
            case "from":
                ShouldStandIn(step.Groups["name"].Value, text);
                return step.Value;
            case "picture":
                ShouldBe(step.Groups["name"].Value, Path.Combine(Checkout.Root, "docs", step.Groups["image"].Value));
                return step.Value;
            default:
                return step.Groups["language"].Value == "console" ? step.Value.Replace(text, Type(text), StringComparison.Ordinal) : step.Value;
        }
    });

    private string Type(string block)
    {
        var now = new StringBuilder();
        string[] lines = block.TrimEnd('\n').Split('\n');
        for (int i = 0; i < lines.Length;)
        {
            Assert.StartsWith("$ ", lines[i], StringComparison.Ordinal);
            string command = lines[i][2..];
            for (i++; command.EndsWith('\\'); i++)
            {
                command += $"\n{lines[i]}";
            }

            int end = Array.FindIndex(lines, i, l => l.StartsWith("$ ", StringComparison.Ordinal));
            string[] said = lines[i..(end < 0 ? lines.Length : end)];
            i += said.Length;
            string[] typed = [.. said.Where(l => l.StartsWith("> ", StringComparison.Ordinal)).Select(l => l[2..])];
            string[] found = _terminal.Type(command, typed);
            now.Append($"$ {command}\n").AppendJoin("", Expectation.Merge(said, found).Select(l => $"{l}\n"));
        }

        return now.ToString();
    }

    private static void ShouldStandIn(string path, string text)
    {
        string[] lines = [.. File.ReadAllLines(Path.Combine(Checkout.Root, path)).Select(l => l.Trim())];
        int from = 0;
        foreach (string part in text.Split("// ...\n"))
        {
            string[] wanted = [.. part.Trim().Split('\n').Select(l => l.Trim())];
            int at = Enumerable.Range(from, Math.Max(0, lines.Length - wanted.Length - from + 1)).FirstOrDefault(i => lines.AsSpan(i, wanted.Length).SequenceEqual(wanted), -1);
            Assert.True(at >= 0, $"These lines do not stand in {path}:\n{part}");
            from = at + wanted.Length;
        }
    }

    private void ShouldBe(string made, string shown)
    {
        byte[] picture = File.ReadAllBytes(_terminal.PathOf(made));
        if (Environment.GetEnvironmentVariable("HEPPY_UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(shown)!);
            File.WriteAllBytes(shown, picture);
        }

        Assert.True(File.Exists(shown) && picture.AsSpan().SequenceEqual(File.ReadAllBytes(shown)), $"{shown} is not what the page makes.");
    }

    [GeneratedRegex("""(?:<!-- (?<kind>\w+): (?<name>[^\n]*?) -->\n)?(?:```(?<language>\w*)\n(?<text>.*?)```|!\[[^\]]*\]\((?<image>[^)]*)\))""", RegexOptions.Singleline)]
    private static partial Regex Step();
}
