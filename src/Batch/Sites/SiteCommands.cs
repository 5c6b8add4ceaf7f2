using Scriban.Runtime;

namespace Heppy.Batch;

/// <summary>The shell commands of a site, and what their output means.</summary>
/// <remarks>Commands are for <c>/bin/sh -c</c> in the directory of the script; every inserted value is quoted.</remarks>
public static class SiteCommands
{
    /// <summary>Submits one job.</summary>
    /// <param name="site">The site.</param>
    /// <param name="requests">What the job asks for; wins over what the script says.</param>
    /// <param name="name">Its name; portable names begin with a letter and have letters, digits, <c>_ - .</c> only.</param>
    /// <param name="script">Path of the script, from the current directory.</param>
    public static string Submit(SiteProfile site, JobRequests requests, string name, string script) =>
        Render(site, nameof(site.Submit), site.Submit, Submission(site, requests, name, script));

    /// <summary>Submits an array whose tasks are numbered from 1.</summary>
    /// <param name="site">The site.</param>
    /// <param name="requests">What each task asks for.</param>
    /// <param name="name">Name of the array.</param>
    /// <param name="script">Path of the array's script, from the current directory.</param>
    /// <param name="tasks">Number of tasks, 1 to <see cref="MaximumArray"/>.</param>
    /// <param name="maximumRunning">How many may run at a time, or null for any number.</param>
    /// <exception cref="UserError">The system has no arrays, or not of this size.</exception>
    public static string SubmitArray(SiteProfile site, JobRequests requests, string name, string script, int tasks, int? maximumRunning = null)
    {
        if (site.SubmitArray is null)
        {
            throw new UserError($"{site.Name} has no arrays. Submit without --array.");
        }

        if (tasks < 1 || tasks > site.MaximumArray)
        {
            throw new UserError(
                $"An array on {site.Name} has 1 to {site.MaximumArray} tasks, not {tasks}. "
                + $"If the site allows more, set \"maximumArray\" in a profile of your own that extends {site.Name}.");
        }

        ScriptObject model = Submission(site, requests, name, script);
        model.Add("tasks", tasks);
        model.Add("maximum_running", maximumRunning ?? 0);
        return Render(site, nameof(site.SubmitArray), site.SubmitArray, model);
    }

    /// <summary>Submits a job that starts when others have ended: well, where the system can tell.</summary>
    /// <param name="site">The site.</param>
    /// <param name="requests">What the job asks for.</param>
    /// <param name="name">Its name.</param>
    /// <param name="script">Path of the script, from the current directory.</param>
    /// <param name="after">Ids of the jobs it waits for; at least one.</param>
    /// <exception cref="UserError">The system cannot do that.</exception>
    public static string SubmitAfter(SiteProfile site, JobRequests requests, string name, string script, IReadOnlyList<string> after)
    {
        if (site.SubmitAfter is null)
        {
            throw new UserError($"On {site.Name} a job cannot wait for others. Merge with heppy-hadd when heppy-check says that all is sealed.");
        }

        ScriptObject model = Submission(site, requests, name, script);
        model.Add("after", Quoted(after.Select(i => JobId.Native(site, i))));
        return Render(site, nameof(site.SubmitAfter), site.SubmitAfter, model);
    }

    /// <summary>A user's own command with name and script added as its system wants them.</summary>
    /// <param name="site">The site the command belongs to.</param>
    /// <param name="userCommand">As given to <c>-b</c>, with or without the script.</param>
    /// <param name="name">Name of the job; a name in the command stays.</param>
    /// <param name="script">Path of the script, from the current directory.</param>
    public static string Named(SiteProfile site, string userCommand, string name, string script)
    {
        CommandDialect dialect = site.Dialect;
        ScriptObject model = Submission(site, JobRequests.None, name, script);
        string command = userCommand.Trim();
        bool complete = dialect.Complete is { } pattern
            ? Patterns.Of(pattern).IsMatch(command)
            : command.Contains(Path.GetFileName(script), StringComparison.Ordinal);
        string option = dialect.Name is null || (dialect.Named is { } named && Patterns.Of(named).IsMatch(command))
            ? ""
            : $" {Render(site, "dialect.name", dialect.Name, model)}";
        string prefix = Render(site, "dialect.prefix", dialect.Prefix, model);
        if (!complete)
        {
            return $"{prefix}{command}{option} {Render(site, "dialect.script", dialect.Script, model)}";
        }

        // Behind the command itself: at the end there may be a redirection or an ampersand.
        (int start, int length) = Shell.CommandWord(command);
        return $"{prefix}{command.Insert(start + length, option)}";
    }

