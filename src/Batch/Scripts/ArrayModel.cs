namespace Heppy.Batch;

/// <summary>What an array's script does: in each of many directories it runs the script that is there.</summary>
/// <param name="Name">Name of the array.</param>
/// <param name="TaskList">Absolute path of a file with one absolute directory a line, the first for task 1. The array is submitted from
/// the directory of this file.</param>
/// <param name="Requests">What each task asks for.</param>
/// <param name="Log">File name of the log in each task's directory; what the system itself has to say goes beside
/// <paramref name="TaskList"/>, to a file of the same name that ends in <c>.log</c>.</param>
public sealed record ArrayModel(string Name, string TaskList, JobRequests Requests, string Log = BatchScript.LogName)
{
    /// <summary>Whether its tasks run without a shared disk: files travel to them and back.</summary>
    public bool Travels { get; init; }

    /// <summary>Files in each directory, or absolute ones, that travel with the task where there is no shared disk.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [BatchScript.ChunkFileName];
}
