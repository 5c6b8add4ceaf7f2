namespace Heppy.Rehearsal.HTCondor;

/// <summary>A submit description: its commands and queue statements, in order.</summary>
internal sealed class SubmitDescription
{
    private readonly List<string> _lines;
    private readonly Macros _macros = new();
    private int _next;

    private SubmitDescription(IEnumerable<string> lines) => _lines = [.. lines];

    /// <summary>For each job its macros, with Process, Step and the variables of its item set; Cluster is not.</summary>
    /// <param name="text">The description.</param>
    /// <param name="overrides">name=value of the command line, which win over the description.</param>
    /// <param name="append">Lines put before the first queue statement.</param>
    /// <param name="queue">A queue statement to use in place of those of the description.</param>
    internal static (IReadOnlyList<Macros> Jobs, Macros All) Parse(string text, IReadOnlyList<string> overrides,
        IReadOnlyList<string> append, string? queue)
    {
        var description = new SubmitDescription(Join(text.ReplaceLineEndings("\n").Split('\n')));
        var jobs = description.Read(overrides, append, queue);
        return jobs.Count > 0 ? (jobs, description._macros)
            : throw Wrong("no 'queue' statement, or one without items: there is no job to submit");
    }

    private List<Macros> Read(IReadOnlyList<string> overrides, IReadOnlyList<string> append, string? queue)
    {
        var jobs = new List<Macros>();
        while (_next < _lines.Count)
        {
            var line = _lines[_next++].Trim();
            if (line.Length == 0 || line.StartsWith('#'))
            {
                continue;
            }
            if (QueueStatement.Matches(line))
            {
                if (queue is null)
                {
                    Queue(line, overrides, append, jobs);
                }
                continue;
            }
            Assign(line);
        }
        if (queue is not null)
        {
            Queue(queue, overrides, append, jobs);
        }
        return jobs;
    }

    private void Queue(string line, IReadOnlyList<string> overrides, IReadOnlyList<string> append, List<Macros> jobs)
    {
        foreach (var setting in append.Concat(overrides))
        {
            Assign(setting);
        }
        var statement = QueueStatement.Parse(_macros.Expand(line), Rest);
        foreach (var settings in statement.Jobs())
        {
            var job = _macros.Copy();
            foreach (var (name, value) in settings)
            {
                job.Set(name, value);
            }
            var process = jobs.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
            job.Set("Process", process);
            job.Set("ProcId", process);
            jobs.Add(job);
        }
    }

    /// <summary>The lines of a list that a queue statement opened, up to its closing parenthesis.</summary>
    private IEnumerable<string> Rest()
    {
        while (_next < _lines.Count)
        {
            var line = _lines[_next++].Trim();
            if (line == ")")
            {
                yield break;
            }
            yield return line;
        }
        throw Wrong("the list of a 'queue' statement has no closing ')'");
    }

    private void Assign(string line)
    {
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        var name = equals > 0 ? line[..equals].Trim() : "";
        if (name.Length == 0 || name.Any(char.IsWhiteSpace))
        {
            throw Wrong($"'{line}' is neither a command 'name = value' nor a 'queue' statement that a rehearsal knows");
        }
        var attribute = name.StartsWith("MY.", StringComparison.OrdinalIgnoreCase) ? "+" + name[3..] : name;
        _macros.Set(attribute, line[(equals + 1)..].Trim());
    }

    private static IEnumerable<string> Join(string[] lines)
    {
        var begun = "";
        foreach (var line in lines)
        {
            if (line.EndsWith('\\'))
            {
                begun += line[..^1];
                continue;
            }
            yield return begun + line;
            begun = "";
        }
        yield return begun;
    }

    private static CommandException Wrong(string message) => new($"ERROR: Submit description: {message}.\n", 1);
}
