using Heppy.Rehearsal.Queue;

namespace Heppy.Rehearsal.Faults;

/// <summary>What faults do to a submission and to what the submitting command prints.</summary>
internal static class SubmitFault
{
    private const string Reason = "held by a fault of the rehearsal";

    /// <summary>The job with its faults, held if one of them says so.</summary>
    internal static Job Apply(Job job, IReadOnlyList<FaultRule> faults)
    {
        var isHeld = faults.Any(rule => rule.Fault == FaultKind.Hold && !rule.IsDuringRun);
        return job with
        {
            Faults = faults,
            State = isHeld ? JobState.Held : job.State,
            Reason = isHeld ? Reason : job.Reason,
            ReasonCode = isHeld ? 1 : job.ReasonCode,
        };
    }

    /// <summary>Ends the command if the submission fails.</summary>
    internal static void Refuse(IReadOnlyList<Job> jobs, string message, int exitCode)
    {
        if (jobs.Any(job => job.Faults.Any(rule => rule.Fault == FaultKind.SubmitFails)))
        {
            throw new CommandException(message, exitCode);
        }
    }

    /// <summary>Prints what the command prints once the jobs are queued. An exit code if that goes wrong.</summary>
    internal static int? Print(IReadOnlyList<Job> jobs, string text)
    {
        var faults = jobs.SelectMany(job => job.Faults).ToList();
        if (faults.FirstOrDefault(rule => rule.Fault == FaultKind.SubmitHangs) is { } hangs)
        {
            Thread.Sleep(hangs.Duration);
        }
        if (faults.Any(rule => rule.Fault == FaultKind.SubmitGarbage))
        {
            Console.Out.Write("\u001b[31m*** NOTICE ***\u001b[0m maintenance on Tuesday, 12:00 <ops>\nok, 1 item(s)?\n");
            return 0;
        }
        Console.Out.Write(text);
        return null;
    }
}
