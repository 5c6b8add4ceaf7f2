using System.Globalization;
using System.Text.Json.Nodes;
using Heppy.Listing;
using Heppy.Storage;

namespace Heppy.Commands;

/// <summary>What ran, where, when, and with which software: names and values.</summary>
internal static class RunFacts
{
    /// <summary>The facts of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="plan">Its plan.</param>
    /// <param name="pinned">What it keeps.</param>
    /// <param name="seals">Seals of its chunks.</param>
    internal static IEnumerable<(string Name, string Value)> Of(RunDirectory run, Plan plan, PinnedRun pinned, Seal[] seals)
    {
        CultureInfo c = CultureInfo.InvariantCulture;
        yield return ("configuration", pinned.EntryPath);
        JsonObject configuration = run.ReadConfiguration();
        JsonObject options = configuration["Options"] as JsonObject ?? [];
        if (options.Count > 0)
        {
            yield return ("options", string.Join(", ", options.Select(o => $"{o.Key} = {o.Value}")));
        }

        if (plan.Limit is { } limit)
        {
            yield return ("events per component", string.Create(c, $"at most {limit:N0} (-N)"));
        }

        if (configuration["Luminosity"]?.ToString() is { Length: > 0 } luminosity)
        {
            yield return ("luminosity", $"{luminosity} / pb");
        }

        yield return ("random seed", configuration["Seed"]?.ToString() ?? "-");
        foreach ((string name, JsonNode? value) in run.ReadSoftware())
        {
            yield return (name, value?.ToString() ?? "");
        }

        yield return ("run", $"{plan.RunId}, planned {Time(plan.Created)}");
        if (seals.Length == 0)
        {
            yield break;
        }

        yield return ("started", Time(seals.Min(s => s.Started)));
        yield return ("ended", Time(seals.Max(s => s.Started + TimeSpan.FromSeconds(s.WallSeconds))));
        yield return ("hosts", string.Join(", ", seals.Select(s => s.Host).Distinct().Order(StringComparer.Ordinal)));
        yield return ("wall time of all chunks", string.Create(c, $"{seals.Sum(s => s.WallSeconds):F1} s"));
        yield return ("processor time", string.Create(c, $"{seals.Sum(s => s.CpuSeconds):F1} s"));
        yield return ("largest memory", ByteText.Of(seals.Max(s => s.PeakMemoryBytes)));
    }

    private static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
