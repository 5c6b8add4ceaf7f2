using System.Globalization;
using Heppy.Rehearsal.Queue;

namespace Heppy.Rehearsal.HTCondor;

/// <summary>The environment of a job: next to nothing unless getenv asks for that of the submitter.</summary>
internal static class CondorEnvironment
{
    internal static IEnumerable<string> Of(Job job, JobQueue queue, string scratch)
    {
        var variables = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["PATH"] = "/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin",
            ["HOME"] = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
            ["USER"] = job.User,
        };
        Add(JsonFile.Read<string[]>(Path.Combine(queue.Folders.Make(job.Id), "environment")) ?? []);
        Add(
        [
            "BATCH_SYSTEM=HTCondor",
            $"_CONDOR_SCRATCH_DIR={scratch}",
            "_CONDOR_SLOT=slot1",
            $"_CONDOR_JOB_IWD={scratch}",
            $"TMPDIR={(UserLog.Attribute(job, "ShouldTransferFiles")?.ToUpperInvariant() == "YES" ? scratch : Path.GetTempPath())}",
            $"OMP_NUM_THREADS={job.Slots.ToString(CultureInfo.InvariantCulture)}",
        ]);
        Add(CondorText.Environment(UserLog.Attribute(job, "Environment") ?? ""));
        return variables.Select(variable => $"{variable.Key}={variable.Value}");

        void Add(IEnumerable<string> settings)
        {
            foreach (var setting in settings)
            {
                var equals = setting.IndexOf('=', StringComparison.Ordinal);
                if (equals > 0)
                {
                    variables[setting[..equals]] = setting[(equals + 1)..];
                }
            }
        }
    }
}
