using System.Globalization;
using Heppy.Rehearsal.Queue;
using Heppy.Rehearsal.Running;

namespace Heppy.Rehearsal.HTCondor;

/// <summary>The conditions of a job: run limits, periodic and on-exit expressions, retries.</summary>
internal sealed class CondorPolicy(Site site, Job job)
{
    private const int JobPolicy = 3;
    private const int JobDurationExceeded = 46;
    private const int ExecuteDurationExceeded = 47;

    // JobFlavour, as CERN's batch system defines it, in seconds.
    private static readonly Dictionary<string, double> flavours = new(StringComparer.OrdinalIgnoreCase)
    {
        ["espresso"] = 1200, ["microcentury"] = 3600, ["longlunch"] = 7200, ["workday"] = 28800,
        ["tomorrow"] = 86400, ["testmatch"] = 259200, ["nextweek"] = 604800,
    };

    /// <summary>How a job ends that reaches a limit of its run time.</summary>
    internal Ending LimitReached()
    {
        if (Seconds("AllowedJobDuration") is { } duration)
        {
            return new Ending(EndingKind.Hold, Text($"The job exceeded allowed job duration of {duration}"),
                JobDurationExceeded);
        }
        return Seconds("AllowedExecuteDuration") is { } execution
            ? new Ending(EndingKind.Hold, Text($"The job exceeded allowed execute duration of {execution}"),
                ExecuteDurationExceeded)
            : new Ending(EndingKind.Remove,
                "via condor_rm: the system macro SYSTEM_PERIODIC_REMOVE expression evaluated to TRUE, job runtime exceeded");
    }

    /// <summary>What the job's conditions say while it runs; nothing if it may go on.</summary>
    /// <param name="elapsed">Since its start.</param>
    internal Ending? WhileRunning(TimeSpan elapsed)
    {
        // A rehearsed minute may be shorter than a minute: limits in seconds shrink with it.
        var seconds = elapsed / site.Minute * 60;
        var limits = (IEnumerable<double?>)[Seconds("AllowedJobDuration"), Seconds("AllowedExecuteDuration"),
            Seconds("MaxRuntime"), Flavour];
        if (limits.Any(limit => seconds >= limit))
        {
            return LimitReached();
        }
        if (!job.Description.ContainsKey("PeriodicRemove") && !job.Description.ContainsKey("PeriodicHold"))
        {
            return null;
        }
        var lookup = JobAd.Lookup(job, job.Since + TimeSpan.FromSeconds(seconds));
        return IsTrue("PeriodicRemove", lookup)
            ? new Ending(EndingKind.Remove, Evaluated("PeriodicRemove"))
            : IsTrue("PeriodicHold", lookup) ? new Ending(EndingKind.Hold, Evaluated("PeriodicHold"), JobPolicy) : null;
    }

    /// <summary>Whether a job that ended by itself is held, or queued again.</summary>
    internal Ending AtExit(Ending ending)
    {
        var lookup = JobAd.Lookup(ending.Record(job, site.Now), site.Now);
        if (IsTrue("OnExitHold", lookup))
        {
            return ending with { Kind = EndingKind.Hold, Reason = Evaluated("OnExitHold"), ReasonCode = JobPolicy };
        }
        var isKept = job.Description.ContainsKey("OnExitRemove") && !IsTrue("OnExitRemove", lookup);
        var isRetried = ending.ExitCode != (Seconds("JobSuccessExitCode") ?? 0)
            && job.Starts <= (Seconds("JobMaxRetries") ?? 0);
        return isKept || isRetried ? ending with { Kind = EndingKind.Requeue } : ending;
    }

    private double? Flavour =>
        UserLog.Attribute(job, "JobFlavour") is { } name && flavours.TryGetValue(name, out var seconds)
            ? seconds : null;

    private double? Seconds(string attribute) => job.Description.TryGetValue(attribute, out var text)
        && ClassAdExpression.Evaluate(text, JobAd.Lookup(job, site.Now)) is { } value and (long or double)
            ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : null;

    private bool IsTrue(string attribute, Func<string, object?> lookup) =>
        job.Description.TryGetValue(attribute, out var text) && ClassAdExpression.IsTrue(text, lookup);

    private string Evaluated(string attribute) =>
        $"The job attribute {attribute} expression '{job.Description[attribute]}' evaluated to TRUE";

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
