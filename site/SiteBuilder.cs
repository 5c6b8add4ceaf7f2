using System.Reflection;
using System.Text;

namespace Heppy.Site;

/// <summary>All files of the site, in memory: a page of the checkout is where it is there, with <c>.html</c> for <c>.md</c> and <c>index</c> for <c>README</c>.</summary>
/// <param name="root">The checkout.</param>
internal sealed class SiteBuilder(string root)
{
    /// <summary>Pages that are not in <c>docs</c>.</summary>
    private static readonly string[] Others = ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "benchmarks/RESULTS.md"];

    /// <summary>Makes the site.</summary>
    /// <returns>Files by their paths, with <c>/</c>.</returns>
    internal IReadOnlyDictionary<string, byte[]> Build()
    {
        Dictionary<string, string> pages = Others.Where(p => File.Exists(Path.Combine(root, p))).Concat(Files("docs", "*.md")).ToDictionary(p => p, p => File.ReadAllText(Path.Combine(root, p)));
        string[] pictures = Directory.Exists(Path.Combine(root, "docs/images")) ? [.. Files("docs/images", "*")] : [];
        var links = new PageLinks(pages.ToDictionary(p => p.Key, p => p.Value.Split('\n')[0].TrimStart('#', ' ')), pictures, p => Path.Exists(Path.Combine(root, p)));
        var content = new List<PageContent>();
        foreach ((string path, string text) in pages)
        {
            content.Add(MarkdownPage.Read(path, text, links));
        }

        IReadOnlyList<PageContent> commands = CommandPages.Make();
        IReadOnlyList<PageContent> libraries = new LibraryPages().Make();
        content.AddRange(commands);
        content.AddRange(libraries);
        content.Add(ReferenceIndex.Make(commands, libraries));

        Navigation navigation = Navigation.Read(pages["docs/README.md"], links);
        var template = new Template(Resource("page.html"), navigation);
        var site = new SortedDictionary<string, byte[]>(StringComparer.Ordinal) { ["style.css"] = Encoding.UTF8.GetBytes(Resource("style.css")) };
        foreach (PageContent page in content)
        {
            site.Add(page.Path, Encoding.UTF8.GetBytes(template.Fill(page)));
        }

        foreach (string picture in pictures)
        {
            site.Add(picture, File.ReadAllBytes(Path.Combine(root, picture)));
        }

        return site;
    }

    private IEnumerable<string> Files(string folder, string pattern) =>
        Directory.GetFiles(Path.Combine(root, folder), pattern).Select(f => $"{folder}/{Path.GetFileName(f)}").Order(StringComparer.Ordinal);

    private static string Resource(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
