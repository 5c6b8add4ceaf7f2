using Xunit;

namespace Heppy.Acceptance.Tests.Pages;

/// <summary>
/// The pages of the documentation are followed as a reader would: files are written, commands typed in their order, outputs compared; HEPPY_UPDATE_GOLDEN=1
/// writes down what commands say now. <see cref="PageSession"/> says how a page marks what is what.
/// </summary>
public sealed class PageTests
{
    /// <summary>Pages whose C# is checked elsewhere: made from comments that are compiled, or parts of a configuration.</summary>
    private static readonly string[] Checked = ["analyzers.md", "plots.md"];

    /// <summary>Pages that take long, followed by <c>.ci/checks/long.sh</c>.</summary>
    private static readonly string[] Long = ["tutorial.md", "reading-a-failure.md", "samples.md"];

    public static IEnumerable<TheoryDataRow<string>> Followed => Pages.Where(p => PageSession.IsFollowed(File.ReadAllText(p))).Select(p => Path.GetFileName(p))
        .Select(p => new TheoryDataRow<string>(p) { Explicit = Long.Contains(p) });

    private static IEnumerable<string> Pages => Directory.GetFiles(Path.Combine(Checkout.Root, "docs"), "*.md").Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Followed))]
    public void A_page_that_is_followed_word_by_word_says_what_happens(string page)
    {
        string path = Path.Combine(Checkout.Root, "docs", page);
        string text = File.ReadAllText(path);
        using var folder = new TestFolder();

        string now = new PageSession(folder.Path).Follow(text);

        if (Environment.GetEnvironmentVariable("HEPPY_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, now);
            return;
        }

        Assert.Equal(text, now);
    }

    [Fact]
    public void The_tutorial_is_followed() => Assert.Contains(Followed, p => p.Data == "tutorial.md");

    [Fact]
    public void All_code_in_pages_is_run_or_taken_from_what_runs() => Assert.Empty(
        Pages.Where(p => !Checked.Contains(Path.GetFileName(p))).SelectMany(p => PageSession.UnmarkedCode(File.ReadAllText(p)).Select(c => $"{Path.GetFileName(p)}: {c}")));
}
