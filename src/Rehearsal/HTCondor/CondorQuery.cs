using System.Globalization;
using System.Text.RegularExpressions;
using Heppy.Rehearsal.Queue;

namespace Heppy.Rehearsal.HTCondor;

/// <summary>The options that condor_q, condor_history and the commands that act on jobs share.</summary>
internal sealed partial class CondorQuery
{
    private readonly List<(int Id, int? Process)> _ids = [];
    private readonly List<string> _owners = [];

    internal HashSet<string> Flags { get; } = [];

    /// <summary>-constraint.</summary>
    internal string? Constraint { get; private set; }

    /// <summary>-limit or -match.</summary>
    internal int Limit { get; private set; } = int.MaxValue;

    /// <summary>The attributes of -af, and its letters after the colon.</summary>
    internal IReadOnlyList<string>? AutoFormat { get; private set; }

    internal string AutoFormatOptions { get; private set; } = "";

    /// <summary>-attributes: what -json and -long are restricted to.</summary>
    internal IReadOnlyList<string>? Attributes { get; private set; }

    /// <summary>Whether particular jobs or users are named.</summary>
    internal bool NamesJobs => _ids.Count > 0 || _owners.Count > 0;

    internal IReadOnlyList<(int Id, int? Process)> Ids => _ids;

    internal IReadOnlyList<string> Owners => _owners;

    internal CondorQuery(string command, string usage, string[] args, string flags)
    {
        var known = flags.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < args.Length; i++)
        {
            var option = args[i].Split(':')[0];
            string Value() =>
                ++i < args.Length ? args[i]
                : throw new CommandException($"Error: {option} requires an argument\n{usage}", 1);
            switch (option)
            {
                case "-constraint" or "-const" or "-cons":
                    Constraint = Value();
                    break;
                case "-limit" or "-match":
                    Limit = int.TryParse(Value(), NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit
                        : throw new CommandException($"Error: {option} needs a number, not {args[i]}\n", 1);
                    break;
                case "-af" or "-autoformat":
                    AutoFormatOptions = args[i].Contains(':') ? args[i].Split(':', 2)[1] : "";
                    AutoFormat = [.. args.Skip(i + 1).TakeWhile(text => !text.StartsWith('-'))];
                    i += AutoFormat.Count;
                    break;
                case "-attributes" or "-attrs":
                    Attributes = Value().Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
                    break;
                case "-name" or "-pool" or "-reason":
                    _ = Value();
                    break;
                default:
                    if (option.StartsWith('-'))
                    {
                        Flags.Add(known.FirstOrDefault(flag => flag == option)
                            ?? throw new CommandException($"{command}: unknown option {option}\n{usage}", 1));
                    }
                    else
                    {
                        Argument(args[i]);
                    }
                    break;
            }
        }
    }

    /// <summary>Whether a job is named and meets the constraint.</summary>
    internal bool Selects(Job job, DateTimeOffset now) =>
        (!NamesJobs || _ids.Any(id => id.Id == job.Id && (id.Process ?? job.Index) == job.Index)
            || _owners.Contains(job.User))
        && (Constraint is null || ClassAdExpression.IsTrue(Constraint, JobAd.Lookup(job, now)));

    private void Argument(string text)
    {
        var match = JobId().Match(text);
        if (match.Success && int.TryParse(match.Groups[1].Value, CultureInfo.InvariantCulture, out var id))
        {
            int? process = match.Groups[2].Success
                ? int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) : null;
            _ids.Add((id, process));
        }
        else
        {
            _owners.Add(text);
        }
    }

    [GeneratedRegex(@"^(\d+)(?:\.(\d{1,9}))?$")]
    private static partial Regex JobId();
}
