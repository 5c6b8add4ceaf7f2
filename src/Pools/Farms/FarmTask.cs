using System.Globalization;

namespace Heppy.Pools.Farms;

/// <summary>A task of a farm: some jobs of a call, with a work directory that is submitted until they are done.</summary>
/// <param name="call">Directory of the call.</param>
/// <param name="number">Number of the task, from 0.</param>
/// <param name="jobs">Its jobs.</param>
internal sealed class FarmTask(string call, int number, int[] jobs)
{
    /// <summary>Name of the file with the jobs.</summary>
    internal const string JobsName = "jobs";

    /// <summary>Name of the folder, beside those of the tasks, with what came of them.</summary>
    internal const string ResultsName = "results";

    /// <summary>Name of the file, beside those folders, with the <see cref="Calls.CallDescription"/>.</summary>
    internal const string CallName = "call.json";

    /// <summary>Its number.</summary>
    internal int Number => number;

    /// <summary>Its jobs that have not ended.</summary>
    internal int[] Jobs { get; set; } = jobs;

    /// <summary>Its work directory.</summary>
    internal string Directory { get; } = Path.Combine(call, number.ToString("000000", CultureInfo.InvariantCulture));

    /// <summary>How often it was submitted.</summary>
    internal int Attempts { get; set; }

    /// <summary>Name of the file with what came of an attempt.</summary>
    internal static string ResultOf(string directory, int attempt) => Path.Combine(
        Path.GetDirectoryName(directory)!, ResultsName, string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(directory)}.{attempt}"));
}
