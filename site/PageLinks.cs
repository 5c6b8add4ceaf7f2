namespace Heppy.Site;

/// <summary>Where the files of the checkout are in the site.</summary>
/// <param name="pages">Titles of Markdown pages, by their paths in the checkout.</param>
/// <param name="pictures">Pictures.</param>
/// <param name="exists">Whether there is such a file or folder in the checkout.</param>
internal sealed class PageLinks(IReadOnlyDictionary<string, string> pages, IReadOnlyCollection<string> pictures, Func<string, bool> exists)
{
    private readonly HashSet<string> _pictures = [.. pictures];

    /// <summary>Path of a page in the site.</summary>
    internal static string PathOf(string page) => page.EndsWith("README.md", StringComparison.Ordinal) ? $"{page[..^"README.md".Length]}index.html" : Path.ChangeExtension(page, ".html");

    /// <summary>The link in the site for one in a page; null if it leads to a file that is not in the site, such as a source. One that leads nowhere stays as it is.</summary>
    /// <param name="page">The page with the link.</param>
    /// <param name="link">As it stands there.</param>
    internal string? Translate(string page, string link)
    {
        if (link.Contains("://", StringComparison.Ordinal) || link.StartsWith('#'))
        {
            return link;
        }

        string[] parts = link.Split('#', 2);
        string target = Resolve(page, parts[0]);
        string fragment = parts.Length > 1 ? $"#{parts[1]}" : "";
        return pages.ContainsKey(target) ? Relative(PathOf(page), PathOf(target)) + fragment : _pictures.Contains(target) || !exists(target) ? link : null;
    }

    /// <summary>The title of the page that a link leads to, or null.</summary>
    internal string? TitleOf(string page, string link) => pages.GetValueOrDefault(Resolve(page, link.Split('#')[0]));

    /// <summary>The link from one file of the site to another.</summary>
    internal static string Relative(string from, string to)
    {
        string[] above = from.Split('/')[..^1];
        string[] parts = to.Split('/');
        int common = above.Zip(parts[..^1]).TakeWhile(p => p.First == p.Second).Count();
        return string.Concat(Enumerable.Repeat("../", above.Length - common)) + string.Join('/', parts[common..]);
    }

    /// <summary>The file that a link of a file leads to.</summary>
    internal static string Resolve(string from, string link)
    {
        var path = new List<string>(from.Split('/')[..^1]);
        foreach (string part in link.Split('/'))
        {
            if (part == ".." && path.Count > 0)
            {
                path.RemoveAt(path.Count - 1);
            }
            else if (part != ".")
            {
                path.Add(part);
            }
        }

        return string.Join('/', path);
    }
}
