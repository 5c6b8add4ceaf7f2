using Heppy.Rehearsal.Queue;

namespace Heppy.Rehearsal.Lsf;

/// <summary>The options that the query commands of LSF share: which jobs, by number, name, queue and state.</summary>
internal sealed class BjobsQuery
{
    private readonly HashSet<string> _states = [];
    private string? _name;
    private string? _queue;
    private string? _user;

    /// <summary>Options with a value that only the calling command knows, with their values.</summary>
    internal Dictionary<string, string> Values { get; } = [];

    internal HashSet<string> Flags { get; } = [];

    internal List<string> Ids { get; } = [];

    internal BjobsQuery(string command, string usage, string[] args, string flags, string valued)
    {
        var known = flags.Split(' ');
        var withValue = valued.Split(' ');
        for (var i = 0; i < args.Length; i++)
        {
            var option = args[i];
            if (!option.StartsWith('-'))
            {
                Ids.Add(option);
            }
            else if (known.Contains(option))
            {
                Flags.Add(option);
            }
            else if (withValue.Contains(option) && i + 1 < args.Length)
            {
                Values[option] = args[++i];
            }
            else
            {
                throw new CommandException($"{command}: {(withValue.Contains(option) ? "option requires an argument"
                    : "Illegal option")} -- {option}\n{usage}", 255);
            }
        }
        _name = Values.GetValueOrDefault("-J");
        _queue = Values.GetValueOrDefault("-q");
        _user = Values.GetValueOrDefault("-u");
        foreach (var (flag, states) in ((string, string)[])[("-p", "PEND"), ("-r", "RUN"), ("-s", "PSUSP USUSP"),
            ("-d", "DONE EXIT"), ("-a", "PEND RUN PSUSP USUSP DONE EXIT")])
        {
            if (Flags.Contains(flag))
            {
                _states.UnionWith(states.Split(' '));
            }
        }
    }

    /// <summary>Whether the state of jobs was asked for.</summary>
    internal bool HasStates => _states.Count > 0;

    /// <summary>Whether the options select this job, with unfinished jobs only unless they say otherwise.</summary>
    internal bool Selects(Job job, bool finishedToo) =>
        (_states.Count > 0 ? _states.Contains(LsfText.State(job)) : finishedToo || !job.IsFinished)
        && (_name is null || JobSelection.IsNamed(job, _name))
        && (_queue is null || job.Queue == _queue)
        && (_user is null || _user == "all" || job.User == _user);
}
