using System.Globalization;
using System.Text.RegularExpressions;
using Heppy.Rehearsal.Queue;

namespace Heppy.Rehearsal.Lsf;

/// <summary>bsub -w: <c>done(12) &amp;&amp; ended("name")</c>, with exit(), started(), ! and parentheses.</summary>
internal sealed partial class Dependency
{
    private readonly JobQueue _queue;
    private readonly List<string> _tokens;
    private int _next;

    private Dependency(string text, JobQueue queue)
    {
        _queue = queue;
        _tokens = [.. Token().Matches(text).Select(match => match.Value)];
        if (string.Concat(_tokens).Length != text.Count(c => !char.IsWhiteSpace(c)))
        {
            throw Wrong(text);
        }
    }

    /// <summary>Whether a job with this dependency may run; without one it may.</summary>
    internal static bool IsMet(string? text, JobQueue queue)
    {
        try
        {
            return Check(text, queue);
        }
        catch (CommandException)
        {
            // The job it waits for has vanished: it waits on.
            return false;
        }
    }

    /// <summary>As <see cref="IsMet"/>, for a submission.</summary>
    /// <exception cref="CommandException">The expression is malformed, or names no job.</exception>
    internal static bool Check(string? text, JobQueue queue)
    {
        if (text is null)
        {
            return true;
        }
        var dependency = new Dependency(text, queue);
        var met = dependency.Or();
        return dependency._next == dependency._tokens.Count ? met : throw Wrong(text);
    }

    private static CommandException Wrong(string text) =>
        new($"{text}: Dependency condition syntax error. Job not submitted.", 255);

    private bool Or()
    {
        var met = And();
        while (Take("||"))
        {
            met |= And();
        }
        return met;
    }

    private bool And()
    {
        var met = Condition();
        while (Take("&&"))
        {
            met &= Condition();
        }
        return met;
    }

    private bool Condition()
    {
        if (Take("!"))
        {
            return !Condition();
        }
        if (Take("("))
        {
            var met = Or();
            return Take(")") ? met : throw Wrong(string.Concat(_tokens));
        }
        var word = Next();
        if (word is not ("done" or "ended" or "exit" or "started"))
        {
            return Holds("done", word, null);
        }
        Expect("(");
        var job = Next();
        var code = Take(",") ? Next() : null;
        Expect(")");
        return Holds(word, job, code);
    }

    private bool Holds(string word, string job, string? code) => Find(job.Trim('"')).All(found => word switch
    {
        "done" => found.State == JobState.Done,
        "ended" => found.IsFinished,
        "started" => found.IsStarted || found.IsFinished,
        _ => found.State == JobState.Exited
            && (code is null || found.ExitCode?.ToString(CultureInfo.InvariantCulture) == code),
    });

    private IReadOnlyList<Job> Find(string text)
    {
        var found = new JobSelection(_queue, [text]).ByIdOrName();
        return found.Count > 0 ? found
            : throw new CommandException($"{text}: No matching job found. Job not submitted.", 255);
    }

    private bool Take(string token)
    {
        var taken = _next < _tokens.Count && _tokens[_next] == token;
        _next += taken ? 1 : 0;
        return taken;
    }

    private string Next() => _next < _tokens.Count ? _tokens[_next++] : throw Wrong(string.Concat(_tokens));

    private void Expect(string token)
    {
        if (!Take(token))
        {
            throw Wrong(string.Concat(_tokens));
        }
    }

    [GeneratedRegex(@"&&|\|\||[!(),]|""[^""]*""|[\w.*-]+(?:\[\d+\])?")]
    private static partial Regex Token();
}
