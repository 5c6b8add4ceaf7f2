using Heppy.Rehearsal.Queue;

namespace Heppy.Rehearsal.Faults;

/// <summary>What faults do to queries and removals.</summary>
internal static class QueryFault
{
    /// <summary>Hangs, or ends the command with this message and exit code, if a rule for the command says so.</summary>
    internal static void Strike(JobQueue queue, string command, string message, int exitCode)
    {
        if (!File.Exists(Path.Combine(queue.Site.Folder, "faults.json")))
        {
            return;
        }
        IReadOnlyList<FaultRule> faults;
        using (queue.Lock())
        {
            var plan = new FaultPlan(queue.Site);
            faults = plan.DrawForQuery(command);
            plan.Save();
        }
        if (faults.FirstOrDefault(rule => rule.Fault == FaultKind.QueryHangs) is { } hangs)
        {
            Thread.Sleep(hangs.Duration);
        }
        if (faults.Any(rule => rule.Fault == FaultKind.QueryFails))
        {
            throw new CommandException(message, exitCode);
        }
    }
}
