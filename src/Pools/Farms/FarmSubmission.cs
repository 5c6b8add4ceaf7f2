using System.Globalization;
using Heppy.Batch;
using Heppy.Storage;

namespace Heppy.Pools.Farms;

/// <summary>Writes the scripts of tasks and submits them, as few arrays as the system allows.</summary>
/// <param name="site">The batch system.</param>
/// <param name="options">How it is used.</param>
/// <param name="folder">The work directory.</param>
/// <param name="directory">Directory of the call.</param>
/// <param name="submitter">Submits.</param>
internal sealed class FarmSubmission(SiteProfile site, FarmOptions options, FarmFolder folder, string directory, Submitter submitter)
{
    private readonly PosixFiles _files = new();
    private readonly string _id = AttemptId.Next()[^8..];
    private int _arrays;

    /// <summary>Submits tasks.</summary>
    /// <returns>For each array the number of its tasks, and what came of the first.</returns>
    internal List<(int Tasks, JobAttempt First)> Submit(IReadOnlyList<FarmTask> tasks, JobRequests requests)
    {
        List<(int Tasks, JobAttempt First)> submitted = [];
        foreach (FarmTask[] some in tasks.Chunk(SiteCommands.MaximumArray(site)))
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"pool.{_id}.{++_arrays}");
            foreach (FarmTask task in some)
            {
                task.Attempts++;
                Write(task, name, requests);
            }

            var array = new JobArray(_files, submitter, site, Path.Combine(directory, "arrays", name)) { MaximumRunning = options.MaximumRunning, Inputs = [] };
            submitted.Add((some.Length, array.Submit(name, [.. some.Select(t => t.Directory)], requests)[0]));
        }

        return submitted;
    }

    private void Write(FarmTask task, string name, JobRequests requests) => ScriptFile.Write(_files, task.Directory, BatchScript.Files(site, new ScriptModel
    {
        Name = name,
        WorkDirectory = task.Directory,
        Command = ThisProgram.Command(folder.Program),
        Environment = ThisProgram.Variables(folder.Program, FarmTaskProgram.Role(task.Directory, task.Attempts)),
        Requests = requests,
        Inputs = [],
    }));
}
