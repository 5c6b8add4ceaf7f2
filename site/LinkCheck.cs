using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Heppy.Site;

/// <summary>Whether every link within a site leads to a file, and to an anchor, that is there.</summary>
internal static partial class LinkCheck
{
    /// <summary>The links that lead nowhere, and the anchors that are there twice.</summary>
    /// <param name="site">Files by their paths.</param>
    internal static IReadOnlyList<string> Problems(IReadOnlyDictionary<string, byte[]> site)
    {
        Dictionary<string, string> pages = site.Where(f => f.Key.EndsWith(".html", StringComparison.Ordinal)).ToDictionary(f => f.Key, f => Encoding.UTF8.GetString(f.Value));
        Dictionary<string, string[]> anchors = pages.ToDictionary(p => p.Key, p => Anchor().Matches(p.Value).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).ToArray());
        var problems = new List<string>();
        foreach ((string page, string html) in pages)
        {
            problems.AddRange(anchors[page].GroupBy(a => a).Where(g => g.Count() > 1).Select(g => $"{page}: the anchor '{g.Key}' is there {g.Count()} times."));
            foreach (string link in Link().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Distinct())
            {
                if (link.Contains("://", StringComparison.Ordinal))
                {
                    continue;
                }

                string[] parts = link.Split('#', 2);
                string target = parts[0].Length == 0 ? page : PageLinks.Resolve(page, parts[0]);
                if (!site.ContainsKey(target))
                {
                    problems.Add($"{page}: the link {link} leads to {target}, which is not there.");
                }
                else if (parts.Length > 1 && !anchors.GetValueOrDefault(target, []).Contains(Uri.UnescapeDataString(parts[1])))
                {
                    problems.Add($"{page}: the link {link} leads to an anchor that {target} does not have.");
                }
            }
        }

        return problems;
    }

    [GeneratedRegex("""\sid="([^"]*)""")]
    private static partial Regex Anchor();

    [GeneratedRegex("""\s(?:href|src)="([^"]*)""")]
    private static partial Regex Link();
}
