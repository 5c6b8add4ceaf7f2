using System.Globalization;
using Heppy.Rehearsal.Queue;

namespace Heppy.Rehearsal.Lsf;

/// <summary>The variables that LSF sets for a job.</summary>
internal static class LsfEnvironment
{
    internal static IEnumerable<(string Name, string Value)> Of(Job job)
    {
        var id = job.Id.ToString(CultureInfo.InvariantCulture);
        var slots = job.Slots.ToString(CultureInfo.InvariantCulture);
        return
        [
            ("LSB_BATCH_JID", job.Label),
            ("LSB_DJOB_NUMPROC", slots),
            ("LSB_HOSTS", string.Join(' ', Enumerable.Repeat(job.Host, job.Slots))),
            ("LSB_JOBFILENAME", job.Arguments[^1]),
            ("LSB_JOBID", id),
            ("LSB_JOBINDEX", job.Index.ToString(CultureInfo.InvariantCulture)),
            ("LSB_JOBINDEX_END", job.ArrayEnd.ToString(CultureInfo.InvariantCulture)),
            ("LSB_JOBINDEX_STEP", job.InArray ? "1" : "0"),
            ("LSB_JOBNAME", job.ElementName),
            ("LSB_MAX_NUM_PROCESSORS", slots),
            ("LSB_MCPU_HOSTS", $"{job.Host} {slots}"),
            ("LSB_PROJECT_NAME", job.Project),
            ("LSB_QUEUE", job.Queue),
            ("LSB_SUB_HOST", job.Host),
            ("LSB_SUB_USER", job.User),
            ("LSFUSER", job.User),
            ("LS_SUBCWD", job.Directory),
            ("PWD", job.Directory),
        ];
    }
}
