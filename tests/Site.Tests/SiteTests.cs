using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace Heppy.Site.Tests;

public sealed partial class SiteTests
{
    private static readonly Lazy<IReadOnlyDictionary<string, byte[]>> Site = new(() => new SiteBuilder(Root()).Build());

    [Fact]
    public void Every_link_of_every_page_leads_somewhere() => Assert.Empty(LinkCheck.Problems(Site.Value));

    [Fact]
    public void All_pages_are_in_the_menu_or_linked_from_one_that_is()
    {
        string menu = Page("docs/index.html");

        Assert.All(Site.Value.Keys.Where(p => p.StartsWith("docs/", StringComparison.Ordinal) && p.EndsWith(".html", StringComparison.Ordinal) && p != "docs/index.html"),
            p => Assert.Contains($"<li><a href=\"{p["docs/".Length..]}\"", menu, StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_is_fetched_from_elsewhere() => Assert.All(
        Site.Value.Where(f => f.Key.EndsWith(".html", StringComparison.Ordinal)), f => Assert.DoesNotMatch(Elsewhere(), Encoding.UTF8.GetString(f.Value)));

    [Fact]
    public void A_page_has_its_captions_colours_commands_and_contents()
    {
        string page = Page("docs/tutorial.html");

        Assert.Contains("<p class=\"file\">selection.cs</p>", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"k\">public</span> <span class=\"k\">override</span>", page, StringComparison.Ordinal);
        Assert.Contains("<b>heppy new Zmumu</b>", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"install.html\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<!-- ", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_reference_has_options_and_the_comments_of_types()
    {
        Assert.Contains("--dry-run", Page("reference/heppy.html"), StringComparison.Ordinal);
        string analyzer = Page("reference/Framework/Analyzer.html");
        Assert.Contains("One step of a sequence", analyzer, StringComparison.Ordinal);
        Assert.Matches("<h3 id=\"Process[^\"]*\">", analyzer);
        Assert.Single(Regex.Matches(Page("reference/Framework/Histogram-1.html"), "A one-dimensional weighted histogram"));
        Assert.Contains("<a href=\"Column-1.html\"><code>Column</code></a>", analyzer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[the plots](plots.md)", "<a href=\"plots.html\">the plots</a>")]
    [InlineData("[plots.md](plots.md#style)", "<a href=\"plots.html#style\">Figures</a>")]
    [InlineData("[above](../README.md)", "<a href=\"../index.html\">above</a>")]
    [InlineData("[`Event`](../src/Event.cs)", "<p><code>Event</code></p>")]
    [InlineData("[gone](../src/Gone.cs)", "<a href=\"../src/Gone.cs\">gone</a>")]
    [InlineData("[far](https://example.org)", "<a href=\"https://example.org\">far</a>")]
    public void Links_lead_to_pages_of_the_site_and_those_to_sources_are_text(string markdown, string html)
    {
        var links = new PageLinks(new Dictionary<string, string> { ["docs/plots.md"] = "Figures", ["README.md"] = "Start" }, [], p => p == "src/Event.cs");

        Assert.Contains(html, MarkdownPage.Read("docs/page.md", $"# Page\n\n{markdown}\n", links).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<a href=\"b.html\">", null)]
    [InlineData("<a href=\"b.html#there\">", null)]
    [InlineData("<a href=\"#here\">", null)]
    [InlineData("<a href=\"https://example.org/x\">", null)]
    [InlineData("<a href=\"c.html\">", "is not there")]
    [InlineData("<img src=\"c.svg\">", "is not there")]
    [InlineData("<a href=\"b.html#elsewhere\">", "does not have")]
    [InlineData("<a href=\"#elsewhere\">", "does not have")]
    [InlineData("<p id=\"here\">", "2 times")]
    public void A_link_that_leads_nowhere_is_found(string html, string? problem)
    {
        var site = new Dictionary<string, byte[]> { ["a.html"] = Encoding.UTF8.GetBytes($"<p id=\"here\">{html}"), ["b.html"] = "<p id=\"there\">"u8.ToArray() };

        IReadOnlyList<string> problems = LinkCheck.Problems(site);

        if (problem is null)
        {
            Assert.Empty(problems);
        }
        else
        {
            Assert.Contains(problem, Assert.Single(problems), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_folder_with_other_files_is_not_touched()
    {
        string folder = Directory.CreateTempSubdirectory("heppy-site-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "mine.txt"), "mine");
            Assert.Equal(ExitCode.OutputDirectory, SiteCommand.Run([folder]));
            Assert.Equal(["mine.txt"], Directory.GetFileSystemEntries(folder).Select(Path.GetFileName));

            string site = Path.Combine(folder, "site");
            Assert.Equal(ExitCode.Success, SiteCommand.Run([site]));
            File.WriteAllText(Path.Combine(site, "old.html"), "of an earlier version");
            Assert.Equal(ExitCode.Success, SiteCommand.Run([site]));
            Assert.True(File.Exists(Path.Combine(site, "index.html")));
            Assert.False(File.Exists(Path.Combine(site, "old.html")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Page(string path) => Encoding.UTF8.GetString(Site.Value[path]);

    private static string Root()
    {
        string? at = AppContext.BaseDirectory;
        while (at is not null && !File.Exists(Path.Combine(at, "Heppy.sln")))
        {
            at = Path.GetDirectoryName(at);
        }

        return at ?? throw new InvalidOperationException("not inside a checkout");
    }

    [GeneratedRegex("""(?:src|<link[^>]*href)="\w+:""")]
    private static partial Regex Elsewhere();
}
