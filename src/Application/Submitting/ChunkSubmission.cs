using System.Globalization;
using Heppy.Batch;

namespace Heppy.Commands;

/// <summary>Submits chunks: each by itself, or as arrays.</summary>
/// <param name="run">The run.</param>
/// <param name="plan">Its plan.</param>
/// <param name="runner">Runs the submit commands.</param>
/// <param name="console">Receives a line for each submission.</param>
internal sealed class ChunkSubmission(RunDirectory run, Plan plan, CommandRunner runner, RunConsole console)
{
    private readonly ChunkScripts _scripts = new(run, plan);
    private readonly Submitter _submitter = new(Workspace.Files, runner, TimeProvider.System);

    /// <summary>The attempts at a chunk so far.</summary>
    internal IReadOnlyList<JobAttempt> Earlier(string chunk) => new JobLedger(Workspace.Files, Path.Combine(run.Path, chunk)).Read();

    /// <summary>Number of the next attempt at a chunk.</summary>
    internal int NextAttempt(string chunk) => Earlier(chunk).Count + 1;

    /// <summary>Writes the scripts, and submits nothing.</summary>
    internal void WriteOnly(SiteProfile? site, IEnumerable<string> chunks, JobRequests requests)
    {
        foreach (string chunk in chunks)
        {
            _scripts.Write(site, chunk, NextAttempt(chunk), requests);
        }
    }

    /// <summary>Submits a chunk.</summary>
    /// <param name="site">The site, or null for none that is known.</param>
    /// <param name="chunk">Name of the chunk's directory.</param>
    /// <param name="requests">What it asks for.</param>
    /// <param name="command">The submit command by the name of the job, or null for that of the site.</param>
    internal JobAttempt Submit(SiteProfile? site, string chunk, JobRequests requests, Func<string, string>? command)
    {
        int attempt = NextAttempt(chunk);
        string name = _scripts.NameOf(chunk, attempt);
        string directory = Path.Combine(run.Path, chunk);
        _scripts.Write(site, chunk, attempt, requests);
        JobAttempt submitted = _submitter.Submit(new Submission
        {
            Directories = [directory],
            RunIn = directory,
            Name = name,
            Command = command?.Invoke(name) ?? SiteCommands.Submit(site!, requests, name, BatchScript.FileName),
            Site = site,
            Requests = requests,
        })[0];
        Say(chunk, submitted);
        return submitted;
    }

    /// <summary>Submits chunks as arrays, as few as the system allows.</summary>
    internal IReadOnlyList<JobAttempt> SubmitArrays(SiteProfile site, IReadOnlyList<string> chunks, JobRequests requests, int? maximumRunning)
    {
        List<JobAttempt> all = [];
        string arrays = Path.Combine(run.Path, ".heppy", "arrays");
        int number = Workspace.Files.List(arrays).Count;
        foreach (string[] some in chunks.Chunk(Math.Max(1, SiteCommands.MaximumArray(site))))
        {
            if (some.Length < site.MinimumArray)
            {
                all.AddRange(some.Select(c => Submit(site, c, requests, null)));
                continue;
            }

            string name = _scripts.NameOfArray(++number);
            foreach (string chunk in some)
            {
                _scripts.Write(site, chunk, NextAttempt(chunk), requests);
            }

            IReadOnlyList<JobAttempt> attempts = _scripts.Array(_submitter, site, name, maximumRunning)
                .Submit(name, [.. some.Select(c => Path.Combine(run.Path, c))], requests);
            Say(string.Create(CultureInfo.InvariantCulture, $"array of {some.Length} chunks"), attempts[0] with { Id = attempts[0].Id?.Split('_')[0] });
            all.AddRange(attempts);
        }

        return all;
    }

    private void Say(string what, JobAttempt attempt)
    {
        string? trouble = attempt.State switch
        {
            SubmissionState.Refused => $"not submitted: {attempt.Message}",
            SubmissionState.Uncertain => $"may be submitted: {attempt.Message}",
            _ => null,
        };
        if (trouble is null)
        {
            console.Info($"{what}: submitted{(attempt.Id is { } id ? $", {attempt.Site} job {id}" : "")}\n");
        }
        else
        {
            console.Error($"{what}: {trouble}\n");
        }
    }
}
