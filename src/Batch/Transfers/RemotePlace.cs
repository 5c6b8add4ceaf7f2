using System.Text.RegularExpressions;

namespace Heppy.Batch;

/// <summary>A URL, or a plain path, in its parts.</summary>
/// <param name="Scheme">What stands before the colon; empty for a plain path.</param>
/// <param name="Server"><c>host:port</c>; may be empty.</param>
/// <param name="Path">The path, with one <c>/</c> at its beginning.</param>
internal sealed partial record RemotePlace(string Scheme, string Server, string Path)
{
    /// <summary>Takes a URL apart.</summary>
    /// <exception cref="UserError">It is neither a URL nor an absolute path.</exception>
    internal static RemotePlace Of(string url)
    {
        if (url.StartsWith('/'))
        {
            return new RemotePlace("", "", url);
        }

        Match parts = Form().Match(url);
        return parts.Success
            ? new RemotePlace(parts.Groups["scheme"].Value, parts.Groups["server"].Value, "/" + parts.Groups["path"].Value.TrimStart('/'))
            : throw new UserError($"-r {url}: not a path, nor a URL with an absolute path such as root://eos.example.org//eos/user/results.");
    }

    /// <summary>Whether a text begins like a URL.</summary>
    internal static bool IsUrl(string text) => Form().IsMatch(text) || Beginning().IsMatch(text);

    /// <summary>Whether it is on a file system that is seen here.</summary>
    internal bool IsLocal => Scheme is "" or "file";

    [GeneratedRegex(@"\A(?<scheme>[A-Za-z][A-Za-z0-9+.\-]*):(//(?<server>[^/]*))?(?<path>/.*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9+.\-]*:", RegexOptions.CultureInvariant)]
    private static partial Regex Beginning();
}
