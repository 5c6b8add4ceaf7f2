namespace Heppy.Pools;

/// <summary>A job that failed.</summary>
/// <param name="Job">Its number, from 0, in the order of the jobs.</param>
/// <param name="Reason">Why.</param>
/// <param name="Machine">Where.</param>
/// <param name="Message">What happened: class and message of an exception, or how its process ended.</param>
/// <param name="Stack">The exception with its stack, or what else is known; may be empty.</param>
public sealed record JobFailure(int Job, FailureReason Reason, string Machine, string Message, string Stack)
{
    /// <summary>The failure of a job that took too long.</summary>
    internal static JobFailure OutOfTime(int job, TimeSpan limit) => new(
        job, FailureReason.OutOfTime, Environment.MachineName, FormattableString.Invariant($"it took longer than the time limit of {limit.TotalSeconds:0.###} s"), "");

    /// <summary>The failure of a job by an exception.</summary>
    internal static JobFailure Of(int job, FailureReason reason, Exception e) => new(
        job, reason, Environment.MachineName, $"{e.GetType().Name}: {e.Message}", e.ToString());
}
