using Heppy.Rehearsal.HTCondor;
using Heppy.Rehearsal.Lsf;
using Heppy.Rehearsal.Queue;

namespace Heppy.Rehearsal.Running;

/// <summary>In what the systems differ when they run a job.</summary>
internal abstract class JobKind
{
    internal static JobKind Of(JobQueue queue, Job job) =>
        job.System == BatchSystem.Lsf ? new LsfRun(queue, job) : new CondorRun(queue, job);

    /// <summary>Where the job runs.</summary>
    internal abstract string ExecutionDirectory { get; }

    /// <summary>Makes ready what <see cref="Start"/> needs.</summary>
    internal abstract void Prepare();

    /// <summary>Starts the process.</summary>
    internal abstract ChildProcess Start();

    /// <summary>How the job ends if <see cref="Start"/> failed.</summary>
    internal abstract Ending CannotStart(string message);

    /// <summary>The user removed the job, or held it.</summary>
    internal abstract JobStop Requested(string request);

    internal abstract JobStop RunLimitReached();

    internal abstract JobStop MemoryExceeded();

    /// <summary>A fault: hold the running job. Nothing if it is only suspended.</summary>
    internal abstract JobStop? Hold(ChildProcess child);

    /// <summary>Whether the job's own conditions stop it now.</summary>
    internal abstract JobStop? Policy(TimeSpan elapsed, long memoryKilobytes);

    /// <summary>Delivers the output of the process.</summary>
    internal abstract Ending Finish(Ending ending);

    /// <summary>The end is on record.</summary>
    internal abstract void Recorded(Job ended);
}
