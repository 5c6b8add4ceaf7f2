using System.Buffers.Binary;
using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;
using Heppy.Rehearsal.Queue;

namespace Heppy.Rehearsal.Faults;

/// <summary>Which faults strike whom. Used under the lock of the queue.</summary>
internal sealed class FaultPlan
{
    private readonly string _attemptsFile;
    private readonly string _timesFile;
    private readonly SortedDictionary<string, int> _attempts;
    private readonly SortedDictionary<string, int> _times;
    private readonly FaultFile _file;

    internal FaultPlan(Site site)
    {
        _attemptsFile = Path.Combine(site.Folder, "attempts");
        _timesFile = Path.Combine(site.Folder, "fault-times");
        _file = JsonFile.Read<FaultFile>(Path.Combine(site.Folder, "faults.json")) ?? new FaultFile();
        _attempts = JsonFile.Read<SortedDictionary<string, int>>(_attemptsFile) ?? [];
        _times = JsonFile.Read<SortedDictionary<string, int>>(_timesFile) ?? [];
    }

    /// <summary>Draws for a job, a submission of which is counted.</summary>
    internal IReadOnlyList<FaultRule> Draw(Job job)
    {
        var identity = job.Name == job.Command || job.System == BatchSystem.HTCondor
            ? $"{job.Name}|{job.Command}|{job.Directory}" : job.ElementName;
        var attempt = Count(identity);
        return DrawAmong(rule => rule.Fault is not (FaultKind.QueryFails or FaultKind.QueryHangs)
            && (Matches(rule, job.Name) || Matches(rule, job.ElementName) || Matches(rule, job.Command)
                || Matches(rule, job.Directory)), identity, attempt);
    }

    /// <summary>Draws for a query or removal by a command of this name.</summary>
    internal IReadOnlyList<FaultRule> DrawForQuery(string command)
    {
        if (!_file.Rules.Any(rule => rule.Fault is FaultKind.QueryFails or FaultKind.QueryHangs))
        {
            return [];
        }
        var attempt = Count(command);
        return DrawAmong(rule => rule.Fault is FaultKind.QueryFails or FaultKind.QueryHangs && Matches(rule, command),
            command, attempt);
    }

    /// <summary>Keeps what was counted.</summary>
    internal void Save()
    {
        JsonFile.Write(_attemptsFile, _attempts);
        JsonFile.Write(_timesFile, _times);
    }

    private List<FaultRule> DrawAmong(Func<FaultRule, bool> matches, string identity, int attempt)
    {
        var drawn = new List<FaultRule>();
        for (var i = 0; i < _file.Rules.Count; i++)
        {
            var rule = _file.Rules[i];
            var number = FormattableString.Invariant($"{i}");
            if (matches(rule) && (rule.Attempt == 0 || rule.Attempt == attempt)
                && (rule.Times == 0 || _times.GetValueOrDefault(number) < rule.Times)
                && Fraction(identity, attempt, rule.Fault) < (rule.Probability ?? 1))
            {
                _times[number] = _times.GetValueOrDefault(number) + 1;
                drawn.Add(rule);
            }
        }
        return drawn;
    }

    private int Count(string identity) => _attempts[identity] = _attempts.GetValueOrDefault(identity) + 1;

    /// <summary>Uniform in [0, 1).</summary>
    private double Fraction(string identity, int attempt, FaultKind fault)
    {
        var text = FormattableString.Invariant($"{_file.Seed}\n{identity}\n{attempt}\n{fault}");
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return (BinaryPrimitives.ReadUInt64LittleEndian(hash) >> 11) * double.ScaleB(1, -53);
    }

    private static bool Matches(FaultRule rule, string text) =>
        FileSystemName.MatchesSimpleExpression(rule.Job, text, ignoreCase: false);
}
