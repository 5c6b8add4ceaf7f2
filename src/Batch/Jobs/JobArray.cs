using System.Text;
using Heppy.Storage;

namespace Heppy.Batch;

/// <summary>Work directories that are submitted as one array: its list of tasks and its scripts are in a directory of its own.</summary>
/// <param name="files">File operations.</param>
/// <param name="submitter">Submits.</param>
/// <param name="site">The system.</param>
/// <param name="directory">Where list and scripts are written.</param>
public sealed class JobArray(IFileLayer files, Submitter submitter, SiteProfile site, string directory)
{
    /// <summary>Whether its tasks run without a shared disk.</summary>
    public bool Travels { get; init; }

    /// <summary>What travels with each task then, see <see cref="ArrayModel.Inputs"/>.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [BatchScript.ChunkFileName];

    /// <summary>How many tasks may run at a time; null for any number.</summary>
    public int? MaximumRunning { get; init; }

    /// <summary>Submits; each work directory has its own script already.</summary>
    /// <param name="name">Name of the array; no other job has it.</param>
    /// <param name="tasks">The work directories, absolute.</param>
    /// <param name="requests">What each task asks for.</param>
    /// <returns>The attempts, in the order of the directories.</returns>
    /// <exception cref="UserError">The system has no arrays, or not of this size.</exception>
    public IReadOnlyList<JobAttempt> Submit(string name, IReadOnlyList<string> tasks, JobRequests requests)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        files.CreateDirectory(directory);
        string list = Path.Combine(directory, "tasks.txt");
        files.WriteDurably(list, Encoding.UTF8.GetBytes(string.Concat(tasks.Select(t => t + "\n"))));
        ScriptFile.Write(files, directory, ArrayScript.Files(site, new ArrayModel(name, list, requests) { Travels = Travels, Inputs = Inputs }));
        return submitter.Submit(new Submission
        {
            Directories = tasks,
            RunIn = directory,
            Name = name,
            Command = SiteCommands.SubmitArray(site, requests, name, ArrayScript.FileName, tasks.Count, MaximumRunning),
            Site = site,
            Requests = requests,
            IsArray = true,
        });
    }
}
