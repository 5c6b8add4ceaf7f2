using System.Text;
using Heppy.Rehearsal.Queue;

namespace Heppy.Rehearsal.HTCondor;

/// <summary>Prints jobs by their attributes: -json, -long, -af.</summary>
internal static class AdPrinter
{
    /// <summary>The output if one of these was asked for; nothing for a table.</summary>
    internal static string? Print(CondorQuery query, IReadOnlyList<Job> jobs, DateTimeOffset now) =>
        query.Flags.Contains("-json") ? Json(query, jobs)
        : query.Flags.Overlaps(["-long", "-l"]) ? Long(query, jobs)
        : query.AutoFormat is { } attributes ? AutoFormat(query.AutoFormatOptions, attributes, jobs, now) : null;

    private static string Json(CondorQuery query, IReadOnlyList<Job> jobs) =>
        "[\n" + string.Join(",\n", jobs.Select(job =>
        "{\n" + string.Join(",\n",
            Ad(query, job).Select(entry =>
            $"  \"{entry.Key}\": {ClassAdValue.Json(entry.Value)}")) + "\n}\n")) + "]\n";

    private static string Long(CondorQuery query, IReadOnlyList<Job> jobs) => string.Join("\n", jobs.Select(job =>
        string.Concat(Ad(query, job).Select(entry => $"{entry.Key} = {ClassAdValue.Quoted(entry.Value)}\n"))));

    private static IEnumerable<KeyValuePair<string, object?>> Ad(CondorQuery query, Job job) => JobAd.Of(job)
        .Where(entry => query.Attributes?.Contains(entry.Key, StringComparer.OrdinalIgnoreCase) ?? true);

    private static string AutoFormat(string options, IReadOnlyList<string> attributes, IReadOnlyList<Job> jobs,
        DateTimeOffset now)
    {
        var separator = options.Contains('t') ? "\t" : options.Contains(',') ? ", " : " ";
        var hasId = options.Contains('j');
        var text = new StringBuilder();
        if (options.Contains('h'))
        {
            text.AppendJoin(separator, [.. hasId ? ["ID"] : (string[])[], .. attributes]).Append('\n');
        }
        foreach (var job in jobs)
        {
            var lookup = JobAd.Lookup(job, now);
            var values = attributes.Select(attribute => ClassAdExpression.Evaluate(attribute, lookup))
                .Select(value =>
                    options.Contains('V') || options.Contains('r') ? ClassAdValue.Quoted(value)
                    : ClassAdValue.Plain(value));
            text.AppendJoin(options.Contains('n') ? "\n" : separator,
                [.. hasId ? [job.Label] : (string[])[], .. values]).Append('\n');
        }
        return text.ToString();
    }
}
