using System.Globalization;
using System.IO.Enumeration;
using System.Text.RegularExpressions;
using Heppy.Rehearsal.Queue;

namespace Heppy.Rehearsal.Lsf;

/// <summary>The jobs that arguments such as 12, "12[3-5]" and 0 name.</summary>
internal sealed partial class JobSelection(JobQueue queue, IReadOnlyList<string> ids)
{
    /// <summary>Whether particular jobs are named; 0 is every job.</summary>
    internal bool IsEmpty => ids.Count == 0 || ids.Contains("0");

    /// <summary>Every LSF job that is not forgotten, in the order of submission.</summary>
    internal IEnumerable<Job> All(bool withFinishedSubmissions) =>
        (withFinishedSubmissions ? queue.All() : queue.Active())
        .SelectMany(queue.Jobs).Where(job => job.System == BatchSystem.Lsf);

    /// <summary>For each argument the jobs it names, none if it is not known.</summary>
    /// <exception cref="CommandException">Not a job number.</exception>
    internal IEnumerable<(string Text, IReadOnlyList<Job> Jobs)> Named(string command)
    {
        foreach (var text in ids)
        {
            yield return (text, Find(text) ?? throw new CommandException($"{command}: {text}: Illegal job ID.", 255));
        }
    }

    /// <summary>Jobs by number, or else the latest submission of a name, which may end in *.</summary>
    internal IReadOnlyList<Job> ByIdOrName()
    {
        if (Find(ids[0]) is { Count: > 0 } byId)
        {
            return byId;
        }
        var name = ids[0];
        var byName = All(withFinishedSubmissions: true)
            .Where(job => IsNamed(job, name)).GroupBy(job => job.Id).ToList();
        return name.Contains('*') ? [.. byName.SelectMany(group => group)]
            : [.. byName.LastOrDefault() ?? Enumerable.Empty<Job>()];
    }

    /// <summary>Whether a name or pattern, with or without the index of an array, is this job's.</summary>
    internal static bool IsNamed(Job job, string pattern) =>
        FileSystemName.MatchesSimpleExpression(pattern, job.Name, ignoreCase: false) || pattern == job.ElementName;

    private IReadOnlyList<Job>? Find(string text)
    {
        var match = Pattern().Match(text);
        if (!match.Success
            || !int.TryParse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return null;
        }
        var jobs = queue.Jobs(id).Where(job => job.System == BatchSystem.Lsf);
        if (match.Groups[2].Success)
        {
            var indices = ArraySpec.ParseIndices(match.Groups[2].Value) ?? [];
            jobs = jobs.Where(job => job.InArray && indices.Contains(job.Index));
        }
        return [.. jobs];
    }

    [GeneratedRegex(@"^(\d+)(?:\[([-\d,:]+)\])?$")]
    private static partial Regex Pattern();
}
