using System.Text;
using System.Text.Json.Nodes;

namespace Heppy.Commands;

/// <summary>Compares the configuration of a run with the one at hand.</summary>
internal static class RunConfiguration
{
    /// <summary>The first difference between the stored form and the one at hand, for some components; null if there is none.</summary>
    internal static string? Difference(JsonObject stored, Config config, IReadOnlyList<Component> components)
    {
        JsonObject now = CanonicalConfiguration.Of(config, components);
        HashSet<string> names = [.. components.Select(c => c.Name)];
        JsonObject before = (JsonObject)stored.DeepClone();
        JsonObject all = before["Components"] as JsonObject ?? throw new UserError("the configuration that the run keeps (.heppy/configuration.json) is damaged: it has no components. Start again with -f.", ExitCode.Incomplete);
        foreach (string other in all.Select(p => p.Key).Where(k => !names.Contains(k)).ToArray())
        {
            all.Remove(other);
        }

        return CanonicalConfiguration.Difference(before, JsonNode.Parse(now.ToJsonString()));
    }

    /// <summary>The first line in which a source differs, with what is in it: <c>analysis.cs (line 37: 0.35, now 0.25)</c>; null if none does.</summary>
    internal static string? SourceDifference(RunDirectory run, PinnedSources now)
    {
        PinnedRun pinned = run.ReadPinned();
        for (int i = 0; i < Math.Max(pinned.Sources.Count, now.Sources.Count); i++)
        {
            string name = Path.GetFileName(i < now.Sources.Count ? now.Sources[i].Name : pinned.Sources[i]);
            if (i >= pinned.Sources.Count || i >= now.Sources.Count)
            {
                return $"{name} (which was {(i >= pinned.Sources.Count ? "not included then" : "included then")})";
            }

            string[] before = run.Source(pinned.Sources[i]).Split('\n');
            string[] after = Encoding.UTF8.GetString(now.Sources[i].Bytes).Split('\n');
            for (int line = 0; line < Math.Max(before.Length, after.Length); line++)
            {
                string old = line < before.Length ? before[line].Trim() : "nothing";
                string current = line < after.Length ? after[line].Trim() : "nothing";
                if (old != current)
                {
                    (string a, string b) = Differing(old, current);
                    return $"{name} (line {line + 1}: {a}, now {b})";
                }
            }
        }

        return null;
    }

    /// <summary>The words in which two lines differ; the whole lines if it is more than a few.</summary>
    private static (string Before, string Now) Differing(string before, string now)
    {
        string[] a = before.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] b = now.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int start = a.Zip(b).TakeWhile(p => p.First == p.Second).Count();
        int end = a.Reverse().Zip(b.Reverse()).TakeWhile(p => p.First == p.Second).Count();
        end = Math.Min(end, Math.Min(a.Length, b.Length) - start);
        string x = string.Join(' ', a[start..(a.Length - end)]).Trim(',', ';');
        string y = string.Join(' ', b[start..(b.Length - end)]).Trim(',', ';');
        return x.Length is 0 or > 60 || y.Length is 0 or > 60 ? ($"'{before}'", $"'{now}'") : (x, y);
    }
}
