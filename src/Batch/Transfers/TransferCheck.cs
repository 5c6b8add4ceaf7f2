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

        foreach ((string property, string pattern) in (IEnumerable<(string, string)>)[("pattern", profile.Size.Pattern), ("pattern", profile.Checksum?.Pattern ?? profile.Size.Pattern), ("missing", profile.Missing)])
        {
            try
            {
                string[] groups = Patterns.Of(pattern).GetGroupNames();
                if (property == "pattern" && !groups.Contains("value"))
                {
                    throw new UserError($"{file}:{SiteReader.LineOf(text, property)}: {pattern} has no group (?<value>...), which finds the answer.");
                }
            }
            catch (ArgumentException error)
            {
                throw new UserError($"{file}:{SiteReader.LineOf(text, property)}: \"{property}\" is not a regular expression: {error.Message}", inner: error);
            }
        }

        if (profile.Checksum is { } checksum && !FileChecksum.Kinds.Contains(checksum.Kind))
        {
            throw new UserError($"{file}:{SiteReader.LineOf(text, "checksum")}: the kind of a checksum is one of {string.Join(", ", FileChecksum.Kinds)}, not {checksum.Kind ?? "missing"}.");
        }
    }

    private static IEnumerable<(string Property, string Template)> Templates(TransferProfile profile) =>
    [
        ("copyOut", profile.CopyOut), ("copyIn", profile.CopyIn), ("size.command", profile.Size.Command),
        ("checksum.command", profile.Checksum?.Command ?? ""), ("remove", profile.Remove),
    ];
}
