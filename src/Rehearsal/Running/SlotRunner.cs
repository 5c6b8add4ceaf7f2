using System.Collections;
using Heppy.Rehearsal.Queue;

namespace Heppy.Rehearsal.Running;

/// <summary>
/// A process that has a slot and runs one job after the other until none can run. There is no daemon: whoever makes a
/// job runnable starts runners for the free slots.
/// </summary>
internal sealed class SlotRunner(JobQueue queue)
{
    internal const string Command = "run-slot";

    /// <summary>Starts runners for free slots, no more than jobs can run. Under no lock.</summary>
    internal static void StartFor(JobQueue queue)
    {
        var free = 0;
        for (var number = 0; number < queue.Site.Slots; number++)
        {
            using var slot = queue.TakeSlot(number);
            free += slot is null ? 0 : 1;
        }
        if (free == 0)
        {
            return;
        }
        int wanted;
        using (queue.Lock())
        {
            wanted = new Schedule(queue).Runnable().Take(free).Count();
        }
        for (var i = 0; i < wanted; i++)
        {
            Start(queue.Site);
        }
    }

    internal int Run()
    {
        FileLock? slot = null;
        using (queue.Lock())
        {
            for (var number = 0; number < queue.Site.Slots && slot is null; number++)
            {
                slot = queue.TakeSlot(number);
            }
        }
        if (slot is not null)
        {
            using var locked = queue.Lock();
            new Schedule(queue).Recover();
        }
        while (slot is not null)
        {
            Job? job;
            using (queue.Lock())
            {
                job = Begin();
                if (job is null)
                {
                    // Given back under the lock: a job that comes now finds a free slot or is seen here.
                    slot.Dispose();
                    break;
                }
            }
            new RunningJob(queue, job).Run();
            StartFor(queue);
        }
        return 0;
    }

    private Job? Begin()
    {
        if (new Schedule(queue).Runnable().FirstOrDefault() is not { } job)
        {
            return null;
        }
        var now = queue.Site.Now;
        File.Delete(queue.RequestFile(job));
        return queue.Update(job, found => found with
        {
            State = JobState.Running,
            Since = now,
            Started = now,
            Ended = null,
            Starts = found.Starts + 1,
            RunnerPid = Environment.ProcessId,
            RunnerStart = ProcessTable.StartOf(Environment.ProcessId),
        });
    }

    private static void Start(Site site)
    {
        var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Where(entry => entry.Key is not "HEPPY_REHEARSAL_DIR")
            .Select(entry => $"{entry.Key}={entry.Value}")
            .Append($"HEPPY_REHEARSAL_DIR={site.Folder}");
        ChildProcess.Start([.. Program(), Command], environment, site.Folder,
            Streams.To(Path.Combine(site.Folder, "runner.log")));
    }

    private static IEnumerable<string> Program()
    {
        var process = Environment.ProcessPath ?? "";
        var host = Path.GetFileNameWithoutExtension(process).Equals("dotnet", StringComparison.Ordinal);
        return host ? [process, typeof(SlotRunner).Assembly.Location] : [process];
    }
}