    /// <summary>Asks for jobs that wait or run. The answer may hold more jobs.</summary>
    /// <param name="site">The site.</param>
    /// <param name="ids">Ids of jobs or tasks; at least one.</param>
    public static string Query(SiteProfile site, IReadOnlyList<string> ids) => Render(site, "query.command", site.Query.Command, Ids(site, ids));

    /// <summary>Asks for jobs that wait or run under a name. The answer may hold more jobs: compare <see cref="JobStatus.Name"/>.</summary>
    /// <param name="site">The site.</param>
    /// <param name="name">The name of the job or array.</param>
    public static string QueryByName(SiteProfile site, string name) => Render(site, "query.named", site.Query.Named, Name(name));

    /// <summary>Asks for all jobs of the user that wait or run, or null if this system can only be asked for them by name.</summary>
    /// <param name="site">The site.</param>
    public static string? QueryMine(SiteProfile site) => site.Query.Mine is { } mine ? Render(site, "query.mine", mine, []) : null;

    /// <summary>Asks for jobs that have ended, or null if the system keeps no books. The answer may hold more jobs.</summary>
    /// <param name="site">The site.</param>
    /// <param name="ids">Ids of jobs or tasks; at least one.</param>
    public static string? Accounting(SiteProfile site, IReadOnlyList<string> ids) =>
        site.Accounting is { } books ? Render(site, "accounting.command", books.Command, Ids(site, ids)) : null;

    /// <summary>Cancels jobs.</summary>
    /// <param name="site">The site.</param>
    /// <param name="ids">Ids of jobs, arrays or tasks; at least one.</param>
    public static string Cancel(SiteProfile site, IReadOnlyList<string> ids) => Render(site, nameof(site.Cancel), site.Cancel, Ids(site, ids));

    /// <summary>The id in what a submit command printed, the last if there are several; null if there is none.</summary>
    /// <param name="site">The site.</param>
    /// <param name="standardOutput">What the command printed.</param>
    public static string? ParseId(SiteProfile site, string standardOutput)
    {
        foreach (string pattern in site.SubmittedId)
        {
            if (Patterns.Of(pattern).Matches(standardOutput) is { Count: > 0 } matches)
            {
                return matches[^1].Groups["id"].Value;
            }
        }

        return null;
    }

    /// <summary>The jobs in the output of <see cref="Query"/> or <see cref="QueryByName"/>.</summary>
    /// <param name="site">The site.</param>
    /// <param name="output">Standard output of the command.</param>
    /// <exception cref="UserError">The output is not what this system prints.</exception>
    public static IReadOnlyList<JobStatus> ParseQuery(SiteProfile site, string output) => OutputReader.Read(site, site.Query.Output, output);

    /// <summary>The jobs in the output of <see cref="Accounting"/>.</summary>
    /// <param name="site">The site.</param>
    /// <param name="output">Standard output of the command.</param>
    /// <exception cref="UserError">The output is not what this system prints.</exception>
    public static IReadOnlyList<JobStatus> ParseAccounting(SiteProfile site, string output) =>
        site.Accounting is { } books ? OutputReader.Read(site, books.Output ?? site.Query.Output, output) : [];

    /// <summary>The most tasks one array may have; 0 where there are no arrays.</summary>
    /// <param name="site">The site.</param>
    public static int MaximumArray(SiteProfile site) => site.MaximumArray;

    /// <summary>What somebody types to submit a script that says itself what it requests.</summary>
    internal static string ByHand(SiteProfile site, string script) =>
        $"{site.RecognizedBy[0].Word} {Render(site, "dialect.script", site.Dialect.Script, Submission(site, JobRequests.None, "", script))}";

    private static ScriptObject Submission(SiteProfile site, JobRequests requests, string name, string script)
    {
        ScriptObject model = Name(name);
        model.Add("script", Shell.Quote(script));
        model.Add("program", Shell.Quote(script.Contains('/', StringComparison.Ordinal) ? script : $"./{script}"));
        model.Add("submit_file", Shell.Quote(Path.Combine(Path.GetDirectoryName(script) ?? "", BatchScript.SubmitFileName)));
        model.Add("options", RequestText.OnCommandLine(site, requests));
        return model;
    }

    private static ScriptObject Name(string name) => new() { { "name", Shell.Quote(name) }, { "raw_name", name } };

    private static ScriptObject Ids(SiteProfile site, IReadOnlyList<string> ids) => new()
    {
        { "ids", Quoted(ids.Select(i => JobId.Native(site, i))) },
        { "jobs", Quoted(ids.Select(JobId.Job).Distinct(StringComparer.Ordinal)) },
    };

    private static ScriptArray Quoted(IEnumerable<string> words) => [.. words.Select(Shell.Quote)];

    private static string Render(SiteProfile site, string property, string template, ScriptObject model) =>
        SiteTemplate.Of(site, property, template).Render(model);
}
