using Heppy.Storage;

namespace Heppy.Commands;

/// <summary>Keeps heppy-hadd from replacing what it has not made itself, for this run.</summary>
internal static class MergeTarget
{
    /// <summary>Refuses a directory whose content would be lost. An earlier merge of the same run may be made again.</summary>
    /// <param name="destination">Where merged components go.</param>
    /// <param name="component">Name of the component.</param>
    /// <param name="runId">The run.</param>
    internal static void Require(string destination, string component, string runId)
    {
        string path = Path.Combine(destination, component);
        if (!Workspace.Files.Exists(path))
        {
            return;
        }

        if (SealedDirectory.Read(Workspace.Files, destination, component) is not { } seal)
        {
            throw Refused(path, "is not a merged component");
        }

        if (seal.RunId != runId)
        {
            throw Refused(path, "holds the results of another run");
        }

        HashSet<string> known = [.. seal.Outputs.Select(o => o.Path), "manifest.json"];
        string[] foreign = [.. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(path, f)).Where(f => !known.Contains(f)).Order(StringComparer.Ordinal)];
        if (foreign.Length > 0)
        {
            throw Refused(path, $"has files that were not merged: {string.Join(", ", foreign.Take(5))}");
        }
    }

    private static UserError Refused(string path, string why) =>
        new($"{path} {why}. Nothing was replaced. Move it away, or replace it with -r.", ExitCode.OutputDirectory);
}
