using System.Diagnostics;
using Heppy.Pools.Calls;

namespace Heppy.Pools.Local;

/// <summary>Runs jobs in this process. A job that must end is left alone with its thread, and another thread takes its place.</summary>
internal sealed class ThreadWorker(LocalWorkers pool, int number) : Worker(pool, number)
{
    /// <inheritdoc/>
    protected override void Run(Call call, int first, int count)
    {
        long now = Stopwatch.GetTimestamp();
        for (int job = first; job < first + count; job++)
        {
            if (!Begin(call, job, first + count, now))
            {
                if (job == first)
                {
                    // Replaced for the sake of an earlier job, after these were taken.
                    Pool.PutBack(call, first, count);
                }

                return;
            }

            now = call.Run(job, Number, now, out bool hasEnded);
            if (hasEnded)
            {
                Count();
            }
        }
    }

    /// <inheritdoc/>
    protected override void Stop(int job) => IsReplaced = true;

    /// <inheritdoc/>
    protected override void Stopped(Call call, int job, int end)
    {
        Pool.PutBack(call, job + 1, end - job - 1);
        Pool.Replace(this);
    }
}
