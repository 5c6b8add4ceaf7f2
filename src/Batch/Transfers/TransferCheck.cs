namespace Heppy.Batch;

/// <summary>What a transfer profile must hold beyond its properties: templates and regular expressions that can be read, checksums that can be computed.</summary>
internal static class TransferCheck
{
    internal static void Check(TransferProfile profile, string file, string text)
    {
        foreach ((string property, string template) in Templates(profile))
        {
            SiteTemplate.Of($"{file}: the template \"{property}\"", template);
        }

        Expression("missing", profile.Missing, file, text);
        foreach (string? pattern in (string?[])[profile.Size.Pattern, profile.Checksum?.Pattern])
        {
            if (pattern is not null && !Expression("pattern", pattern, file, text).Contains("value"))
            {
                throw new UserError($"{file}:{SiteReader.LineOf(text, "pattern")}: {pattern} has no group (?<value>...), which finds the answer.");
            }
        }

        if (profile.Checksum is { } checksum && !FileChecksum.Kinds.Contains(checksum.Kind))
        {
            throw new UserError($"{file}:{SiteReader.LineOf(text, "checksum")}: the kind of a checksum is one of {string.Join(", ", FileChecksum.Kinds)}, not {checksum.Kind ?? "missing"}.");
        }
    }

    /// <summary>Makes sure that this is a regular expression.</summary>
    /// <returns>Names of its groups.</returns>
    private static string[] Expression(string property, string pattern, string file, string text)
    {
        try
        {
            return Patterns.Of(pattern).GetGroupNames();
        }
        catch (ArgumentException error)
        {
            throw new UserError($"{file}:{SiteReader.LineOf(text, property)}: \"{property}\" is not a regular expression: {error.Message}", inner: error);
        }
    }

    private static IEnumerable<(string Property, string Template)> Templates(TransferProfile profile) =>
    [
        ("copyOut", profile.CopyOut), ("copyIn", profile.CopyIn), ("size.command", profile.Size.Command),
        ("checksum.command", profile.Checksum?.Command ?? ""), ("remove", profile.Remove),
    ];
}
