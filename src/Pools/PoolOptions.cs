namespace Heppy.Pools;

/// <summary>How a pool treats its jobs.</summary>
public record PoolOptions
{
    /// <summary>How long a job may take before it is ended and counts as failed; null for any time.</summary>
    /// <remarks>A process is killed. A thread cannot be: it is left alone, its result is ignored, and another thread takes its place.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">It is not above zero.</exception>
    public TimeSpan? TimeLimit
    {
        get;
        init => field = value is null || value > TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(TimeLimit), value, "A time limit is above zero.");
    }

    /// <summary>How often a job is started, all in all, whose process or machine dies; at least 1. A job that throws is not started again.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int Attempts
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Attempts), value, "A job is started once at least.");
    } = 3;

    /// <summary>How jobs and results travel to other processes; its class needs a constructor without parameters.</summary>
    public IJobSerializer Serializer { get; init; } = new JsonJobSerializer();

    /// <summary>Receives a line for each event of note, such as a submission or a worker that died; null for none.</summary>
    public TextWriter? Log { get; init; }
}
